"""What was talked about in a place, what was agreed then, and how that ended."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Prefetch, Q, QuerySet

from straatwijs.agenda.models import ActionPoint, Conversation, Minutes, Topic
from straatwijs.agenda.states import ConversationState, TopicState
from straatwijs.feedback.models import Verdict
from straatwijs.feedback.states import Opinion
from straatwijs.places.models import Area

_HELD = (ConversationState.HELD, ConversationState.CLOSED)
_SHOWN = (TopicState.ON_AGENDA, TopicState.LATER, TopicState.DROPPED)
# Ten years of four conversations a year.
MOST_CONVERSATIONS = 40


@dataclass(frozen=True, kw_only=True)
class Ending:
    """What was agreed and how it stands; `told` is the last thing that was said about it, `reason` why not."""

    action: ActionPoint
    told: str
    reason: str
    opinions: tuple[tuple[Opinion, int], ...]


@dataclass(frozen=True, kw_only=True)
class Tried:
    topic: Topic
    minutes: Minutes | None
    endings: tuple[Ending, ...]


@dataclass(frozen=True, kw_only=True)
class Talked:
    """One conversation that was held."""

    conversation: Conversation
    topics: tuple[Tried, ...]


def tried(area: Area) -> tuple[Talked, ...]:
    """Newest first. Of a conversation of a larger place only what stands in its report and is about this one."""
    topics = _topics(area).filter(conversation__state__in=_HELD)
    found: dict[Conversation, list[Topic]] = {}
    for topic in topics.order_by("-conversation__at", "-conversation", "order", "pk"):
        found.setdefault(topic.conversation, []).append(topic)
    kept = dict(list(found.items())[:MOST_CONVERSATIONS])
    opinions = _opinions(topic for some in kept.values() for topic in some)
    return tuple(
        Talked(conversation=one, topics=tuple(_tried(topic, opinions) for topic in some))
        for one, some in kept.items()
    )


def in_the_lee(area: Area) -> tuple[Topic, ...]:
    """Kept in the lee and not talked about yet; the first to look at again first."""
    waiting = _topics(area).filter(sheltered=True).exclude(conversation__state__in=_HELD)
    return tuple(waiting.order_by("look_again_on", "pk"))


def _topics(area: Area) -> QuerySet[Topic]:
    own = Q(conversation__area__path__startswith=area.path)
    around = Q(
        conversation__area__code__in=area.path.strip("/").split("/"),
        conversation__state=ConversationState.CLOSED,
        areas__path__startswith=area.path,
        sheltered=False,
    )
    actions = ActionPoint.objects.order_by("due", "pk").prefetch_related("news")
    return (
        Topic.objects.filter(own | around, state__in=_SHOWN)
        .distinct()
        .select_related("conversation__area")
        .prefetch_related("minutes", Prefetch("action_points", actions))
    )


def _tried(topic: Topic, opinions: dict[int, Counter[str]]) -> Tried:
    return Tried(
        topic=topic,
        minutes=next(iter(reversed(topic.minutes.all())), None),
        endings=tuple(_ending(action, opinions) for action in topic.action_points.all()),
    )


def _ending(action: ActionPoint, opinions: dict[int, Counter[str]]) -> Ending:
    steps: Sequence[str] = [step.text for step in action.news.all() if step.text]
    reasons = [step.reason for step in action.news.all() if step.reason]
    said = opinions.get(action.pk, Counter())
    return Ending(
        action=action,
        told=steps[-1] if steps else "",
        reason=reasons[-1] if reasons and action.state == "not_done" else "",
        opinions=tuple((opinion, said[opinion]) for opinion in Opinion if said[opinion]),
    )


def _opinions(topics: Iterable[Topic]) -> dict[int, Counter[str]]:
    """Each giver's last word on each action point, in one query."""
    actions = [action.pk for topic in topics for action in topic.action_points.all()]
    given = Verdict.objects.filter(answer__action__in=actions).order_by("on", "pk")
    last = {
        (action, contribution): opinion
        for action, contribution, opinion in given.values_list("answer__action", "contribution", "opinion")
    }
    found: dict[int, Counter[str]] = {}
    for (action, _contribution), opinion in last.items():
        found.setdefault(action, Counter())[opinion] += 1
    return found
