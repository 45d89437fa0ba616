"""The agenda: proposing, putting on, joining, leaving off with a reason, keeping in the lee."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions import rights
from straatwijs.agenda.actions.conversations import closed_sentence, locked
from straatwijs.agenda.models import Conversation, Theme, Topic, TopicSource
from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.models.topics import Origin
from straatwijs.agenda.queries.chain import of_topic
from straatwijs.agenda.queries.proposals import Draft, about_people, proposals
from straatwijs.agenda.states import TOPIC, ConversationState, TopicState
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, behind, enough_people, enough_tellers
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.uuid7 import uuid7
from straatwijs.shared.weeks import week_of

LOOK_AGAIN_AFTER = timedelta(weeks=26)
_SOME = 500


@transaction.atomic
def build_agenda(*, conversation: Conversation, by: Member, now: datetime | None = None) -> int:
    """Propose what is not there yet; returns how many. What was agreed before goes on the agenda at once, first of all."""
    found = _open(conversation, by)
    made = 0
    drafts = proposals(found, reader=Reader.for_member(by), today=_day(now))
    for order, draft in enumerate(drafts):
        made += _propose(found, draft, order)
    if made:
        record(by=by, action="propose", thing="conversation", key=found.pk, topics=made)
    return made


@transaction.atomic
def add_topic(
    *, conversation: Conversation, title: str, theme: Theme | None, areas: Sequence[Area], by: Member
) -> Topic:
    """Something that was brought in, not counted. Raises Refused and PermissionDenied."""
    found = _open(conversation, by)
    words = _title(title, found)
    topic = Topic.objects.create(
        conversation=found,
        key=f"own:{uuid7()}",
        origin=Origin.OWN,
        theme=theme,
        title=words,
        order=_last(found),
    )
    topic.areas.set(areas or [found.area])
    record(by=by, action="add", thing="topic", key=topic.pk)
    return topic


@transaction.atomic
def decide(
    *,
    topic: Topic,
    state: str,
    reason: str,
    theme: Theme | None,
    title: str,
    by: Member,
    now: datetime | None = None,
) -> Topic:
    """On the agenda, not (with the reason), later, or back to the proposals. Raises Refused and PermissionDenied."""
    found = locked_topic(topic, by)
    wanted = _state(state)
    told = wanted is TopicState.PROPOSED and found.conversation.set_at is not None
    if told or wanted is TopicState.MERGED or wanted not in TOPIC[TopicState(found.state)]:
        raise Refused("state", _("Somebody was before you: look where it stands now."))
    if wanted is TopicState.ON_AGENDA:
        _check_room(found)
    if title.strip():
        found.title = _title(title, found.conversation)
    found.theme = theme or found.theme
    if wanted is not TopicState.PROPOSED:
        _link(found, _day(now))
    if wanted is TopicState.ON_AGENDA:
        _check_shown(found)
    found.reason = team_words("reason", reason, most=MOST_WORDS, places=rights.names(found.conversation.area))
    if wanted is TopicState.DROPPED and not found.reason:
        raise Refused("reason", _("Say why it is not on the agenda. Those who noted it read that."))
    found.state = wanted
    found.save(update_fields=["state", "reason", "title", "theme"])
    record(by=by, action="decide", thing="topic", key=found.pk, state=wanted)
    return found


@transaction.atomic
def merge(*, topic: Topic, into: Topic, by: Member) -> Topic:
    """One topic goes up in another, with all it came from. Returns the other."""
    found, other = locked_topic(topic, by), locked_topic(into, by)
    if (
        found.pk == other.pk
        or found.conversation_id != other.conversation_id
        or other.state == TopicState.MERGED
    ):
        raise Refused("into", _("Choose another topic of this conversation."))
    if TopicState.MERGED not in TOPIC[TopicState(found.state)]:
        raise Refused("into", _("Somebody was before you: look where it stands now."))
    found.state, found.merged_into = TopicState.MERGED, other
    found.save(update_fields=["state", "merged_into"])
    found.merged.update(merged_into=other)
    _add_sources(other, {*of_topic(found), *_behind(found)})
    other.areas.add(*found.areas.all())
    other.indicators = list(dict.fromkeys([*other.indicators, *found.indicators]))
    other.since = min(filter(None, [other.since, found.since]), default=None)
    other.until = max(filter(None, [other.until, found.until]), default=None)
    other.save(update_fields=["indicators", "since", "until"])
    record(by=by, action="merge", thing="topic", key=found.pk, into=other.pk)
    return other


@transaction.atomic
def shelter(*, topic: Topic, sheltered: bool, by: Member) -> Topic:
    """In the lee: shared with the team, not for communication; looked at again after half a year."""
    found = locked_topic(topic, by)
    found.sheltered = sheltered
    found.look_again_on = timezone.localdate() + LOOK_AGAIN_AFTER if sheltered else None
    if not sheltered and found.state == TopicState.ON_AGENDA:
        _check_shown(found)
    found.save(update_fields=["sheltered", "look_again_on"])
    record(by=by, action="shelter" if sheltered else "show", thing="topic", key=found.pk)
    return found


@transaction.atomic
def move(*, topic: Topic, up: bool, by: Member) -> None:
    """Past its neighbour on the agenda."""
    found = locked_topic(topic, by)
    beside = list(found.conversation.topics.filter(state=found.state).order_by("order", "pk"))
    place = next(number for number, one in enumerate(beside) if one.pk == found.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(beside):
        return
    beside[place], beside[other] = beside[other], beside[place]
    for order, one in enumerate(beside):
        one.order = order
    Topic.objects.bulk_update(beside, ["order"])


def add_source(*, topic: Topic, reference: int) -> None:
    """One more contribution that it comes from."""
    _add_sources(topic, [reference])


def locked_topic(topic: Topic, by: Member) -> Topic:
    """The row of a conversation that is not closed, for who may lead it."""
    conversation = _open(topic.conversation, by)
    found = Topic.objects.select_for_update().get(pk=topic.pk)
    found.conversation = conversation
    return found


def _open(conversation: Conversation, by: Member) -> Conversation:
    found = locked(conversation, by)
    if found.state == ConversationState.CLOSED:
        raise Refused("", closed_sentence())
    return found


def _propose(conversation: Conversation, draft: Draft, order: int) -> bool:
    state = TopicState.ON_AGENDA if draft.origin is Origin.ACTION else TopicState.PROPOSED
    topic, made = Topic.objects.get_or_create(
        conversation=conversation,
        key=draft.key,
        defaults={
            "origin": draft.origin,
            "title": draft.title,
            "state": state,
            "order": order,
            "indicators": list(draft.indicators),
            "since": draft.since,
            "until": draft.until,
            "signal": draft.signal,
            "action": draft.action,
            "point": draft.point,
        },
    )
    if made:
        topic.areas.set(draft.areas)
        _add_sources(topic, of_topic(draft.earlier) if draft.earlier else [])
    elif topic.state == TopicState.PROPOSED and topic.until != draft.until:
        topic.until = draft.until
        topic.save(update_fields=["until"])
    if topic.state in (TopicState.PROPOSED, TopicState.ON_AGENDA):
        _add_sources(topic, draft.sources)
    return made


def _link(topic: Topic, today: date) -> None:
    """Everything that was noted about it up to now, so that each of those people hears what comes of it."""
    if topic.origin in (Origin.NOTES, Origin.SIGNAL):
        topic.until = week_of(today) + timedelta(weeks=1)
        topic.save(update_fields=["until"])
    _add_sources(topic, _behind(topic))


def _behind(topic: Topic) -> tuple[int, ...]:
    if not topic.indicators or topic.since is None or topic.until is None:
        return ()
    return behind(list(topic.areas.all()), codes=topic.indicators, first=topic.since, end=topic.until)


def _add_sources(topic: Topic, references: Iterable[int]) -> None:
    rows = [TopicSource(topic=topic, contribution=reference) for reference in references]
    TopicSource.objects.bulk_create(rows, batch_size=_SOME, ignore_conflicts=True)


def _check_room(topic: Topic) -> None:
    conversation = topic.conversation
    there = conversation.topics.filter(state=TopicState.ON_AGENDA).exclude(origin=Origin.ACTION).count()
    if there >= conversation.ceiling:
        raise Refused(
            "state",
            _(
                "There are %(number)d topics already: as many as you agreed. Join two, or keep one for next time."
            )
            % {"number": there},
        )


def _check_shown(topic: Topic) -> None:
    """What is about people is named in public only when enough people spoke of it."""
    if topic.origin == Origin.THREAD and not topic.sheltered and not enough_tellers(of_topic(topic)):
        raise Refused("state", _too_few())
    if topic.sheltered or not about_people(topic.indicators) or topic.since is None or topic.until is None:
        return
    areas = list(topic.areas.all())
    if not enough_people(areas, codes=topic.indicators, first=topic.since, end=topic.until):
        raise Refused("state", _too_few())


def _too_few() -> str:
    return _(
        "Too few people noted this to name it in public: a few neighbours could be recognised in it. "
        "Keep it in the lee first, then put it on the agenda."
    )


def _title(title: str, conversation: Conversation) -> str:
    words = team_words("title", " ".join(title.split()), most=120, places=rights.names(conversation.area))
    if not words:
        raise Refused("title", _("Give the topic a name."))
    return words


def _state(state: str) -> TopicState:
    if state not in TopicState:
        raise Refused("state", _("Choose what happens with this topic."))
    return TopicState(state)


def _last(conversation: Conversation) -> int:
    highest: int | None = conversation.topics.aggregate(most=Max("order"))["most"]
    return 0 if highest is None else highest + 1


def _day(now: datetime | None) -> date:
    return timezone.localdate(now) if now else timezone.localdate()
