"""The wish board: what was asked, what became of it, and where to see it. Only what is public already, put together."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Prefetch
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from straatwijs.agenda.models import ActionNews, ActionPoint, Conversation, Topic
from straatwijs.agenda.models.topics import Origin
from straatwijs.agenda.queries.proposals import about_people
from straatwijs.agenda.states import ActionState, TopicState
from straatwijs.feedback.models import Answer, AnswerLink
from straatwijs.feedback.queries.measures import BOARD_STATES, ToldMeasure, wished
from straatwijs.feedback.queries.news import concerns, path_of, place_shown, public_since
from straatwijs.feedback.queries.said import said_of
from straatwijs.feedback.states import State
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of
from straatwijs.plans.states import MeasureState
from straatwijs.shared.weeks import AMSTERDAM, midnight

# What is older belongs in the reports of the conversations.
REACH = timedelta(weeks=104)
_MOST = 40

ASKED, AGREED, DONE, NOT_DONE = "asked", "agreed", "done", "not_done"
LABELS = {
    ASKED: gettext_lazy("Asked"),
    AGREED: gettext_lazy("Agreed"),
    DONE: gettext_lazy("Done"),
    NOT_DONE: gettext_lazy("Not done, and why"),
}


@dataclass(frozen=True, kw_only=True)
class Wish:
    """`asked` is the topic as it was talked about; `became` what was agreed or answered; `said` what people find of it."""

    column: str
    asked: str
    became: str
    news: str
    reason: str
    who: str
    due: date | None
    said: str
    place: str
    path: str
    talked: str  # the page of the conversation, if there was one
    on: date


@dataclass(frozen=True, kw_only=True)
class Column:
    code: str
    label: str
    wishes: tuple[Wish, ...]


def board(area: Area, *, today: date) -> tuple[Column, ...]:
    """All four columns, newest first, also the empty ones: a board without "not done" would not be honest."""
    after = midnight(today - REACH)
    found = [
        *_agreed(area, first=today - REACH),
        *_on_agendas(area, first=today - REACH),
        *(_of_measure(told) for told in wished(area, after=after)),
        *(_answered(answer, place) for answer, place in public_since(area, after=after, limit=_MOST * 2)
          if answer.action_id is None and answer.measure_id is None and not _told_again(answer)),
    ]  # fmt: skip
    found.sort(key=lambda wish: wish.on, reverse=True)
    return tuple(
        Column(code=code, label=str(label), wishes=tuple([w for w in found if w.column == code][:_MOST]))
        for code, label in LABELS.items()
    )


def _agreed(area: Area, *, first: date) -> Iterator[Wish]:
    actions = (
        ActionPoint.objects.filter(
            area__path__startswith=_town(area), topic__sheltered=False, agreed_at__gte=midnight(first)
        )
        .exclude(measures__state__in=BOARD_STATES)
        .select_related("area", "topic__conversation")
        .prefetch_related(Prefetch("news", ActionNews.objects.order_by("-at", "-pk")))
    )
    for action in actions:
        place = place_shown(action.area, action)
        if concerns(place, area):
            yield _of_action(action, place)


def _of_action(action: ActionPoint, place: Area) -> Wish:
    last = next((news for news in action.news.all() if news.state != ActionState.AGREED), None)
    state = ActionState(action.state)
    column = {ActionState.DONE: DONE, ActionState.NOT_DONE: NOT_DONE}.get(state, AGREED)
    return Wish(
        column=column,
        asked=action.topic.title,
        became=action.what,
        news=last.text if last else "",
        reason=last.reason if last and state is ActionState.NOT_DONE else "",
        who=action.who,
        due=action.due if column == AGREED else None,
        said=said_of(action) if column == DONE else "",
        place=place.name,
        path=place.get_absolute_url(),
        talked=path_of(action.topic.conversation),
        on=(last.at if last else action.agreed_at).astimezone(AMSTERDAM).date(),
    )


def _on_agendas(area: Area, *, first: date) -> Iterator[Wish]:
    """What is talked about or was left off, as far as nothing was agreed about it and no later agenda took it along."""
    goes_on = Topic.objects.filter(conversation__set_at__isnull=False, origin=Origin.LATER)
    taken_along = set(goes_on.values_list("key", flat=True))
    topics = (
        Topic.objects.filter(
            conversation__area__path__startswith=_town(area),
            conversation__set_at__gte=midnight(first),
            sheltered=False,
            state__in=[TopicState.ON_AGENDA, TopicState.LATER, TopicState.DROPPED],
            action_points=None,
        )
        .exclude(origin=Origin.ACTION)
        .exclude(measures__state__in=BOARD_STATES)
        .select_related("conversation__area")
        .prefetch_related("areas")
    )
    for topic in topics:
        place = _place_of(topic)
        if f"later:{topic.pk}" not in taken_along and concerns(place, area):
            yield _of_topic(topic, place)


def _place_of(topic: Topic) -> Area:
    areas = list(topic.areas.all())
    place = areas[0] if len(areas) == 1 else topic.conversation.area
    return neighbourhood_of(place) if about_people(topic.indicators) else place


def _of_topic(topic: Topic, place: Area) -> Wish:
    conversation = topic.conversation
    left_off = topic.state == TopicState.DROPPED
    return Wish(
        column=NOT_DONE if left_off else ASKED,
        asked=topic.title,
        became="" if left_off else _talked(topic, conversation),
        news="",
        reason=topic.reason if left_off else "",
        who="",
        due=None,
        said="",
        place=place.name,
        path=place.get_absolute_url(),
        talked=path_of(conversation),
        on=(conversation.set_at or conversation.at).astimezone(AMSTERDAM).date(),
    )


def _talked(topic: Topic, conversation: Conversation) -> str:
    day = f"{conversation.at.astimezone(AMSTERDAM):%-d-%-m-%Y}"
    if topic.state == TopicState.LATER:
        return _("Kept for the next conversation.")
    if conversation.at > timezone.now():
        return _("It is talked about on %(day)s.") % {"day": day}
    return _("It was talked about on %(day)s.") % {"day": day}


def _of_measure(told: ToldMeasure) -> Wish:
    column = {
        MeasureState.WAITING: ASKED,
        MeasureState.DONE: DONE,
        MeasureState.STOPPED: NOT_DONE,
    }.get(told.measure_state, AGREED)
    return Wish(
        column=column,
        asked=told.asked,
        became=told.title,
        news=told.news or (told.state if column == ASKED else ""),
        reason=told.reason,
        who=told.owner,
        due=told.due if column == AGREED else None,
        said=said_of(told.measure) if column == DONE else "",
        place=told.place.name,
        path=told.measure.get_absolute_url(),
        talked=told.talked,
        on=told.on,
    )


def _answered(answer: Answer, place: Area) -> Wish:
    """An answer that the team gave everyone by itself."""
    column = {
        State.BEING_DISCUSSED: ASKED,
        State.PLANNED: AGREED,
        State.DONE: DONE,
        State.NOT_DONE: NOT_DONE,
    }[State(answer.state)]
    return Wish(
        column=column,
        asked="",
        became=answer.text,
        news="",
        reason=answer.reason,
        who="",
        due=None,
        said="",
        place=place.name,
        path=place.get_absolute_url(),
        talked="",
        on=answer.at.astimezone(AMSTERDAM).date(),
    )


def _told_again(answer: Answer) -> bool:
    """Whether a later answer for everyone went to the same notes: then that one is what became of it."""
    later = AnswerLink.objects.filter(
        contribution=OuterRef("contribution"),
        answer__public=True,
        answer__undone_at=None,
        answer__at__gt=answer.at,
    )
    return AnswerLink.objects.filter(Exists(later), answer=answer).exists()


def _town(area: Area) -> str:
    """The path of its municipality: what concerns a place lies in there."""
    return area.path.partition("/")[0] + "/"
