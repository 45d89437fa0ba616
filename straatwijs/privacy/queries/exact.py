"""Counts per street-week, exact and live: of things for everyone, of everything for the street's team."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet, Sum

from straatwijs.instruments.definition import Kind
from straatwijs.observations.models import StreetWeek, VisitWeek
from straatwijs.places.models import Area

# A filled in form is counted by its questions, not among what was noted.
EVERY_KIND = tuple(kind.value for kind in Kind if kind is not Kind.RECORD)
THINGS = (Kind.OBJECT.value,)


@dataclass(frozen=True)
class Within:
    """The places in which is counted: those at or below these paths."""

    paths: tuple[str, ...]

    def areas(self) -> QuerySet[Area]:
        lies_in = Q(pk__in=[])
        for path in self.paths:
            lies_in |= Q(path__startswith=path)
        return Area.objects.filter(lies_in)


WeekNumbers = dict[tuple[str, ...], Counter[date]]


def numbers_by_week(
    within: Within, *, kinds: Collection[str], dimensions: Iterable[str], first: date, end: date
) -> WeekNumbers:
    """Numbers per week under the values of the dimensions (fields of StreetWeek); one query."""
    names = tuple(dimensions)
    cells = StreetWeek.objects.filter(
        area__in=within.areas().values("pk"), kind__in=kinds, week__gte=first, week__lt=end
    )
    found: WeekNumbers = defaultdict(Counter)
    rows = cells.order_by().values_list(*names, "week").annotate(total=Sum("number"))
    for *values, week, total in rows:
        found[tuple(values)][week] += total
    return dict(found)


@dataclass(frozen=True)
class Effort:
    visits: int = 0
    minutes: int = 0

    def __add__(self, other: "Effort") -> "Effort":
        return Effort(self.visits + other.visits, self.minutes + other.minutes)


def effort_by_week(within: Within, *, first: date, end: date) -> dict[str, dict[date, Effort]]:
    """Visits and minutes per week under the path of the place that was looked at; one query."""
    cells: QuerySet[Any] = VisitWeek.objects.filter(
        area__in=within.areas().values("pk"), week__gte=first, week__lt=end
    )
    found: defaultdict[str, dict[date, Effort]] = defaultdict(dict)
    for path, week, visits, minutes in cells.values_list("area__path", "week", "visits", "minutes"):
        found[path][week] = Effort(visits, minutes)
    return dict(found)


def effort_of(by_path: dict[str, dict[date, Effort]], *, first: date, end: date, path: str = "") -> Effort:
    """The looking at a place and everything in it, from one Monday up to another."""
    total = Effort()
    for where, weeks in by_path.items():
        if where.startswith(path):
            for week, effort in weeks.items():
                total += effort if first <= week < end else Effort()
    return total
