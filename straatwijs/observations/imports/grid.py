"""Coordinates of a file: checked row by row against the grid they are said to be in, then turned to degrees.

pyproj is loaded by who imports: it would cost every web process 8 MB.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from pyproj import Transformer

_DEGREES = "EPSG:4326"
_EPSG = re.compile(r"EPSG:\d{4,6}")
Pairs = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Grid:
    """`west` to `north` is the area in which the grid is used, in its own units."""

    name: str
    west: float
    south: float
    east: float
    north: float

    @classmethod
    def named(cls, name: str) -> "Grid":
        """By its EPSG code. Raises ValueError with a sentence."""
        box = _box_in_own_units(name) if _EPSG.fullmatch(name) else None
        if box is None:
            raise ValueError(f"The grid {name!r} is not known; write it as EPSG:28992, EPSG:4326 …")
        return cls(name, *box)

    def holds(self, x: float, y: float) -> bool:
        """Swapped columns and zeros fall outside most grids."""
        return self.west <= x <= self.east and self.south <= y <= self.north

    def to_degrees(self, points: Pairs) -> Pairs:
        """Longitude and latitude of rows of (x, y)."""
        if not len(points):
            return points
        return np.column_stack(self._transformer.transform(points[:, 0], points[:, 1]))

    @cached_property
    def _transformer(self) -> "Transformer":
        from pyproj import Transformer  # noqa: PLC0415 - as said above

        return Transformer.from_crs(self.name, _DEGREES, always_xy=True)


def _box_in_own_units(name: str) -> tuple[float, float, float, float] | None:
    from pyproj import CRS, Transformer  # noqa: PLC0415 - as said above
    from pyproj.exceptions import CRSError  # noqa: PLC0415 - as said above

    try:
        area = CRS.from_user_input(name).area_of_use
    except CRSError:
        return None
    # Without always_xy the order would be (latitude, longitude).
    transformer = Transformer.from_crs(_DEGREES, name, always_xy=True)
    return transformer.transform_bounds(*area.bounds) if area else None
