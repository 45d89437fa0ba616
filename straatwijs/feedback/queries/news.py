"""News of a place for everyone: in feeds, in the mail and on paper. All of it stands on public pages too."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.agenda.models import ActionPoint, Conversation
from straatwijs.agenda.queries.conversations import conversations_in, next_conversation, of_place
from straatwijs.agenda.queries.proposals import about_people
from straatwijs.agenda.states import TopicState
from straatwijs.early_signals.queries import board
from straatwijs.feedback.mail_keys import news_key
from straatwijs.feedback.models import Answer, NewsSheet
from straatwijs.feedback.models.news_sheets import SheetState
from straatwijs.feedback.states import ANSWERS, Milestone, State
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of
from straatwijs.shared.weeks import AMSTERDAM, midnight

# How far back a feed goes.
REACH = timedelta(weeks=26)


@dataclass(frozen=True, kw_only=True)
class News:
    """`key` names it for good and tells nothing; `on` is a day, never a moment."""

    key: str
    headline: str
    text: str
    reason: str
    place: str
    path: str
    on: date
    answer: int | None = None


def news(area: Area, *, today: date, limit: int = 30) -> tuple[News, ...]:
    """Everything of the last half year, newest first."""
    after = midnight(today - REACH)
    found = [
        *street_news(area, after=after, today=today, limit=limit),
        *conversation_news(area, after=after),
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.key), reverse=True)[:limit])


def street_news(
    area: Area, *, after: datetime, today: date, until: datetime | None = None, limit: int = 30
) -> tuple[News, ...]:
    """What the team answered, what stands out, and the news sheet. `until`: what is younger waits for the next time."""
    end = until or timezone.now()
    sheets = sheets_of(area).filter(published_at__gt=after, published_at__lte=end)[:limit]
    found = [
        *(
            _of_answer(answer, place)
            for answer, place in public_since(area, after=after, until=end, limit=limit)
        ),
        *(_of_signal(one, area) for one in board.released(area, today=today, after=after, until=end)),
        *(_of_sheet(sheet) for sheet in sheets),
    ]
    return tuple(sorted(found, key=lambda one: (one.on, one.key), reverse=True))


def conversation_news(area: Area, *, after: datetime, until: datetime | None = None) -> tuple[News, ...]:
    """An agenda that was set, and a report that is there."""
    end = until or timezone.now()
    found = [one for one in _conversations(area) if after < (_told_at(one) or after) <= end]
    return tuple(_of_conversation(conversation) for conversation in found)


def coming(area: Area, *, now: datetime) -> Conversation | None:
    """The next one where people from here can go; for more than a street also one in it."""
    inside = conversations_in([area]).filter(at__gte=now).order_by("at").first()
    return next_conversation(area, now=now) or inside


def public_since(
    area: Area, *, limit: int, after: datetime | None = None, until: datetime | None = None
) -> Iterator[tuple[Answer, Area]]:
    """Public answers of this place, around it and in it, newest first, each with the place that may be named."""
    around = neighbourhood_of(area)
    candidates = Answer.objects.filter(
        Q(area__code__in=area.path.strip("/").split("/")) | Q(area__path__startswith=around.path),
        public=True,
        undone_at=None,
        state__in=ANSWERS,
    ).exclude(action__topic__sheltered=True)
    if after is not None:
        candidates = candidates.filter(at__gt=after)
    if until is not None:
        candidates = candidates.filter(at__lte=until)
    found = 0
    for answer in candidates.select_related("area", "action__topic").order_by("-at", "-pk").iterator():
        place = place_shown(answer.area, answer.action)
        if concerns(place, area):
            yield answer, place
            found += 1
        if found == limit:
            return


def place_shown(area: Area, action: ActionPoint | None) -> Area:
    """What is agreed about how people live together is told of their neighbourhood, so that no street is pointed at."""
    if action is not None and about_people(action.topic.indicators):
        return neighbourhood_of(area)
    return area


def concerns(place: Area, area: Area) -> bool:
    """Whether the page of `area` tells of `place`: itself, around it and, for more than a street, in it."""
    inside = place.path.startswith(area.path) and not area.is_outdoors
    return inside or area.path.startswith(place.path)


def sheets_of(area: Area) -> QuerySet[NewsSheet]:
    """Published ones of this place and the places around it, newest first."""
    here = area.path.strip("/").split("/")
    return (
        NewsSheet.objects.filter(area__code__in=here, state=SheetState.PUBLISHED)
        .select_related("area")
        .order_by("-published_at", "-pk")
    )


def path_of(conversation: Conversation) -> str:
    return f"/gesprek/{conversation.pk}"


def _conversations(area: Area) -> QuerySet[Conversation]:
    if area.is_outdoors:
        return of_place(area)
    return (conversations_in([area]) | of_place(area)).distinct()


def _told_at(conversation: Conversation) -> datetime | None:
    return conversation.closed_at or conversation.set_at


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()


def _of_answer(answer: Answer, place: Area) -> News:
    label = Milestone(answer.milestone).label if answer.milestone else State(answer.state).label
    return News(
        key=news_key(f"answer {answer.pk}"),
        headline=f"{str(label).capitalize()}: {place.name}",
        text=answer.text,
        reason=answer.reason,
        place=place.name,
        path=place.get_absolute_url(),
        on=_day(answer.at),
        answer=answer.pk,
    )


def _of_signal(signal: board.Released, area: Area) -> News:
    return News(
        key=news_key(f"signal {signal.key}"),
        headline=signal.headline,
        text=" ".join(part for part in (signal.sentence, signal.answer) if part),
        reason="",
        place=area.name,
        path=area.get_absolute_url(),
        on=signal.found_on,
    )


def _of_sheet(sheet: NewsSheet) -> News:
    first = sheet.paragraphs.first()
    return News(
        key=news_key(f"sheet {sheet.pk}"),
        headline=sheet.title,
        text=first.text if first else "",
        reason="",
        place=sheet.area.name,
        path=sheet.get_absolute_url(),
        on=_day(sheet.published_at or sheet.made_at),
    )


def _of_conversation(conversation: Conversation) -> News:
    place, day = conversation.area.name, f"{conversation.at.astimezone(AMSTERDAM):%-d-%-m-%Y}"
    if conversation.closed_at:
        headline = _("The report of the conversation in %(place)s is there") % {"place": place}
        text = _("What was said and agreed on %(day)s.") % {"day": day}
    else:
        headline = _("The agenda of the conversation in %(place)s is set") % {"place": place}
        titles = conversation.topics.filter(state=TopicState.ON_AGENDA, sheltered=False)
        topics = "; ".join(titles.values_list("title", flat=True))
        text = _("On %(day)s, %(where)s. We talk about: %(topics)s.") % {
            "day": day,
            "where": conversation.place,
            "topics": topics or _("what was noted"),
        }
    step = "report" if conversation.closed_at else "agenda"
    return News(
        key=news_key(f"{step} {conversation.pk}"),
        headline=headline,
        text=text,
        reason="",
        place=place,
        path=path_of(conversation),
        on=_day(_told_at(conversation) or conversation.at),
    )
