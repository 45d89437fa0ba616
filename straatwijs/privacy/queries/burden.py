"""What filling in forms asks of people: of oneself exactly, of a team only where it is not about one person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.db.models import Count, Max, Sum

from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.instruments.definition import Instrument, Kind
from straatwijs.instruments.queries import instrument_of, instruments
from straatwijs.observations.models import Channel, Contribution, StreetWeek
from straatwijs.places.models import Area, Assignment
from straatwijs.privacy.calculations.burden import LEAST_PEOPLE, Asked, Form, asked, parts, usual_seconds
from straatwijs.privacy.queries.places import place_of
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import Place


@dataclass(frozen=True, kw_only=True)
class TeamBurden:
    """Everything together, and two ways to part it that are never crossed."""

    total: Asked
    by_role: tuple[Asked, ...]
    by_instrument: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True)
class ResidentBurden:
    """What residents gave: notes, and the minutes that the instruments expect of them. `seconds`: the middle of what was
    measured, where enough notes tell it."""

    notes: int
    expected: float
    seconds: float | None


@dataclass(frozen=True, kw_only=True)
class KeptUp:
    """A form of the team that is in use at a place, and the week in which it was filled in last."""

    place: Place
    instrument: str
    last_week: date
    forms: int


def own_burden(reader: Reader, *, first: date, end: date) -> tuple[Asked, ...]:
    """Per instrument, of the member who asks and nobody else."""
    if reader.member is None:
        return ()
    rows = Contribution.objects.filter(
        kind=Kind.RECORD.value,
        instrument__in=[one.id for one in instruments().values() if one.for_team],
        member=reader.member,
        week__gte=first,
        week__lt=end,
    )
    forms = _forms(list(rows.values_list("instrument", "member", "seconds")), {})
    usual = usual_seconds(forms)
    return tuple(asked(code, some, usual) for code, some in sorted(_by(forms, "instrument").items()))


def team_burden(area: Area, *, reader: Reader, first: date, end: date) -> TeamBurden | None:
    """For who leads there; else None. A role or instrument of fewer than three people stands in the total only, and of
    fewer than three people altogether only what the instruments expect is told."""
    if not reader.may(Permission.LEAD_CONVERSATION, area):
        return None
    rows = Contribution.objects.filter(
        area__path__startswith=area.path, member__isnull=False, week__gte=first, week__lt=end
    )
    found = list(rows.values_list("instrument", "member", "seconds"))
    forms = _forms(found, _roles(area, {member for _instrument, member, _seconds in found}))
    usual = usual_seconds(forms)
    enough = len({form.member for form in forms}) >= LEAST_PEOPLE
    return TeamBurden(
        total=asked("", forms, usual, tell=enough),
        by_role=parts(_by(forms, "role"), usual),
        by_instrument=parts(_by(forms, "instrument"), usual),
    )


def resident_burden(area: Area, *, reader: Reader, first: date, end: date) -> ResidentBurden | None:
    """Exact, for who may see this place so; else None."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return None
    cells = StreetWeek.objects.filter(area__path__startswith=area.path, week__gte=first, week__lt=end)
    counted = cells.exclude(channel=Channel.IMPORT).order_by().values("indicator")
    numbers = [
        (row["notes"], instrument_of(row["indicator"])) for row in counted.annotate(notes=Sum("number"))
    ]
    given = [(number, instrument) for number, instrument in numbers if instrument and not instrument.for_team]
    measured = Contribution.objects.filter(
        area__path__startswith=area.path, member=None, week__gte=first, week__lt=end, seconds__isnull=False
    ).values_list("seconds", flat=True)
    known = [seconds for seconds in measured if seconds is not None]
    return ResidentBurden(
        notes=sum(number for number, _instrument in given),
        expected=sum(number * instrument.minutes for number, instrument in given),
        seconds=median(known) if len(known) >= LEAST_PEOPLE else None,
    )


def kept_up(areas: Sequence[Area], *, reader: Reader, since: date) -> tuple[KeptUp, ...]:
    """Forms with a rhythm that the team filled in there since that week, those that are silent longest first."""
    rhythmic = [code for code, instrument in instruments().items() if instrument.every_weeks]
    found: dict[tuple[str, str], KeptUp] = {}
    for area in areas:
        if not reader.may(Permission.SEE_STREET_LIVE, area):
            continue
        rows = Contribution.objects.filter(
            area__path__startswith=area.path, instrument__in=rhythmic, member__isnull=False, week__gte=since
        )
        last = rows.order_by().values("area", "instrument").annotate(last=Max("week"), forms=Count("pk"))
        places = Area.objects.in_bulk({row["area"] for row in last})
        for row in last:
            place = places[row["area"]]
            found[place.code, row["instrument"]] = KeptUp(
                place=place_of(place), instrument=row["instrument"], last_week=row["last"], forms=row["forms"]
            )
    return tuple(sorted(found.values(), key=lambda one: (one.last_week, one.place.name)))


def _forms(rows: Sequence[tuple[str, int, int | None]], roles: Mapping[int, str]) -> list[Form]:
    return [
        Form(
            instrument=code,
            member=member,
            role=roles.get(member, ""),
            expected=_minutes(instruments().get(code)),
            seconds=seconds,
        )
        for code, member, seconds in rows
    ]


def _minutes(instrument: Instrument | None) -> float:
    return instrument.minutes if instrument else 0


def _by(forms: Sequence[Form], name: str) -> dict[str, list[Form]]:
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(getattr(form, name), []).append(form)
    return found


def _roles(area: Area, members: set[int]) -> dict[int, str]:
    """In which role each of them fills in forms here; "" for who does not serve here any more."""
    able = [role.name for role in ROLES.values() if Permission.FILL_IN in role.permissions]
    held = Assignment.objects.filter(member__in=members, role__in=able).select_related("area")
    found: dict[int, str] = {}
    for one in held.order_by("-role"):
        if one.area.path.startswith(area.path) or area.path.startswith(one.area.path):
            found[one.member_id] = one.role
    return found
