"""Shapes as SVG path data in whole numbers on a drawing of 1000 units wide or high."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import cos, radians

import numpy as np
import shapely
from shapely import Geometry

from straatwijs.places.calculations.shapes import METRES_PER_DEGREE, Box, is_area

_LONGEST_SIDE = 1000
_POINT, _LINE = 0, 1


@dataclass(frozen=True)
class Frame:
    """What the drawing shows: `box` in degrees, `width` and `height` in units, `scale` in units per metre."""

    box: Box
    width: int
    height: int
    scale: float

    @property
    def across(self) -> float:
        """Metres per degree of longitude here."""
        return METRES_PER_DEGREE * cos(radians((self.box[1] + self.box[3]) / 2))


def box_around(boxes: Iterable[Box]) -> Box:
    west, south, east, north = zip(*boxes, strict=True)
    return min(west), min(south), max(east), max(north)


def frame_around(box: Box, *, margin: float = 0.05, least_m: float = 300, slimmest: float = 0.7) -> Frame:
    """A frame with some air around the box, at least `least_m` wide, no side shorter than `slimmest` of the other."""
    west, south, east, north = box
    across = METRES_PER_DEGREE * cos(radians((south + north) / 2))
    wide = max((east - west) * across * (1 + 2 * margin), least_m)
    high = max((north - south) * METRES_PER_DEGREE * (1 + 2 * margin), wide * slimmest)
    wide = max(wide, high * slimmest)
    scale = _LONGEST_SIDE / max(wide, high)
    x, y = (west + east) / 2, (south + north) / 2
    half = wide / across / 2, high / METRES_PER_DEGREE / 2
    around = (x - half[0], y - half[1], x + half[0], y + half[1])
    return Frame(around, round(wide * scale), round(high * scale), scale)


def on_paper(shape: Geometry, frame: Frame) -> Geometry:
    """The part of the shape within the frame, in units, y downwards."""
    west, _, _, north = frame.box
    size = np.array([frame.across, METRES_PER_DEGREE]) * frame.scale
    moved = shapely.transform(shape, lambda points: (points - (west, north)) * size * (1, -1))
    return shapely.clip_by_rect(moved, 0, 0, frame.width, frame.height)


def path_data(shape: Geometry, frame: Frame, tolerance: float = 1.2) -> str:
    """SVG path data without what falls outside the frame; empty when nothing is left to see."""
    drawn = shapely.simplify(on_paper(shape, frame), tolerance, preserve_topology=is_area(shape))
    return "".join(_strokes(drawn))


def middle(shape: Geometry, frame: Frame) -> tuple[int, int]:
    """Where a name can stand."""
    point = shapely.point_on_surface(on_paper(shape, frame))
    return (0, 0) if point.is_empty else (round(point.x), round(point.y))


def _strokes(shape: Geometry) -> Iterator[str]:
    for part in shapely.get_parts(shape):
        dimension = shapely.get_dimensions(part)
        if shapely.get_num_geometries(part) > 1:
            yield from _strokes(part)
        elif dimension == _LINE:
            yield _stroke(part)
        elif dimension > _LINE:
            yield from (f"{_stroke(ring)}z" for ring in (part.exterior, *part.interiors))


def _stroke(line: Geometry) -> str:
    """Absolute begin, then steps: "M12 34l5-3 7 8"."""
    points = np.rint(shapely.get_coordinates(line)).astype(int)
    steps = np.diff(points, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if not len(steps):
        return ""
    moves = " ".join(f"{x}{y}" if y < 0 else f"{x} {y}" for x, y in steps)
    return f"M{points[0][0]} {points[0][1]}l{moves.replace(' -', '-')}"
