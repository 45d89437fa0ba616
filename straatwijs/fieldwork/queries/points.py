"""Points at desks: what is due to be asked, and what became of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet

from straatwijs.fieldwork.models import Point
from straatwijs.fieldwork.point_states import UNSETTLED
from straatwijs.places.models import Area
from straatwijs.places.queries import within


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What a coordinator has to do: ask today, waits for its day, and what is settled (newest first)."""

    due: tuple[Point, ...]
    later: tuple[Point, ...]
    settled: tuple[Point, ...]


def in_places(areas: Iterable[Area]) -> QuerySet[Point]:
    """`asked`: how often somebody asked whether it is done."""
    steps = Count("steps", distinct=True)
    return Point.objects.filter(within(areas, "area")).select_related("area", "meeting").annotate(asked=steps)


def agenda(areas: Iterable[Area], *, today: date, most_settled: int = 40) -> Agenda:
    """What should have been asked longest ago comes first."""
    found = in_places(areas)
    open_ = list(found.filter(state__in=UNSETTLED).order_by(F("next_ask_on").asc(nulls_first=True), "pk"))
    return Agenda(
        due=tuple(point for point in open_ if point.next_ask_on is None or point.next_ask_on <= today),
        later=tuple(point for point in open_ if point.next_ask_on and point.next_ask_on > today),
        settled=tuple(found.exclude(state__in=UNSETTLED).order_by("-pk")[:most_settled]),
    )


def due_number(areas: Iterable[Area], *, today: date) -> int:
    """How many points should be asked about today."""
    return Point.objects.filter(within(areas, "area"), state__in=UNSETTLED, next_ask_on__lte=today).count()


def still_open(area: Area) -> QuerySet[Point]:
    """Asked and not done, or not asked yet, in this place; what waits longest first."""
    return in_places([area]).filter(state__in=UNSETTLED).order_by("made_at", "pk")


def of_point(point: Point) -> list[int]:
    """References of what it came from."""
    return list(point.sources.order_by("contribution").values_list("contribution", flat=True))


def known_desks(area: Area) -> list[str]:
    """Desks that points of this town went to before, to choose from."""
    town = area.path.partition("/")[0] + "/"
    found = Point.objects.filter(area__path__startswith=town).values_list("desk", flat=True)
    return sorted(set(found.order_by().distinct()))[:100]
