"""Which grid coordinates are in, told by their values, and the way to longitude and latitude.

pyproj is loaded by who brings in shapes: it would cost every web process 8 MB.
"""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import shapely

if TYPE_CHECKING:
    from pyproj import Transformer

DUTCH_GRID = "EPSG:28992"
DEGREES = "EPSG:4326"
Shapes = npt.NDArray[np.object_]


class UnknownGridError(ValueError):
    """The values fit no grid we know; `position` says which shape is the first, from 0."""

    def __init__(self, sentence: str, position: int = 0) -> None:
        super().__init__(sentence)
        self.position = position


def to_degrees(shapes: Shapes, declared: str | None) -> Shapes:
    """All shapes in longitude and latitude, six decimals (0.1 m).

    What a file says of its grid is often wrong, so values decide between degrees and the Dutch grid; only for
    values that fit neither, or when it names a third grid, the file's word counts.
    """
    if not len(shapes):
        return shapes
    boxes = shapely.bounds(shapes)
    grid = _third_grid(declared, boxes) or _grid_by_values(boxes)
    if grid != DEGREES:
        shapes = shapely.transform(shapes, _transformer(grid).transform, interleaved=False)
        _fits(shapely.bounds(shapes), DEGREES, grid)
    return shapely.transform(shapes, lambda points: np.round(points, 6))


def _third_grid(declared: str | None, boxes: npt.NDArray[np.float64]) -> str | None:
    if not declared or bool(np.all(_in_degrees(boxes))):
        return None
    from pyproj import CRS  # noqa: PLC0415 - as said above
    from pyproj.exceptions import CRSError  # noqa: PLC0415 - as said above

    try:
        crs = CRS.from_user_input(declared)
    except CRSError:
        return None
    known = crs.is_geographic or crs.to_epsg(min_confidence=20) == 28992 or "Amersfoort" in crs.name
    return None if known else declared


def _grid_by_values(boxes: npt.NDArray[np.float64]) -> str:
    first = boxes[:1]
    if _in_degrees(first)[0]:
        _fits(boxes, DEGREES, DEGREES)
        return DEGREES
    _fits(boxes, DUTCH_GRID, DUTCH_GRID)
    return DUTCH_GRID


def _fits(boxes: npt.NDArray[np.float64], test: str, grid: str) -> None:
    good = _in_degrees(boxes) if test == DEGREES else _in_dutch_grid(boxes)
    if good.all():
        return
    position = int(np.flatnonzero(~good)[0])
    x, y = boxes[position][:2]
    raise UnknownGridError(
        f"The point ({x:g}, {y:g}) does not lie in the grid of the other points ({grid}).", position
    )


def _in_degrees(boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    west, south, east, north = boxes.T
    return (west >= -180) & (east <= 180) & (south >= -90) & (north <= 90)


def _in_dutch_grid(boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
    west, south, east, north = boxes.T
    return (west >= -10_000) & (east <= 300_000) & (south >= 280_000) & (north <= 640_000)


@cache
def _transformer(grid: str) -> "Transformer":
    from pyproj import Transformer  # noqa: PLC0415 - as said above

    # Without always_xy the answer is (latitude, longitude).
    return Transformer.from_crs(grid, DEGREES, always_xy=True)


def length_in_metres(shape: shapely.Geometry) -> float:
    from pyproj import Geod  # noqa: PLC0415 - as said above

    return round(float(Geod(ellps="WGS84").geometry_length(shape)), 1)
