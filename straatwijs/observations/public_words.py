"""Words that many people read: what was taken out of a resident's, and what the team may not write."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from straatwijs.observations import deidentification
from straatwijs.shared.refusal import Refused

# The team says when it comes and where to read on.
_THE_TEAM_MAY = frozenset({"date", "url"})

_KINDS = {
    "person": _("a name"),
    "phone": _("a phone number"),
    "email": _("an e-mail address"),
    "url": _("a web address"),
    "handle": _("a name on social media"),
    "plate": _("a number plate"),
    "iban": _("a bank account"),
    "bsn": _("a citizen number"),
    "document": _("a document number"),
    "postcode_house": _("a postcode with house number"),
    "house_number": _("a house number"),
    "birth_date": _("a date of birth"),
    "date": _("a date"),
    "age": _("an age"),
}


def explain(kinds: Iterable[str]) -> list[str]:
    """Each kind once, in the order of the list above."""
    there = set(kinds)
    known = [str(label) for kind, label in _KINDS.items() if kind in there]
    return known + ([str(_("something personal"))] if there - _KINDS.keys() else [])


def clean(words: str) -> str:
    """Without what can't be seen, and with one way of ending a line."""
    kept = words.replace("\r\n", "\n")
    return "".join(letter for letter in kept if letter == "\n" or letter.isprintable()).strip()


def team_words(field: str, words: str, *, most: int, places: Collection[str]) -> str:
    """What somebody of the team wrote, cleaned. Refused when it is too long or names a person."""
    kept = clean(words)
    if len(kept) > most:
        raise Refused(
            field, gettext("This is too long: there is room for %(most)d characters.") % {"most": most}
        )
    if kept:
        _check_nobody_is_named(field, kept, places)
    return kept


def _check_nobody_is_named(field: str, words: str, places: Collection[str]) -> None:
    try:
        found = deidentification.withhold(words, places=set(places))
    except deidentification.NotReady:
        raise Refused(
            field, gettext("Your answer can't be checked for names right now. Try again in a minute.")
        ) from None
    # What is only suspected must not stop the team: unlike a resident's words these wait for nobody else's eyes.
    sure = [span.kind for span in found.spans if span.kind not in _THE_TEAM_MAY and not span.uncertain]
    if sure:
        raise Refused(
            field,
            gettext("Everybody can read this, and it seems to hold: %(kinds)s. Write it without.")
            % {"kinds": ", ".join(explain(sure))},
        )
