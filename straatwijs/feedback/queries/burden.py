"""How a place is worked in: how often people talk and read news, what comes in, and who carries it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q

from straatwijs.accounts.roles import ROLES
from straatwijs.agenda.models import Conversation
from straatwijs.agenda.queries.conversations import conversations_in, next_conversation
from straatwijs.agenda.states import ConversationState
from straatwijs.feedback.models import NewsSheet
from straatwijs.feedback.models.news_sheets import SheetState
from straatwijs.feedback.queries.answers import answered
from straatwijs.feedback.queries.figures import AnswerFigures, answer_figures
from straatwijs.places.models import Area, Assignment
from straatwijs.privacy.queries import (
    Reader,
    Waiting,
    WeekOfLooking,
    WeekOfNotes,
    notes_by_week,
    waiting,
    weekly,
)
from straatwijs.shared.weeks import week_of

_A_YEAR = timedelta(weeks=52)
# The thirteen whole weeks up to now, as three months.
_MONTHS = (4, 4, 5)


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """Conversations and news sheets of the last 52 weeks."""

    conversations: int
    last: Conversation | None
    coming: Conversation | None
    sheets: int
    last_sheet: NewsSheet | None
    figures: AnswerFigures


@dataclass(frozen=True, kw_only=True)
class Month:
    """Whole weeks, from `first` to the Sunday `last`. Notes that came in, and what of them has an answer by now."""

    first: date
    last: date
    weeks: int
    received: int
    answered: int
    visits: int
    minutes: int

    @property
    def waiting(self) -> int:
        return self.received - self.answered

    def per_week(self, number: int) -> float:
        return number / self.weeks


@dataclass(frozen=True, kw_only=True)
class Burden:
    """`waiting` is everything that waits, however old. `team` has each role with how many people serve in it."""

    months: tuple[Month, ...]
    waiting: Waiting
    team: tuple[tuple[str, int], ...]


def rhythm(area: Area, *, reader: Reader, now: datetime) -> Rhythm:
    held = conversations_in([area]).filter(
        at__lte=now, state__in=[ConversationState.HELD, ConversationState.CLOSED]
    )
    sheets = NewsSheet.objects.filter(area__path__startswith=area.path, state=SheetState.PUBLISHED)
    return Rhythm(
        conversations=held.filter(at__gt=now - _A_YEAR).count(),
        last=held.order_by("-at", "-pk").first(),
        coming=next_conversation(area, now=now),
        sheets=sheets.filter(published_at__gt=now - _A_YEAR).count(),
        last_sheet=sheets.order_by("-published_at", "-pk").first(),
        figures=answer_figures(area, reader=reader),
    )


def burden(area: Area, *, reader: Reader, today: date) -> Burden:
    end = week_of(today)
    first = end - timedelta(weeks=sum(_MONTHS))
    notes = notes_by_week(area, first=first, end=end, reader=reader, answered=answered())
    looking = weekly([area], codes=(), first=first, end=end, reader=reader)
    return Burden(
        months=_months(notes, looking),
        waiting=waiting(area, reader=reader, answered=answered()),
        team=_team(area),
    )


def _months(notes: Sequence[WeekOfNotes], looking: Sequence[WeekOfLooking]) -> tuple[Month, ...]:
    """Nothing for a reader who may not see the place live."""
    found, begin = [], 0
    for weeks in _MONTHS if notes and looking else ():
        some, looked = notes[begin : begin + weeks], looking[begin : begin + weeks]
        begin += weeks
        found.append(
            Month(
                first=some[0].week,
                last=some[-1].week + timedelta(days=6),
                weeks=weeks,
                received=sum(week.received for week in some),
                answered=sum(week.answered for week in some),
                visits=sum(week.visits for week in looked),
                minutes=sum(week.minutes for week in looked),
            )
        )
    return tuple(found)


def serving(area: Area) -> Q:
    """Assignments to this place, a place around it or one in it."""
    return Q(area__code__in=area.path.strip("/").split("/")) | Q(area__path__startswith=area.path)


def _team(area: Area) -> tuple[tuple[str, int], ...]:
    held = Assignment.objects.filter(serving(area), member__is_active=True)
    numbers = dict(held.order_by().values_list("role").annotate(number=Count("member", distinct=True)))
    return tuple((str(role.label), numbers[name]) for name, role in ROLES.items() if name in numbers)
