"""What was said: written in the room, amended afterwards with what changed and why."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions import rights
from straatwijs.agenda.actions.conversations import locked
from straatwijs.agenda.models import Minutes, Topic
from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.states import ConversationState, TopicState
from straatwijs.observations.public_words import team_words
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

FIELDS = ("going_on", "doing", "more")


@transaction.atomic
def write_minutes(
    *,
    topic: Topic,
    going_on: str,
    doing: str,
    more: str,
    seen: int,
    why: str = "",
    by: Member,
    now: datetime | None = None,
) -> Minutes:
    """The next version. `seen` is the version that the writer had before them, 0 for none.

    Raises Refused when somebody else wrote in the meantime (field "seen"), when names stand in it, or when a closed
    conversation is amended without saying why; PermissionDenied.
    """
    conversation = locked(topic.conversation, by)
    found = Topic.objects.select_for_update().get(pk=topic.pk)
    if found.state != TopicState.ON_AGENDA:
        raise Refused("", _("This topic is not on the agenda."))
    if conversation.state == ConversationState.PLANNED:
        raise Refused("", _("Set the agenda first: people should know what is talked about."))
    known = rights.names(conversation.area)
    said = {
        name: team_words(name, words, most=MOST_WORDS, places=known)
        for name, words in zip(FIELDS, (going_on, doing, more), strict=True)
    }
    if not any(said.values()):
        raise Refused("going_on", _("Write down at least what is going on."))
    last = found.minutes.order_by("-version").first()
    if last and all(getattr(last, name) == words for name, words in said.items()):
        return last
    if (last.version if last else 0) != seen:
        raise Refused("seen", _("Somebody wrote in the meantime. Look at both, and send yours again."))
    reason = team_words("why", why, most=200, places=known)
    if conversation.state == ConversationState.CLOSED and not reason:
        raise Refused("why", _("Say what changed and why: the report was public already."))
    written = Minutes.objects.create(
        topic=found, version=seen + 1, why=reason, by=by, at=now or timezone.now(), **said
    )
    record(by=by, action="write", thing="minutes", key=found.pk, version=written.version)
    return written
