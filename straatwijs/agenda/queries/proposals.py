"""The agenda builds itself: what is still open from last time, what stands out, what was noted most."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from straatwijs.agenda.models import ActionPoint, Conversation, Topic
from straatwijs.agenda.models.topics import Origin
from straatwijs.agenda.queries.choices import taken_up
from straatwijs.agenda.queries.conversations import before, since
from straatwijs.agenda.states import OPEN_ACTIONS, TopicState
from straatwijs.early_signals.models import EarlySignal
from straatwijs.early_signals.states import State as SignalState
from straatwijs.fieldwork.models import Point
from straatwijs.fieldwork.queries.living_room import ABOUT, DESK, about_choices, came_in_about
from straatwijs.fieldwork.queries.points import of_point, still_open
from straatwijs.fieldwork.queries.threads import threads_for_agenda
from straatwijs.instruments.definition import Kind, Side
from straatwijs.instruments.queries import indicators, told_with_forms
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, kind_of, often_answered, often_noted
from straatwijs.shared.weeks import week_of

# Fewer notes than this are somebody's word, not yet a topic for an evening.
_LEAST = 3
_MOST = {Side.ANNOYING: 5, Side.PLEASANT: 3}
_MOST_POINTS, _MOST_QUESTIONS = 5, 3
_LONGEST_TITLE = 120


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A topic as it would be proposed."""

    key: str
    origin: Origin
    title: str
    areas: tuple[Area, ...]
    indicators: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    signal: EarlySignal | None = None
    action: ActionPoint | None = None
    point: Point | None = None
    # The topic of last time whose contributions it takes along.
    earlier: Topic | None = None
    # Contributions that it comes from, besides what was noted about its indicators.
    sources: tuple[int, ...] = ()


def proposals(conversation: Conversation, *, reader: Reader, today: date) -> tuple[Draft, ...]:
    """In the order of the agenda: what was promised comes before what is new."""
    with translation.override(settings.LANGUAGE_CODE):
        drafts = [
            *_open_actions(conversation),
            *_chosen(conversation),
            *_kept(conversation),
            *_signals(conversation),
            *_points(conversation),
            *_questions(conversation, reader=reader, today=today),
        ]
        covered = {code for draft in drafts for code in draft.indicators}
        drafts += [
            *_threads(conversation),
            *_notes(conversation, reader=reader, today=today, covered=covered),
        ]
    return tuple(drafts)


def about_people(codes: tuple[str, ...] | list[str]) -> bool:
    return any(kind_of(code) is not Kind.OBJECT for code in codes)


def _open_actions(conversation: Conversation) -> Iterator[Draft]:
    """What was agreed before and is not done, oldest promise first."""
    still_open = (
        ActionPoint.objects.filter(area__path__startswith=conversation.area.path, state__in=OPEN_ACTIONS)
        .exclude(topic__conversation=conversation)
        .select_related("area", "topic")
    )
    for action in still_open.order_by("due", "pk"):
        yield Draft(
            key=f"action:{action.pk}",
            origin=Origin.ACTION,
            title=action.what[:_LONGEST_TITLE],
            areas=(action.area,),
            indicators=tuple(action.topic.indicators),
            since=action.topic.since,
            until=action.topic.until,
            action=action,
            earlier=action.topic,
        )


def _chosen(conversation: Conversation) -> Iterator[Draft]:
    """What residents chose and the team took up, as far as no conversation talks about it already."""
    options = {f"choice:{option.pk}": option for option in taken_up(conversation.area)}
    elsewhere = Topic.objects.filter(key__in=options).exclude(conversation=conversation)
    taken = set(elsewhere.values_list("key", flat=True))
    for key, option in options.items():
        if key not in taken:
            yield Draft(
                key=key,
                origin=Origin.CHOICE,
                title=option.text,
                areas=(conversation.area,),
                indicators=tuple(option.topic.indicators) if option.topic else (),
                since=option.topic.since if option.topic else None,
                until=option.topic.until if option.topic else None,
                earlier=option.topic,
            )


def _kept(conversation: Conversation) -> Iterator[Draft]:
    last = before(conversation)
    if last is None:
        return
    for topic in last.topics.filter(state=TopicState.LATER, sheltered=False).prefetch_related("areas"):
        yield Draft(
            key=f"later:{topic.pk}",
            origin=Origin.LATER,
            title=topic.title,
            areas=tuple(topic.areas.all()),
            indicators=tuple(topic.indicators),
            since=topic.since,
            until=topic.until,
            signal=topic.signal,
            point=topic.point,
            earlier=topic,
        )


def _signals(conversation: Conversation) -> Iterator[Draft]:
    """What the team put on the agenda, as far as no conversation talks about it already."""
    waiting = EarlySignal.objects.filter(
        area__path__startswith=conversation.area.path, state=SignalState.ON_AGENDA
    )
    taken = Topic.objects.exclude(conversation=conversation).exclude(signal=None).values("signal")
    for signal in waiting.exclude(pk__in=taken).prefetch_related("areas").select_related("area__parent"):
        areas = (signal.area, *(area for area in signal.areas.all() if area.pk != signal.area_id))
        yield Draft(
            key=f"signal:{signal.pk}",
            origin=Origin.SIGNAL,
            title=_title(signal.indicators, areas),
            areas=areas,
            indicators=tuple(signal.indicators),
            since=signal.since,
            until=signal.week + timedelta(weeks=1),
            signal=signal,
        )


def _points(conversation: Conversation) -> Iterator[Draft]:
    """What lies at a desk and is not done, as far as no conversation talks about it already."""
    elsewhere = Topic.objects.exclude(conversation=conversation).exclude(point=None).values("point")
    for point in still_open(conversation.area).exclude(pk__in=elsewhere)[:_MOST_POINTS]:
        yield Draft(
            key=f"point:{point.pk}",
            origin=Origin.POINT,
            title=point.what[:_LONGEST_TITLE],
            areas=(point.area,),
            point=point,
            sources=tuple(of_point(point)),
        )


def _questions(conversation: Conversation, *, reader: Reader, today: date) -> Iterator[Draft]:
    """What people came in with most. A topic stands on a public agenda, so it passes the gate that everybody's figures pass."""
    first, end = since(conversation), today + timedelta(days=1)
    often = often_answered(conversation.area, instrument=DESK, question=ABOUT, first=first, end=end)
    subjects = dict(about_choices())
    for row in often[:_MOST_QUESTIONS]:
        if row.answer not in subjects or row.answer == "other":
            continue
        yield Draft(
            key=f"desk:{row.answer}",
            origin=Origin.QUESTION,
            title=_("Questions at the desk: %(what)s") % {"what": subjects[row.answer].lower()},
            areas=(conversation.area,),
            sources=came_in_about(row.answer, conversation.area, first=first, end=end, reader=reader),
        )


def _threads(conversation: Conversation) -> Iterator[Draft]:
    """What several people told of, as far as no conversation talks about it already."""
    found = {f"thread:{thread.thread}": thread for thread in threads_for_agenda(conversation.area)}
    elsewhere = Topic.objects.filter(key__in=found).exclude(conversation=conversation)
    taken = set(elsewhere.values_list("key", flat=True))
    for key, thread in found.items():
        if key not in taken:
            yield Draft(
                key=key,
                origin=Origin.THREAD,
                title=thread.name,
                areas=(thread.area,),
                sources=thread.references,
            )


def _notes(conversation: Conversation, *, reader: Reader, today: date, covered: set[str]) -> Iterator[Draft]:
    first, end = since(conversation), week_of(today) + timedelta(weeks=1)
    room = dict(_MOST)
    for row in often_noted(conversation.area, first=first, end=end, reader=reader):
        side = Side(row.side)
        known = indicators().get(row.indicator)
        if (
            row.number < _LEAST
            or not room[side]
            or row.indicator in covered
            or known is None
            or row.indicator.startswith("other")
            or row.indicator in told_with_forms()
        ):
            continue
        room[side] -= 1
        yield Draft(
            key=f"notes:{row.indicator}",
            origin=Origin.NOTES,
            title=str(known.label),
            areas=(conversation.area,),
            indicators=(row.indicator,),
            since=first,
            until=end,
        )


def _title(codes: list[str], areas: tuple[Area, ...]) -> str:
    """What about people plays in a street is named after its neighbourhood, so that no street is pointed at."""
    what = " en ".join(str(indicators()[code].label) for code in codes if code in indicators()) or codes[0]
    around = areas[0].parent if areas[0].is_outdoors and about_people(codes) else None
    places = [around.name] if around else [area.name for area in areas]
    more = " …" if len(places) > 2 else ""
    return f"{what}: {', '.join(places[:2])}{more}"[:_LONGEST_TITLE]
