"""Repairing, joining and writing down shapes."""

import json
from collections.abc import Iterable
from math import cos, radians

import numpy as np
import numpy.typing as npt
import shapely
from shapely import Geometry

# West, south, east, north.
Box = tuple[float, float, float, float]
METRES_PER_DEGREE = 111_195.0
_POLYGON = 2


def is_area(shape: Geometry) -> bool:
    return bool(shapely.get_dimensions(shape) == _POLYGON)


def is_line(shape: Geometry) -> bool:
    return shape.geom_type in {"LineString", "MultiLineString", "LinearRing"}


def repaired(shape: Geometry) -> Geometry:
    """The polygons of it, valid with six decimals; empty when there are none."""
    if not shape.is_valid or shape.geom_type not in {"Polygon", "MultiPolygon"}:
        shape = shapely.set_precision(_polygons_of(shapely.make_valid(shape)), 1e-6)
    return shape


def _polygons_of(shape: Geometry) -> Geometry:
    parts = _parts(shape)
    return shapely.union_all([part for part in parts if shapely.get_dimensions(part) == _POLYGON])


def _parts(shape: Geometry) -> list[Geometry]:
    """All parts, also of collections in collections."""
    if shape.geom_type != "GeometryCollection":
        return [shape]
    return [inner for part in shapely.get_parts(shape) for inner in _parts(part)]


def joined_lines(lines: Iterable[Geometry]) -> Geometry:
    """One shape in which a stretch that came twice, in either direction, is there once."""
    return shapely.line_merge(shapely.union_all(list(lines)))


def undirected(line: Geometry) -> bytes:
    """Equal for the same line drawn from either end."""
    return bytes(min(shapely.to_wkb(line), shapely.to_wkb(shapely.reverse(line))))


def middle_of(shape: Geometry) -> tuple[float, float]:
    """Longitude and latitude of a point on the shape, six decimals."""
    if is_area(shape):
        point = shapely.point_on_surface(shape)
    else:
        # The point of the line that is nearest to the middle of the whole.
        point = shapely.line_interpolate_point(shape, shapely.line_locate_point(shape, shape.centroid))
    return round(point.x, 6), round(point.y, 6)


def as_text(shape: Geometry) -> str:
    """GeoJSON without spaces, six decimals."""
    return json.dumps(_rounded(json.loads(shapely.to_geojson(shape))), separators=(",", ":"))


def _rounded(value: object) -> object:
    if isinstance(value, float):
        return round(value, 6)
    if isinstance(value, list):
        return [_rounded(item) for item in value]
    if isinstance(value, dict):
        return {key: _rounded(item) for key, item in value.items()}
    return value


def from_text(text: str) -> Geometry | None:
    return shapely.from_geojson(text) if text else None


def box_of(shape: Geometry) -> Box:
    west, south, east, north = (float(value) for value in shape.bounds)
    return west, south, east, north


def is_finite(shape: Geometry) -> bool:
    return bool(np.isfinite(shapely.get_coordinates(shape)).all())


def flat(parts: npt.NDArray[np.object_], latitude: float) -> npt.NDArray[np.object_]:
    """In metres on a flat map around this latitude: good enough to compare lengths within a region."""
    scale = np.array([METRES_PER_DEGREE * cos(radians(latitude)), METRES_PER_DEGREE])
    return shapely.transform(parts, lambda points: points * scale)
