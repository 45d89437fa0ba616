"""A conversation in De Kade with topics and what was agreed, the short way."""

from datetime import datetime, timedelta

from django.utils import timezone

from straatwijs.agenda.actions import conversations
from straatwijs.agenda.actions.conversations import Plan
from straatwijs.agenda.models import Conversation, Topic, TopicSource
from straatwijs.agenda.models.topics import Origin
from straatwijs.agenda.states import TopicState
from straatwijs.feedback.actions import chain


def plan(area, by, *, days: int = 20, place: str = "Wijkcentrum De Kade") -> Conversation:
    at = (timezone.now() + timedelta(days=days)).replace(minute=15, second=0, microsecond=0)
    wish = Plan(
        at=at,
        minutes=90,
        venue="neighbourhood",
        place=place,
        open_for="Wat we samen doen",
        fixed="",
        ceiling=5,
        themes=["Schone straten"],
        roles=["Bewoners"],
    )
    return conversations.plan_conversation(area=area, plan=wish, by=by)


def topic(
    conversation: Conversation,
    title: str,
    *,
    area=None,
    indicators=("loose_tiles",),
    state=TopicState.ON_AGENDA,
    sheltered=False,
    reason="",
    sources=(),
) -> Topic:
    """As it stands after the coordinator's choice."""
    made = Topic.objects.create(
        conversation=conversation,
        key=f"test:{title}",
        origin=Origin.OWN,
        title=title,
        indicators=list(indicators),
        state=state,
        sheltered=sheltered,
        reason=reason,
    )
    made.areas.set([area or conversation.area])
    TopicSource.objects.bulk_create([TopicSource(topic=made, contribution=one) for one in sources])
    return made


def agreed(topic: Topic, by, *, what: str, now: datetime | None = None, days: int = 60):
    """The agenda stands, and this was agreed about the topic."""
    topic.conversation.refresh_from_db()
    if topic.conversation.set_at is None:
        topic.conversation = chain.set_agenda(conversation=topic.conversation, by=by)
    due = timezone.localdate() + timedelta(days=days)
    return chain.agree_action(topic=topic, what=what, who="Gemeente", due=due, by=by, now=now)


def step(action, by, state: str, *, text: str = "", reason: str = ""):
    return chain.advance_action(action=action, state=state, text=text, reason=reason, by=by)
