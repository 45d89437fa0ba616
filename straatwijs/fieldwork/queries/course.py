"""The course of a place in one week, for its own team: read through the gate, compared with target, past and sisters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.calculations.course import (
    PAST_WEEKS,
    Against,
    Goal,
    Measure,
    Usual,
    Week,
    against,
    past,
    usual,
    value,
    wanted,
)
from straatwijs.fieldwork.models import CourseChange, Sister, Target
from straatwijs.fieldwork.queries.measures import column, label, measures
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where
from straatwijs.privacy.calculations.forms import Spread
from straatwijs.privacy.queries import Reader, Told, filled, spread_elsewhere, summed, told
from straatwijs.shared.weeks import week_of

LOGBOOK = "logbook"
_WEEKS_SHOWN = 20
_MOST_READY = 5


@dataclass(frozen=True, kw_only=True)
class Line:
    """One measure over the weeks shown, with what was wanted of it; `now` is this week, `then` the own past."""

    measure: Measure
    label: str
    column: str
    values: tuple[int | None, ...]
    wanted: tuple[int | None, ...]
    now: Usual
    then: Usual
    against: Against
    elsewhere: Spread | None

    @property
    def goal(self) -> int | None:
        return self.wanted[-1]

    @property
    def is_reached(self) -> bool | None:
        """None where there is no target, or too little to tell."""
        if self.goal is None or self.now.value is None:
            return None
        return self.now.value >= self.goal


@dataclass(frozen=True, kw_only=True)
class SisterCourse:
    """A place that agreed to be named: this week and its past, for each line of the course."""

    sister: Sister
    area: Area
    forms: int
    minutes: int
    values: tuple[tuple[Usual, Usual], ...]


@dataclass(frozen=True, kw_only=True)
class Course:
    area: Area
    instrument: Instrument
    weeks: tuple[Week, ...]
    lines: tuple[Line, ...]
    changes: tuple[CourseChange, ...]
    sisters: tuple[SisterCourse, ...]
    told: tuple[Told, ...]

    @property
    def now(self) -> Week:
        return self.weeks[-1]

    @property
    def week(self) -> date:
        return self.now.week

    @property
    def then(self) -> tuple[Week, ...]:
        return past(self.weeks, self.week)


@dataclass(frozen=True, kw_only=True)
class Ready:
    """The course of a week that lies ready for somebody; `mine`: they filled in forms there themselves."""

    area: Area
    week: date
    forms: int
    mine: bool


def last_week(today: date) -> date:
    """The Monday of the last week that is over."""
    return week_of(today) - timedelta(weeks=1)


def course(area: Area, *, reader: Reader, week: date, instrument: str = LOGBOOK) -> Course | None:
    """None for who may not see this place live."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return None
    asked = instruments()[instrument]
    weeks = _weeks(area, instrument, week)
    sisters = [
        (one, one.other(area)) for one in sisters_of(area, instrument=instrument).exclude(agreed_at=None)
    ]
    goals = tuple(
        Goal(measure=Measure(part=one.part, whole=one.whole), first_week=one.first_week, wanted=one.wanted)
        for one in Target.objects.filter(area=area, instrument=instrument)
    )
    lines = tuple(
        _line(measure, weeks, goals, asked=asked, area=area, named=[place for _one, place in sisters])
        for measure in measures(asked)
    )
    return Course(
        area=area,
        instrument=asked,
        weeks=weeks,
        lines=lines,
        changes=tuple(
            CourseChange.objects.filter(
                area=area, instrument=instrument, week__gte=weeks[0].week, week__lte=week
            )
        ),
        sisters=tuple(
            _sister(one, place, instrument, week, [line.measure for line in lines]) for one, place in sisters
        ),
        told=told(area, instrument=instrument, reader=reader, first=week, end=week + timedelta(weeks=1)),
    )


def sisters_of(area: Area, *, instrument: str = LOGBOOK) -> QuerySet[Sister]:
    """Agreed or not yet, asked by this place or of it."""
    return Sister.objects.filter(Q(asking=area) | Q(asked=area), instrument=instrument).select_related(
        "asking", "asked"
    )


def ready(member: Member, *, today: date, instrument: str = LOGBOOK) -> tuple[Ready, ...]:
    """The course of last week, of each place where this member filled something in, or that they lead; own ones first."""
    reader, week = Reader.for_member(member), last_week(today)
    places: dict[int, list[bool]] = {}
    for area in largest_areas_where(member, Permission.SEE_STREET_LIVE):
        for form in filled(
            area, instrument=instrument, reader=reader, first=week, end=week + timedelta(weeks=1)
        ):
            places.setdefault(form.place.id, []).append(form.mine)
    areas = Area.objects.in_bulk(places)
    found = [
        Ready(area=areas[number], week=week, forms=len(mine), mine=any(mine))
        for number, mine in places.items()
        if any(mine) or reader.may(Permission.LEAD_CONVERSATION, areas[number])
    ]
    return tuple(sorted(found, key=lambda one: (not one.mine, -one.forms, one.area.name))[:_MOST_READY])


def asked_sisters(member: Member) -> tuple[Sister, ...]:
    """Places that asked one of this member's places, and have no answer yet."""
    own = largest_areas_where(member, Permission.ANSWER)
    mine = Q(pk__in=[])
    for area in own:
        mine |= Q(asked__path__startswith=area.path)
    return tuple(Sister.objects.filter(mine, agreed_at=None).select_related("asking", "asked"))


def _weeks(area: Area, instrument: str, week: date, *, number: int = _WEEKS_SHOWN) -> tuple[Week, ...]:
    end = week + timedelta(weeks=1)
    return tuple(
        Week(week=one.week, forms=one.forms, minutes=one.minutes, numbers=one.numbers)
        for one in summed(area, instrument=instrument, first=end - timedelta(weeks=number), end=end)
    )


def _line(
    measure: Measure,
    weeks: Sequence[Week],
    goals: Sequence[Goal],
    *,
    asked: Instrument,
    area: Area,
    named: Sequence[Area],
) -> Line:
    now, then = usual(weeks[-1:], measure), usual(past(weeks, weeks[-1].week), measure)
    end = weeks[-1].week + timedelta(weeks=1)
    return Line(
        measure=measure,
        label=label(asked, measure),
        column=column(asked, measure),
        values=tuple(value(week, measure) for week in weeks),
        wanted=tuple(wanted(goals, measure, week.week) for week in weeks),
        now=now,
        then=then,
        against=against(now, then, measure),
        elsewhere=spread_elsewhere(
            area,
            instrument=asked.id,
            part=measure.part,
            whole=measure.whole,
            first=end - timedelta(weeks=PAST_WEEKS + 1),
            end=end,
            without=named,
        ),
    )


def _sister(
    sister: Sister, area: Area, instrument: str, week: date, lines: Sequence[Measure]
) -> SisterCourse:
    weeks = _weeks(area, instrument, week, number=PAST_WEEKS + 1)
    return SisterCourse(
        sister=sister,
        area=area,
        forms=sum(one.forms for one in weeks),
        minutes=sum(one.minutes for one in weeks),
        values=tuple((usual(weeks[-1:], measure), usual(weeks[:-1], measure)) for measure in lines),
    )
