"""From what was noted to what was agreed, and back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from straatwijs.agenda.models import ActionPoint, Conversation, Topic, TopicSource
from straatwijs.agenda.states import OPEN_ACTIONS, TopicState
from straatwijs.places.models import Area
from straatwijs.places.queries import within
from straatwijs.shared.weeks import AMSTERDAM


@dataclass(frozen=True, kw_only=True)
class Link:
    """One topic that a contribution came to stand in, with what was agreed about it. Nothing of a sheltered one."""

    conversation: int
    topic: int
    on: date
    title: str
    actions: tuple[ActionPoint, ...]


def trail(reference: int) -> tuple[Link, ...]:
    """Where a contribution went, oldest first."""
    topics = (
        Topic.objects.filter(sources__contribution=reference, sheltered=False)
        .exclude(state__in=[TopicState.PROPOSED, TopicState.MERGED])
        .select_related("conversation")
        .prefetch_related("action_points__sources")
        .order_by("conversation__at", "pk")
    )
    return tuple(
        Link(
            conversation=topic.conversation_id,
            topic=topic.pk,
            on=topic.conversation.at.astimezone(AMSTERDAM).date(),
            title=topic.title,
            actions=tuple(
                action
                for action in topic.action_points.all()
                if any(source.contribution == reference for source in action.sources.all())
            ),
        )
        for topic in topics
    )


def of_topic(topic: Topic) -> list[int]:
    """References of what it came from."""
    return list(topic.sources.order_by("contribution").values_list("contribution", flat=True))


def of_action(action: ActionPoint) -> list[int]:
    return list(action.sources.order_by("contribution").values_list("contribution", flat=True))


def of_conversation(conversation: Conversation) -> QuerySet[TopicSource]:
    """Everything that its agenda came from."""
    on_it = [TopicState.ON_AGENDA, TopicState.DROPPED, TopicState.LATER]
    return TopicSource.objects.filter(topic__conversation=conversation, topic__state__in=on_it)


def open_actions(areas: Iterable[Area]) -> QuerySet[ActionPoint]:
    """What was agreed in these places and is not done, the most urgent first."""
    return _actions(areas).filter(state__in=OPEN_ACTIONS).order_by("due", "pk")


def settled_actions(areas: Iterable[Area]) -> QuerySet[ActionPoint]:
    """Done, or not done with the reason; newest first."""
    return _actions(areas).exclude(state__in=OPEN_ACTIONS).order_by("-agreed_at", "-pk")


def public_actions(area: Area) -> QuerySet[ActionPoint]:
    """What was agreed here or in the places around it and is not done, without what is kept in the lee."""
    around = Q(area__code__in=area.path.strip("/").split("/")) | Q(area__path__startswith=area.path)
    found = ActionPoint.objects.filter(around, state__in=OPEN_ACTIONS, topic__sheltered=False)
    return found.select_related("area", "topic__conversation").order_by("due", "pk")


def _actions(areas: Iterable[Area]) -> QuerySet[ActionPoint]:
    return ActionPoint.objects.filter(within(areas, "area")).select_related("area", "topic__conversation")
