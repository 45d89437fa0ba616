"""What stands out, in sentences that a resident understands. Numbers, no chances: those come from what the team confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from straatwijs.early_signals.town import Scope
from straatwijs.instruments.queries import indicators

# Looking differs when it is this many times more or less.
_CLEAR = 1.25
# More, less and as much as usual.
_LOOKING = {
    "minutes": (
        gettext_lazy("There was more looking than usual; that is counted in."),
        gettext_lazy("There was less looking than usual; that is counted in."),
        gettext_lazy("There was as much looking as usual."),
    ),
    "people": (
        gettext_lazy("More people noted something than usual; that is counted in."),
        gettext_lazy("Fewer people noted something than usual; that is counted in."),
        gettext_lazy("As many people noted something as usual."),
    ),
}


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a sentence needs. `names` of the places, the main one first; `chance_of_ten` is None as long as too few were judged."""

    what: Sequence[str]
    names: Sequence[str]
    scope: str
    rises: bool
    weeks: int
    noted: int
    expected: float | None
    looked: float = 0.0
    usual: float = 0.0
    effort: str = "none"
    people: int = 0
    chance_of_ten: int | None = None


def what_of(codes: Sequence[str]) -> tuple[str, ...]:
    known = indicators()
    return tuple(str(known[code].label) if code in known else _("Something else") for code in codes)


def headline(facts: Facts) -> str:
    """ "Litter: more often than expected"."""
    if facts.expected is None:
        return _("%(what)s: noted by several people") % {"what": listed(facts.what)}
    sentence = (
        _("%(what)s: more often than expected") if facts.rises else _("%(what)s: less often than expected")
    )
    return sentence % {"what": listed(facts.what)}


def for_team(facts: Facts) -> str:
    """With the numbers: noted, expected, looking, and how often such a signal turns out to be chance."""
    parts = [_noted(facts), _expected(facts), _looking(facts), _chance(facts)]
    return " ".join(part for part in parts if part)


def about_things(facts: Facts, before: int | None) -> str:
    """For everyone, about things in the street: `before` is the public count of as many weeks before, None where that is not known."""
    told = _noted(facts)
    if before is None:
        return told
    compared = ngettext(
        "In as many weeks before it was %(number)d time.",
        "In as many weeks before it was %(number)d times.",
        before,
    )
    return f"{told} {compared % {'number': before}}"


def about_people(facts: Facts) -> str:
    """For everyone, about how people live together: in words, at the size of a neighbourhood."""
    sentence = (
        _("%(what)s: lately people note this more often in %(where)s.")
        if facts.rises
        else _("%(what)s: lately people note this less often in %(where)s.")
    )
    return sentence % {"what": listed(facts.what), "where": facts.names[0]}


def where_of(facts: Facts) -> str:
    """ "Kerkstraat and 2 streets around it"."""
    if facts.scope == Scope.TOWN:
        return _("all over %(town)s") % {"town": facts.names[0]}
    if facts.scope == Scope.NEIGHBOURHOOD:
        return _("the small streets of %(neighbourhood)s together") % {"neighbourhood": facts.names[0]}
    others = len(facts.names) - 1
    if not others:
        return facts.names[0]
    around = ngettext(
        "%(street)s and %(number)d street around it", "%(street)s and %(number)d streets around it", others
    )
    return around % {"street": facts.names[0], "number": others}


def listed(words: Sequence[str]) -> str:
    """ "Litter, bulky waste and vandalism": only the first keeps its capital."""
    first, *others = words
    lower = [word[:1].lower() + word[1:] for word in others]
    if not lower:
        return first
    return _("%(begin)s and %(last)s") % {"begin": ", ".join([first, *lower[:-1]]), "last": lower[-1]}


def span(weeks: int) -> str:
    return ngettext("in one week", "in %(number)d weeks", weeks) % {"number": weeks}


def _noted(facts: Facts) -> str:
    sentence = ngettext(
        "%(what)s, %(where)s: noted once %(span)s.",
        "%(what)s, %(where)s: noted %(number)d times %(span)s.",
        facts.noted,
    )
    if not facts.noted:
        sentence = _("%(what)s, %(where)s: not noted %(span)s.")
    return sentence % {
        "what": listed(facts.what),
        "where": where_of(facts),
        "number": facts.noted,
        "span": span(facts.weeks),
    }


def _expected(facts: Facts) -> str:
    if facts.expected is None:
        return ngettext("By %(number)d person.", "By %(number)d different people.", facts.people) % {
            "number": facts.people
        }
    about = round(facts.expected)
    if facts.effort not in _LOOKING:
        if not about:
            return _("We expect it less than once.")
        return ngettext("We expect it about once.", "We expect it about %(number)d times.", about) % {
            "number": about
        }
    if not about:
        return _("With this much looking we expect it less than once.")
    sentence = ngettext(
        "With this much looking we expect it about once.",
        "With this much looking we expect it about %(number)d times.",
        about,
    )
    return sentence % {"number": about}


def _looking(facts: Facts) -> str:
    """Nothing where nobody knows how much was looked."""
    if facts.effort not in _LOOKING or facts.usual <= 0:
        return ""
    ratio = facts.looked / facts.usual
    more, fewer, same = _LOOKING[facts.effort]
    return str(more if ratio > _CLEAR else fewer if ratio < 1 / _CLEAR else same)


def _chance(facts: Facts) -> str:
    if facts.chance_of_ten is None:
        return ""
    if not facts.chance_of_ten:
        return _("Of ten such signals hardly one turns out to be chance.")
    sentence = ngettext(
        "Of ten such signals about %(number)d turns out to be chance.",
        "Of ten such signals about %(number)d turn out to be chance.",
        facts.chance_of_ten,
    )
    return sentence % {"number": facts.chance_of_ten}
