"""Which street lies near a point. Shapes are held per square of the map, a limited number of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, floor, radians

import numpy as np
import shapely
from django.db.models import Q

from straatwijs.places.calculations import shapes
from straatwijs.places.models import OUTDOORS, Area, Boundary
from straatwijs.places.queries.boundaries import newest_boundaries
from straatwijs.places.queries.cache import remembered, stay_current

# A square of the map in degrees: about 1.4 by 2.2 km here. A street farther away than the margin isn't near.
_SIDE = 0.02
_FARTHEST = 500.0
_TILES = 64


@dataclass(frozen=True)
class NearStreet:
    area: Area
    metres: float


@dataclass(frozen=True)
class _Tile:
    ids: tuple[int, ...]
    tree: shapely.STRtree
    latitude: float


def nearest_streets(longitude: float, latitude: float, limit: int = 5) -> list[NearStreet]:
    """Streets, squares and parks within 500 m, the nearest first."""
    stay_current()
    tile = _tile_at(longitude, latitude)
    point = _flat_point(tile, longitude, latitude)
    within = tile.tree.query(point, predicate="dwithin", distance=_FARTHEST)
    metres = {tile.ids[hit]: float(shapely.distance(tile.tree.geometries[hit], point)) for hit in within}
    nearest = sorted(metres, key=lambda id_: (metres[id_], id_))[:limit]
    areas = Area.objects.select_related("parent").in_bulk(nearest)
    return [NearStreet(areas[id_], round(metres[id_], 1)) for id_ in nearest if id_ in areas]


def nearest_street(longitude: float, latitude: float) -> NearStreet | None:
    return next(iter(nearest_streets(longitude, latitude, limit=1)), None)


def nearest_street_ids(
    points: Sequence[tuple[float, float]], within_m: float = _FARTHEST
) -> list[int | None]:
    """For many points (longitude, latitude) at once: the id of the nearest street, or None; within at most 500 m."""
    stay_current()
    found: list[int | None] = [None] * len(points)
    by_tile: dict[tuple[int, int], list[int]] = {}
    for position, (longitude, latitude) in enumerate(points):
        by_tile.setdefault(_key(longitude, latitude), []).append(position)
    for key, positions in by_tile.items():
        tile = _tile(*key)
        if not tile.ids:
            continue
        here = shapes.flat(shapely.points([points[position] for position in positions]), tile.latitude)
        asked, hits = tile.tree.query_nearest(here, max_distance=min(within_m, _FARTHEST), all_matches=False)
        for position, hit in zip(asked, hits, strict=True):
            found[positions[position]] = tile.ids[hit]
    return found


def _key(longitude: float, latitude: float) -> tuple[int, int]:
    return floor(longitude / _SIDE), floor(latitude / _SIDE)


def _tile_at(longitude: float, latitude: float) -> _Tile:
    return _tile(*_key(longitude, latitude))


@remembered
@lru_cache(maxsize=_TILES)
def _tile(column: int, row: int) -> _Tile:
    south = row * _SIDE
    latitude = south + _SIDE / 2
    high = _FARTHEST / shapes.METRES_PER_DEGREE
    wide = high / max(0.05, cos(radians(latitude)))
    box = (column * _SIDE - wide, south - high, (column + 1) * _SIDE + wide, south + _SIDE + high)
    found = [(boundary.area_id, shapes.from_text(boundary.geometry)) for boundary in outdoor_boundaries(box)]
    known = [(id_, shape) for id_, shape in found if shape is not None]
    flat = shapes.flat(np.array([shape for _, shape in known], dtype=object), latitude)
    return _Tile(tuple(id_ for id_, _ in known), shapely.STRtree(flat), latitude)


def _flat_point(tile: _Tile, longitude: float, latitude: float) -> shapely.Geometry:
    return shapes.flat(np.array([shapely.Point(longitude, latitude)], dtype=object), tile.latitude)[0]


def outdoor_boundaries(box: shapes.Box) -> list[Boundary]:
    """Newest boundaries of streets, squares and parks whose box touches this one (or that have no box)."""
    west, south, east, north = box
    touches = Q(west__lte=east, east__gte=west, south__lte=north, north__gte=south) | Q(west__isnull=True)
    wanted = Boundary.objects.filter(touches, area__kind__in=OUTDOORS, area__current=True)
    return newest_boundaries(wanted.exclude(geometry="").select_related("area"))
