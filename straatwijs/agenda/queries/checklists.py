"""A month before a conversation its coordinator is reminded of the list that the scouts fill in together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.agenda.models import Conversation
from straatwijs.agenda.queries.conversations import AGENDA, REMINDER, conversations_in
from straatwijs.agenda.states import ConversationState
from straatwijs.fieldwork.models import ChecklistMeeting
from straatwijs.fieldwork.queries.checklists import in_places
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM, midnight

# A list that was closed so long before the conversation still counts for it.
_FRESH = timedelta(days=45)


@dataclass(frozen=True, kw_only=True)
class ListDue:
    """`before`: when the agenda is set. `meeting`: the list that is being filled in, if there is one."""

    conversation: Conversation
    before: date
    meeting: ChecklistMeeting | None


def checklists_due(areas: Iterable[Area], *, today: date) -> tuple[ListDue, ...]:
    """For conversations within a month whose place, or a place in it, has no closed list yet; the first one first."""
    end = midnight(today + REMINDER + timedelta(days=1))
    coming = conversations_in(areas).filter(at__gte=midnight(today), at__lt=end)
    open_ = coming.filter(state__in=[ConversationState.PLANNED, ConversationState.SET]).order_by("at", "pk")
    return tuple(found for conversation in open_ for found in _due(conversation))


def _due(conversation: Conversation) -> Iterator[ListDue]:
    day = conversation.at.astimezone(AMSTERDAM).date()
    lists = in_places([conversation.area])
    if lists.filter(closed_at__gte=midnight(day - _FRESH)).exists():
        return
    meeting = lists.filter(closed_at=None).order_by("-begun_at").first()
    yield ListDue(conversation=conversation, before=day - AGENDA, meeting=meeting)
