"""Places for partners: GeoJSON features of the newest boundary year."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from straatwijs.places.models import Area, AreaKind, Boundary
from straatwijs.places.queries.boundaries import newest_boundaries
from straatwijs.places.queries.near import nearest_streets
from straatwijs.places.queries.search import find_streets

# Enough to choose from; who wants more asks without `q`.
_FOUND = 50


@dataclass(frozen=True)
class Page:
    features: list[dict[str, Any]]
    number: int


def feature_page(
    *, kind: str, parent: str, text: str, point: tuple[float, float] | None, limit: int, offset: int
) -> Page:
    """`text` matches names loosely, nearest first; `point` gives the streets around it, nearest first."""
    areas = Area.objects.filter(current=True)
    if kind:
        areas = areas.filter(kind=kind)
    if parent:
        areas = areas.filter(parent__code=parent)
    if point or text:
        ids = _ids_in_order(areas, text, point)
        return Page(_features(ids[offset : offset + limit]), len(ids))
    ids = list(areas.order_by("name", "code").values_list("id", flat=True)[offset : offset + limit])
    return Page(_features(ids), areas.count())


def _ids_in_order(areas: QuerySet[Area], text: str, point: tuple[float, float] | None) -> list[int]:
    wanted = [near.area.id for near in nearest_streets(*point, limit=_FOUND)] if point else []
    if text:
        named = [found.id for found in find_streets(text, limit=_FOUND)]
        named += list(
            areas.filter(name__icontains=text).exclude(id__in=named).values_list("id", flat=True)[:_FOUND]
        )
        wanted = [id_ for id_ in wanted if id_ in named] if point else named
    allowed = set(areas.filter(id__in=wanted).values_list("id", flat=True))
    return [id_ for id_ in wanted if id_ in allowed]


def _features(ids: Sequence[int]) -> list[dict[str, Any]]:
    areas = Area.objects.select_related("parent").in_bulk(ids)
    shapes = {
        boundary.area_id: boundary.geometry
        for boundary in newest_boundaries(Boundary.objects.filter(area__in=areas).exclude(geometry=""))
    }
    return [_feature(areas[id_], shapes.get(id_, "")) for id_ in ids if id_ in areas]


def _feature(area: Area, geometry: str) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": area.code,
        "geometry": json.loads(geometry) if geometry else None,
        "properties": {
            "code": area.code,
            "kind": str(AreaKind(area.kind)),
            "name": area.name,
            "slug": area.slug,
            "parent": area.parent.code if area.parent else None,
            "dwellings": area.dwellings,
        },
    }
