"""What a measure did, in sentences that a resident understands: for the team with figures, for everyone in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from straatwijs.plans.calculations.effect import (
    LEAST_AFTER,
    LEAST_BEFORE,
    LEAST_NOTES,
    LEAST_STREETS,
    Alike,
    Effect,
    Lack,
)
from straatwijs.plans.models import Direction, Goal, Outcome
from straatwijs.plans.queries.proof import Proof
from straatwijs.plans.sizes import size_of, words_of

# Looking differs when it is this many times more or less.
_CLEAR = 1.25
# Of streets where nothing was done, a larger part than this with an effect is more than chance.
_MANY = 0.15
_OUTCOMES = {
    Outcome.LESS: gettext_lazy("People note this less often than you would expect."),
    Outcome.MORE: gettext_lazy("People note this more often than you would expect."),
    Outcome.NO_DIFFERENCE: gettext_lazy(
        "No difference is to be seen: people note about as much as you would expect."
    ),
    Outcome.TOO_LITTLE: gettext_lazy("There is too little to tell whether it helped."),
    Outcome.DIFFERS: gettext_lazy(
        "It differs for whom you ask. So there is no figure here for all together."
    ),
}
_COURSES = (
    (0.25, gettext_lazy("went up and down along with it")),
    (0.5, gettext_lazy("went up and down roughly along with it")),
    (float("inf"), gettext_lazy("went its own way")),
)


def sentence(outcome: str, size: str = "", low: str = "", high: str = "") -> str:
    """ "Compared with what you would expect, about half is noted. It can also be about a third, or three quarters." """
    if not size:
        return str(_OUTCOMES[Outcome(outcome)])
    told = (
        str(_OUTCOMES[Outcome.NO_DIFFERENCE])
        if outcome == Outcome.NO_DIFFERENCE
        else _("Compared with what you would expect, %(size)s is noted.") % {"size": words_of(size)}
    )
    return f"{told} {_margin(size, low, high)}"


def _margin(size: str, low: str, high: str) -> str:
    others = [words_of(code) for code in (low, high) if code != size]
    if not others:
        return _("We are fairly sure of that.")
    if len(others) == 1:
        return _("It can also be %(size)s.") % {"size": others[0]}
    return _("It can also be %(low)s, or %(high)s.") % {"low": others[0], "high": others[1]}


def of_effect(effect: Effect) -> str:
    """The same of an effect, with what is lacking when there is too little to tell."""
    if effect.lack is not None:
        return f"{_OUTCOMES[Outcome.TOO_LITTLE]} {lacking(effect)}"
    codes = (size_of(ratio).code for ratio in (effect.ratio, effect.low, effect.high))
    return sentence(effect.verdict.value, *codes)


def lacking(effect: Effect) -> str:
    low, high = (size_of(ratio).words for ratio in (effect.low, effect.high))
    sentences = {
        Lack.WEEKS_BEFORE: _(
            "Before the start %(weeks)d weeks at least must have been noted, and it was less."
        )
        % {"weeks": LEAST_BEFORE},
        Lack.WEEKS_AFTER: _("It has to be going on for %(weeks)d weeks at least.") % {"weeks": LEAST_AFTER},
        Lack.LOOKING: _("It is not known how much was looked. So fewer notes can also mean less looking."),
        Lack.STREETS: _("At least %(number)d streets must stand beside it that resemble it.")
        % {"number": LEAST_STREETS},
        Lack.NOTES: _("There are fewer than %(number)d notes.") % {"number": LEAST_NOTES},
        Lack.UNSURE: _("It can be %(low)s, or %(high)s. Chance plays too large a part.")
        % {"low": low, "high": high},
    }
    return sentences[effect.lack] if effect.lack else ""


def in_figures(effect: Effect) -> str:
    """For the team: "0.52 times what was expected; with 95 % certainty between 0.31 and 0.83"."""
    return _(
        "%(ratio).2f times what was expected. In 95 of 100 such cases it lies between %(low).2f and %(high).2f."
    ) % {"ratio": effect.ratio, "low": effect.low, "high": effect.high}


def rests_on(proof: Proof) -> list[str]:
    """Notes before and after, the looking behind them, and the streets beside it."""
    effect = proof.effect
    return [
        _before_and_after(effect),
        _expected(effect),
        _looked(proof),
        ngettext("%(number)d street stands beside it.", "%(number)d streets stand beside it.", effect.streets)
        % {"number": effect.streets},
    ]


def _before_and_after(effect: Effect) -> str:
    before = ngettext(
        "Noted before the start: %(noted)d, in %(weeks)d week.",
        "Noted before the start: %(noted)d, in %(weeks)d weeks.",
        effect.weeks_before,
    ) % {"noted": effect.noted_before, "weeks": effect.weeks_before}
    after = ngettext(
        "Since the start: %(noted)d, in %(weeks)d week.",
        "Since the start: %(noted)d, in %(weeks)d weeks.",
        effect.weeks_after,
    ) % {"noted": effect.noted_after, "weeks": effect.weeks_after}
    return f"{before} {after}"


def _expected(effect: Effect) -> str:
    return _("Had it gone as in the other streets, it would have been about %(number)d.") % {
        "number": round(effect.expected)
    }


def _looked(proof: Proof) -> str:
    effect = proof.effect
    if proof.effort == "none":
        return _("It is not known how much was looked.")
    told = {
        "minutes": _("Looked per week: %(before)d minutes before the start, %(after)d since."),
        "notes": _(
            "Noted about other things, per week: %(before).1f before the start, %(after).1f since. That stands for looking."
        ),
    }[proof.effort]
    before = effect.looked_before / max(effect.weeks_before, 1)
    after = effect.looked_after / max(effect.weeks_after, 1)
    return f"{told % {'before': before, 'after': after}} {_more_or_less(before, after)}".strip()


def _more_or_less(before: float, after: float) -> str:
    if after > before * _CLEAR:
        return _("There was more looking since the start; that is counted in.")
    if before > after * _CLEAR:
        return _("There was less looking since the start; that is counted in.")
    return ""


def checked(proof: Proof) -> str:
    """The check on streets where nothing was done."""
    if not proof.checked:
        return ""
    told = ngettext(
        "As a check we asked the same of %(number)d street where nothing was done.",
        "As a check we asked the same of %(number)d streets where nothing was done.",
        proof.checked,
    ) % {"number": proof.checked}
    shown = ngettext(
        "In %(number)d of them it looked as if something had changed too.",
        "In %(number)d of them it looked as if something had changed too.",
        proof.shown,
    ) % {"number": proof.shown}
    usual = _("By chance that happens in about one street of twenty.")
    if proof.shown > max(1, _MANY * proof.checked):
        usual = _("That is more than chance. So be careful with this outcome.")
    return f"{told} {shown} {usual}"


def wanted(goal: Goal, outcome: str) -> bool | None:
    """Whether it went the way the goal asks; None when nobody can say."""
    if outcome not in (Outcome.LESS, Outcome.MORE):
        return None
    return (goal.direction == Direction.DOWN) == (outcome == Outcome.LESS)


def resembles(alike: Alike) -> str:
    """How a street compares before the start: level and course."""
    level = size_of(alike.level).words
    course = next(words for most, words in _COURSES if alike.course <= most)
    return _("%(level)s was noted, and it %(course)s") % {"level": level, "course": course}
