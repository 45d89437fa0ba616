"""What a calculation may work on: the whole series of a municipality as plain arrays, without a word or a phone.

For the machine that looks for signals; what people see of its outcome goes through the gate again.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import numpy.typing as npt
from django.db.models import Q, QuerySet, Sum

from straatwijs.instruments.queries import told_with_forms
from straatwijs.observations import counts
from straatwijs.observations.models import Contribution, PeopleWeek, StreetWeek, VisitWeek
from straatwijs.places.models import OUTDOORS, Area, AreaKind
from straatwijs.privacy.calculations.paths import paths_above
from straatwijs.shared.weeks import AMSTERDAM

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cells:
    """Counts other than zero: position of the street, position of the week, number."""

    street: Numbers
    week: Numbers
    number: Numbers

    def since(self, first: int) -> "Cells":
        """The same with `first` as the first week; what lies before it is none."""
        return Cells(self.street, self.week - first, self.number)

    def at(self, position: Numbers) -> "Cells":
        """Each week where `position` puts it; without those that it puts at -1."""
        kept = position[self.week] >= 0
        return Cells(self.street[kept], position[self.week][kept], self.number[kept])

    def table(self, streets: int, weeks: int) -> Numbers:
        """(streets, weeks), whole numbers."""
        return self.dense(streets, weeks).astype(np.int64)

    def dense(self, streets: int, weeks: int) -> npt.NDArray[np.float32]:
        """(streets, weeks)."""
        table = np.zeros((streets, weeks), np.float32)
        np.add.at(table, (self.street, self.week), self.number)
        return table


@dataclass(frozen=True, kw_only=True)
class Series:
    """All counts of a municipality per indicator, and the looking behind them."""

    streets: tuple[Area, ...]
    weeks: tuple[date, ...]
    counts: Mapping[str, Cells]
    minutes: Cells
    people: Cells


@dataclass(frozen=True, kw_only=True)
class Recent:
    """One note without its words. `phone` tells notes of one phone from those of another within this answer; -1 is none."""

    street: int
    indicator: str
    day: date
    phone: int


def series(municipality: Area, *, first: date, end: date) -> Series:
    """From the Monday `first` up to the Monday `end`; notes at a doorway count for its street."""
    streets = _streets(municipality)
    weeks = tuple(first + timedelta(weeks=step) for step in range((end - first).days // 7))
    at = _Positions(municipality, streets, weeks)
    here: dict[str, Any] = {"area__path__startswith": municipality.path, "week__gte": first, "week__lt": end}
    by_indicator: defaultdict[str, list[tuple[int, date, int]]] = defaultdict(list)
    cells = (
        StreetWeek.objects.filter(**here)
        .exclude(indicator__in=told_with_forms())
        .order_by()
        .values_list("indicator", "area_id", "week")
    )
    for indicator, area, week, number in cells.annotate(total=Sum("number")).iterator():
        by_indicator[indicator].append((area, week, number))
    visits = VisitWeek.objects.filter(**here).values_list("area_id", "week", "minutes")
    return Series(
        streets=streets,
        weeks=weeks,
        counts={indicator: at.cells(rows) for indicator, rows in sorted(by_indicator.items())},
        minutes=at.cells(list(visits)),
        people=at.cells(_people(here, first=first, end=end)),
    )


def _people(here: Mapping[str, Any], *, first: date, end: date) -> list[tuple[int, date, int]]:
    settled = {
        (area, week): number
        for area, week, number in PeopleWeek.objects.filter(**here).values_list("area_id", "week", "number")
    }
    where = {"area__path__startswith": here["area__path__startswith"]}
    live = {(area, week): number for area, week, number in counts.people_by_week(first, end, **where)}
    return [(area, week, number) for (area, week), number in (live | settled).items()]


@dataclass(frozen=True, kw_only=True)
class Measured:
    """Notes of some indicators together, (streets, weeks), all and by perspective ("" is "not said"), with the looking:
    minutes of visits, and how often something else was noted.
    """

    streets: tuple[Area, ...]
    weeks: tuple[date, ...]
    counts: Numbers
    by_perspective: Mapping[str, Numbers]
    minutes: Numbers
    others: Numbers


def measured(municipality: Area, *, codes: Collection[str], first: date, end: date) -> Measured:
    """From the Monday `first` up to the Monday `end`, for the calculation of what a measure did."""
    streets = _streets(municipality)
    weeks = tuple(first + timedelta(weeks=step) for step in range((end - first).days // 7))
    at, shape = _Positions(municipality, streets, weeks), (len(streets), len(weeks))
    here: dict[str, Any] = {"area__path__startswith": municipality.path, "week__gte": first, "week__lt": end}
    found: defaultdict[str, list[tuple[int, date, int]]] = defaultdict(list)
    cells = StreetWeek.objects.filter(**here).order_by()
    rows = cells.filter(indicator__in=codes).values_list("perspective", "area_id", "week")
    for perspective, area, week, number in rows.annotate(total=Sum("number")).iterator():
        found[perspective].append((area, week, number))
    by_perspective = {name: at.cells(cells).table(*shape) for name, cells in sorted(found.items())}
    others = cells.exclude(indicator__in=codes).values_list("area_id", "week").annotate(total=Sum("number"))
    visits = VisitWeek.objects.filter(**here).values_list("area_id", "week", "minutes")
    return Measured(
        streets=streets,
        weeks=weeks,
        counts=sum(by_perspective.values(), np.zeros(shape, np.int64)),
        by_perspective=by_perspective,
        minutes=at.cells(list(visits)).table(*shape),
        others=at.cells(list(others)).table(*shape),
    )


def recent(municipality: Area, *, first: date, end: date) -> tuple[Recent, ...]:
    """Each note from one day up to another, oldest first."""
    streets = _streets(municipality)
    at = _Positions(municipality, streets, ())
    notes = Contribution.objects.filter(
        area__path__startswith=municipality.path, week__gte=first - timedelta(days=6), week__lt=end
    ).exclude(indicator__in=told_with_forms())
    phones: dict[bytes, int] = {b"": -1}
    found = []
    for area, indicator, moment, device in notes.values_list(
        "area_id", "indicator", "noted_at", "device"
    ).iterator():
        day, street = moment.astimezone(AMSTERDAM).date(), at.streets.get(area)
        if street is not None and first <= day < end:
            phone = phones.setdefault(bytes(device), len(phones) - 1)
            found.append(Recent(street=street, indicator=indicator, day=day, phone=phone))
    return tuple(sorted(found, key=lambda note: (note.day, note.street, note.indicator, note.phone)))


def _streets(municipality: Area) -> tuple[Area, ...]:
    """Streets, squares and parks, and what else people noted about by itself, such as a whole neighbourhood."""
    noted = StreetWeek.objects.filter(area__path__startswith=municipality.path).exclude(
        indicator__in=told_with_forms()
    )
    by_itself = Q(pk__in=noted.values("area")) & ~Q(kind__in=(AreaKind.MUNICIPALITY, AreaKind.ENTRANCE))
    found: QuerySet[Area] = Area.objects.filter(path__startswith=municipality.path, current=True)
    return tuple(found.filter(Q(kind__in=OUTDOORS) | by_itself).order_by("code"))


class _Positions:
    """Where a place and a week stand in the arrays."""

    def __init__(self, municipality: Area, streets: Sequence[Area], weeks: Sequence[date]) -> None:
        by_path = {street.path: position for position, street in enumerate(streets)}
        below = Area.objects.filter(path__startswith=municipality.path).values_list("pk", "path")
        self.streets = {
            pk: position
            for pk, path in below
            if (
                position := next(
                    (by_path[one] for one in reversed(paths_above(path)) if one in by_path), None
                )
            )
            is not None
        }
        self.weeks = {week: position for position, week in enumerate(weeks)}

    def cells(self, rows: Sequence[tuple[int, date, int]]) -> Cells:
        known = [
            (self.streets[area], self.weeks[week], number)
            for area, week, number in rows
            if area in self.streets
        ]
        table = np.array(known, dtype=np.int64).reshape(-1, 3)
        return Cells(street=table[:, 0], week=table[:, 1], number=table[:, 2])
