"""The words of an answer: there, not too long, and nobody's name in them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from straatwijs.feedback.models import MOST_REASON, MOST_WORDS
from straatwijs.feedback.refusal import Refused
from straatwijs.feedback.states import State
from straatwijs.feedback.withheld import explain
from straatwijs.observations import deidentification
from straatwijs.privacy.queries import InboxItem

# The team says when it comes and where to read on.
_THE_TEAM_MAY = frozenset({"date", "url"})


def check_words(*, text: str, reason: str, state: State, items: Iterable[InboxItem]) -> tuple[str, str]:
    """The cleaned words. Everybody with the receipt reads them, so what names a person is refused."""
    text, reason = _clean(text), _clean(reason) if state is State.NOT_DONE else ""
    if not text:
        raise Refused("text", _("Write what happens with it."))
    if state is State.NOT_DONE and not reason:
        raise Refused("reason", _("Say why not. An honest no comes with its reason."))
    places = {item.place.name for item in items}
    for field, words, most in (("text", text, MOST_WORDS), ("reason", reason, MOST_REASON)):
        if len(words) > most:
            raise Refused(
                field, _("This is too long: there is room for %(most)d characters.") % {"most": most}
            )
        _check_nobody_is_named(field, words, places)
    return text, reason


def _clean(words: str) -> str:
    kept = words.replace("\r\n", "\n")
    return "".join(letter for letter in kept if letter == "\n" or letter.isprintable()).strip()


def _check_nobody_is_named(field: str, words: str, places: set[str]) -> None:
    if not words:
        return
    try:
        found = deidentification.withhold(words, places=places)
    except deidentification.NotReady:
        raise Refused(
            field, _("Your answer can't be checked for names right now. Try again in a minute.")
        ) from None
    # What is only suspected must not stop an answer: unlike a resident's words it waits for nobody else's eyes.
    sure = [span.kind for span in found.spans if span.kind not in _THE_TEAM_MAY and not span.uncertain]
    if sure:
        kinds = ", ".join(explain(sure))
        raise Refused(
            field,
            _("Everybody can read this, and it seems to hold: %(kinds)s. Write it without.")
            % {"kinds": kinds},
        )
