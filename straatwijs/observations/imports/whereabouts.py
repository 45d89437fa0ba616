"""Where a draft hangs: its street by name, else the street or smallest area at its point, else the municipality."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import shapely
from shapely import STRtree

from straatwijs.observations.imports.drafts import Point
from straatwijs.observations.imports.grid import Grid
from straatwijs.places.calculations.names import slug_of
from straatwijs.places.calculations.shapes import flat, from_text
from straatwijs.places.models import OUTDOORS, Area, AreaKind, Boundary
from straatwijs.places.queries.boundaries import newest_boundaries

# Farther away a point does not lie in the street.
NEAR_METRES = 100.0
Degrees = npt.NDArray[np.float64]  # rows of (longitude, latitude)


def key_of(name: str) -> str:
    """Capitals, accents and dashes don't count. Empty for a name without a Latin letter or a digit."""
    slug = slug_of(name)
    return "" if slug == slug_of("") else slug


class Placed(Protocol):
    """`point` is in the grid of the file; `street` is a name, empty when it names none."""

    @property
    def point(self) -> Point | None: ...

    @property
    def street(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Spot:
    area: Area
    longitude: float | None = None
    latitude: float | None = None


class Whereabouts:
    """The streets and areas of one municipality as they are now."""

    def __init__(self, municipality: Area, grid: Grid | None) -> None:
        self.municipality = municipality
        self._grid = grid
        self._by_key: dict[str, Area | None] = {}
        within = Area.objects.filter(path__startswith=municipality.path, current=True)
        self.add_streets(within.filter(kind__in=OUTDOORS))
        boundaries = Boundary.objects.filter(area__in=within).exclude(geometry="")
        shaped = newest_boundaries(boundaries.select_related("area"))
        self._streets = _Shapes([boundary for boundary in shaped if boundary.area.kind in OUTDOORS])
        areas = [
            boundary for boundary in shaped if boundary.area.kind not in {*OUTDOORS, AreaKind.MUNICIPALITY}
        ]
        # The deepest first, so that the first hit is the smallest area.
        self._areas = _Shapes(sorted(areas, key=lambda boundary: -boundary.area.path.count("/")))

    def add_streets(self, streets: Iterable[Area]) -> None:
        for street in streets:
            key = key_of(street.name)
            # A name that two streets have says nothing.
            self._by_key[key] = None if key in self._by_key else street

    def knows(self, name: str) -> bool:
        return key_of(name) in self._by_key

    def degrees(self, points: Sequence[Point]) -> Degrees:
        found = np.array(points, dtype=np.float64).reshape(-1, 2)
        return self._grid.to_degrees(found) if self._grid else found

    def area_at(self, points: Degrees) -> list[Area | None]:
        return self._areas.around(points)

    def spots_of(self, drafts: Sequence[Placed]) -> list[Spot]:
        points = list(dict.fromkeys(draft.point for draft in drafts if draft.point))
        places = self.degrees(points)
        near, around = self._streets.nearest(places), self.area_at(places)
        spots = {
            point: Spot(street or area or self.municipality, *place)
            for point, street, area, place in zip(points, near, around, places.tolist(), strict=True)
        }
        return [self._spot(draft, spots) for draft in drafts]

    def _spot(self, draft: Placed, spots: dict[Point, Spot]) -> Spot:
        at_point = spots[draft.point] if draft.point else Spot(self.municipality)
        key = key_of(draft.street)
        named = self._by_key.get(key) if key else None
        return Spot(named, at_point.longitude, at_point.latitude) if named else at_point


class _Shapes:
    """On a flat map, so that distances are metres."""

    def __init__(self, boundaries: Sequence[Boundary]) -> None:
        found = [(boundary.area, from_text(boundary.geometry)) for boundary in boundaries]
        shapes = np.array([shape for _area, shape in found if shape], dtype=object)
        self._owners = [area for area, shape in found if shape]
        self._latitude = float(shapely.bounds(shapes)[:, 1].mean()) if len(shapes) else 0.0
        self._tree = STRtree(flat(shapes, self._latitude)) if len(shapes) else STRtree([])

    def nearest(self, points: Degrees) -> list[Area | None]:
        at = flat(shapely.points(points), self._latitude)
        return self._first(len(points), self._tree.query_nearest(at, max_distance=NEAR_METRES))

    def around(self, points: Degrees) -> list[Area | None]:
        at = flat(shapely.points(points), self._latitude)
        return self._first(len(points), self._tree.query(at, predicate="intersects"))

    def _first(self, number: int, hits: npt.NDArray[np.intp]) -> list[Area | None]:
        """Per point the first of the shapes that were hit, in the order given."""
        chosen: list[Area | None] = [None] * number
        for position, shape in sorted(zip(*hits.tolist(), strict=True)):
            chosen[position] = chosen[position] or self._owners[shape]
        return chosen
