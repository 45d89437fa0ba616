"""How near works and needs lie to each other, between 0 and 1."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
# What lies farther from the works than a few of these metres is another place.
_METRES_OUTSIDE, _METRES_PEOPLE = 120.0, 400.0
_FARTHEST = 3.0
# One of both is about a whole area: the larger, the less it says.
_IN_NEIGHBOURHOOD, _IN_QUARTER, _IN_TOWN = 0.85, 0.6, 0.35
# Another street of the same neighbourhood, for what is about people.
_SAME_NEIGHBOURHOOD = 0.75


@dataclass(frozen=True, slots=True)
class Place:
    """Without a street it is the whole neighbourhood, without that the quarter, without that the town.

    `at` in metres east and north, on any flat map that all places share.
    """

    street: str = ""
    neighbourhood: str = ""
    quarter: str = ""
    at: tuple[float, float] | None = None


class Nearness:
    def __init__(self, ours: Sequence[Place], theirs: Sequence[Place]) -> None:
        numbers: dict[tuple[str, str], int] = {}
        self._ours, self._theirs = _Side(ours, numbers), _Side(theirs, numbers)

    def of(self, rows: Rows, columns: Rows, *, about_people: bool) -> Numbers:
        """One row per place of ours, one column per place of theirs."""
        ours, theirs = self._ours.of(rows), self._theirs.of(columns)
        spots = ours.has_street & theirs.has_street.T
        spread = _METRES_PEOPLE if about_people else _METRES_OUTSIDE
        near = np.where(spots, _by_metres(ours, theirs, spread), 0.0)
        same_neighbourhood = ours.neighbourhood == theirs.neighbourhood.T
        known = same_neighbourhood & (ours.neighbourhood >= 0)
        if about_people:
            near = np.where(known, np.maximum(near, _SAME_NEIGHBOURHOOD), near)
        near = np.where(known & ~spots, _IN_NEIGHBOURHOOD, near)
        wide = ours.is_wide | theirs.is_wide.T
        same_quarter = (ours.quarter == theirs.quarter.T) & (ours.quarter >= 0)
        near = np.where(wide & same_quarter, _IN_QUARTER, near)
        town = (ours.is_wide & (ours.quarter < 0)) | (theirs.is_wide & (theirs.quarter < 0)).T
        near = np.where(town, _IN_TOWN, near)
        near = np.where(ours.street == np.where(theirs.has_street, theirs.street, -2).T, 1.0, near)
        return near.astype(np.float32)


def _by_metres(ours: "_Side", theirs: "_Side", spread: float) -> npt.NDArray[np.float64]:
    """0 where one of both has no coordinates."""
    apart = np.hypot(ours.x - theirs.x.T, ours.y - theirs.y.T) / spread
    return np.where(apart <= _FARTHEST, np.exp(-np.nan_to_num(apart, nan=np.inf)), 0.0)


class _Side:
    """Places as columns of numbers."""

    def __init__(self, places: Sequence[Place], numbers: dict[tuple[str, str], int]) -> None:
        def column(kind: str) -> npt.NDArray[np.int64]:
            names = [getattr(place, kind) for place in places]
            found = [numbers.setdefault((kind, name), len(numbers)) if name else -1 for name in names]
            return np.array(found, dtype=np.int64).reshape(-1, 1)

        self.street, self.neighbourhood, self.quarter = (
            column(k) for k in ("street", "neighbourhood", "quarter")
        )
        at = np.array([place.at or (np.nan, np.nan) for place in places], dtype=np.float64).reshape(-1, 2)
        self.x, self.y = at[:, :1], at[:, 1:]

    @property
    def has_street(self) -> npt.NDArray[np.bool_]:
        return self.street >= 0

    @property
    def is_wide(self) -> npt.NDArray[np.bool_]:
        """Larger than a neighbourhood."""
        return (self.street < 0) & (self.neighbourhood < 0)

    def of(self, rows: Rows) -> "_Side":
        part = object.__new__(_Side)
        for name, whole in vars(self).items():
            setattr(part, name, whole[rows])
        return part
