"""What filling in asks of people at a place, against the ceiling it set, and which forms nobody keeps up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.fieldwork.calculations.burden import Held, Load, held
from straatwijs.fieldwork.calculations.course import is_silent, silent_weeks
from straatwijs.fieldwork.models import Ceiling
from straatwijs.fieldwork.queries.questions import has_lighter, is_lighter
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.places.queries import largest_areas_where, serves
from straatwijs.privacy.calculations.burden import Asked
from straatwijs.privacy.queries import (
    Reader,
    ResidentBurden,
    kept_up,
    own_burden,
    resident_burden,
    team_burden,
)
from straatwijs.shared.weeks import Quarter, quarter_of, week_of

# After a year of silence a form is not in use any more.
_IN_USE = timedelta(weeks=52)


@dataclass(frozen=True, kw_only=True)
class Own:
    """The own minutes of somebody in this quarter; `held` where a ceiling was set for their role."""

    asked: tuple[Asked, ...]
    minutes: float
    held: Held | None


@dataclass(frozen=True, kw_only=True)
class OfRole:
    """Enough people of one role, each on the average. `held` where a ceiling was set."""

    role: str
    label: str
    asked: Asked
    held: Held | None


@dataclass(frozen=True, kw_only=True)
class PlaceBurden:
    area: Area
    quarter: Quarter
    total: Asked
    by_role: tuple[OfRole, ...]
    by_instrument: tuple[tuple[str, Asked], ...]
    residents: ResidentBurden | None
    ceilings: tuple[tuple[str, str, int | None], ...]

    @property
    def warnings(self) -> tuple[OfRole, ...]:
        return tuple(
            one for one in self.by_role if one.held and (one.held.load != Load.ROOM or one.held.will_pass)
        )


@dataclass(frozen=True, kw_only=True)
class Silent:
    """A form that nobody keeps up at a place. `lighter`: there is a lighter one that is not asked yet."""

    area: Area
    instrument: Instrument
    weeks: int
    lighter: bool


def own(member: Member, *, today: date) -> Own:
    quarter = quarter_of(today)
    asked = own_burden(Reader.for_member(member), first=quarter.first_week, end=quarter.end)
    minutes = sum(one.minutes for one in asked)
    served = largest_areas_where(member, Permission.FILL_IN)
    ceilings = [
        ceiling
        for area in served
        for role in serves(member, area)
        if (ceiling := _ceilings(area).get(role.name))
    ]
    return Own(asked=asked, minutes=minutes, held=_held(minutes, min(ceilings), today) if ceilings else None)


def place_burden(area: Area, *, reader: Reader, today: date) -> PlaceBurden | None:
    """None for who does not lead there."""
    quarter = quarter_of(today)
    found = team_burden(area, reader=reader, first=quarter.first_week, end=quarter.end)
    if found is None:
        return None
    ceilings = _ceilings(area)
    able = [role for role in ROLES.values() if Permission.FILL_IN in role.permissions]
    return PlaceBurden(
        area=area,
        quarter=quarter,
        total=found.total,
        by_role=tuple(_of_role(asked, ceilings, today) for asked in found.by_role),
        by_instrument=tuple((_title(asked.code), asked) for asked in found.by_instrument),
        residents=resident_burden(area, reader=reader, first=quarter.first_week, end=quarter.end),
        ceilings=tuple((role.name, str(role.label), ceilings.get(role.name)) for role in able),
    )


def silent_forms(areas: Iterable[Area], *, reader: Reader, today: date) -> tuple[Silent, ...]:
    """Those that missed their rhythm twice, longest first; not what is out of use for a year."""
    known = kept_up(list(areas), reader=reader, since=week_of(today - _IN_USE))
    quiet = [
        one
        for one in known
        if is_silent(one.last_week, today, every_weeks=instruments()[one.instrument].every_weeks)
    ]
    places = Area.objects.in_bulk({one.place.id for one in quiet})
    return tuple(
        _silent(places[one.place.id], instruments()[one.instrument], one.last_week, today) for one in quiet
    )


def lighter_forms(area: Area) -> tuple[tuple[Instrument, bool], ...]:
    """The team's forms that have a lighter one, and whether it is asked here."""
    return tuple(
        (one, is_lighter(one.id, area))
        for one in instruments().values()
        if one.form and one.for_team and has_lighter(one)
    )


def warned(areas: Iterable[Area], *, reader: Reader, today: date) -> tuple[PlaceBurden, ...]:
    """Places that somebody leads where a ceiling is near, or will be passed at this pace."""
    found = (place_burden(area, reader=reader, today=today) for area in areas)
    return tuple(one for one in found if one and one.warnings)


def _silent(area: Area, instrument: Instrument, last: date, today: date) -> Silent:
    return Silent(
        area=area,
        instrument=instrument,
        weeks=silent_weeks(last, today),
        lighter=has_lighter(instrument) and not is_lighter(instrument.id, area),
    )


def _ceilings(area: Area) -> Mapping[str, int]:
    """Per role what counts here: the place's own ceiling, else that of the nearest place around it."""
    around = area.path.strip("/").split("/")
    found = Ceiling.objects.filter(area__code__in=around).select_related("area")
    return {one.role: one.minutes for one in sorted(found, key=lambda one: len(one.area.path))}


def _of_role(asked: Asked, ceilings: Mapping[str, int], today: date) -> OfRole:
    role = ROLES.get(asked.code)
    ceiling = ceilings.get(asked.code)
    return OfRole(
        role=asked.code,
        label=str(role.label) if role else "",
        asked=asked,
        held=_held(asked.per_person, ceiling, today) if ceiling else None,
    )


def _held(minutes: float, ceiling: int, today: date) -> Held:
    quarter = quarter_of(today)
    passed = (today - quarter.first_week).days // 7 + 1
    return held(minutes, ceiling, weeks_passed=passed, weeks=len(quarter.weeks))


def _title(code: str) -> str:
    known = instruments().get(code)
    return str(known.title) if known else code
