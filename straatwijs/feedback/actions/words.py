"""The words of an answer: there, not too long, and nobody's name in them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from straatwijs.feedback.models import MOST_REASON, MOST_WORDS
from straatwijs.feedback.states import State
from straatwijs.observations.public_words import clean, team_words
from straatwijs.privacy.queries import InboxItem
from straatwijs.shared.refusal import Refused


def check_words(*, text: str, reason: str, state: State, items: Iterable[InboxItem]) -> tuple[str, str]:
    """The cleaned words. Everybody with the receipt reads them, so what names a person is refused."""
    if not clean(text):
        raise Refused("text", _("Write what happens with it."))
    if state is State.NOT_DONE and not clean(reason):
        raise Refused("reason", _("Say why not. An honest no comes with its reason."))
    places = {item.place.name for item in items}
    told = team_words("text", text, most=MOST_WORDS, places=places)
    why = team_words("reason", reason, most=MOST_REASON, places=places) if state is State.NOT_DONE else ""
    return told, why
