"""Zones, each with weeks of its own, and what was counted in them: all of one indicator's alerts at once."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from straatwijs.early_signals.calculations.inputs import Integers
from straatwijs.early_signals.calculations.zones import Units


@dataclass(frozen=True)
class Spans:
    """Z zones of `sizes` (Z,) units, in `units` one after the other, from week `first` to before `until` (Z,)."""

    units: Integers
    sizes: Integers
    first: Integers
    until: Integers

    @classmethod
    def of(cls, zones: Sequence[Sequence[int]], first: Integers, until: Integers) -> "Spans":
        sizes = np.array([len(zone) for zone in zones])
        units = np.fromiter(chain.from_iterable(zones), np.int64, int(sizes.sum()))
        return cls(units, sizes, first, until)

    @cached_property
    def _unique(self) -> tuple[Integers, Integers]:
        """The units, each once, and the place among them of each of `units`."""
        return np.unique(self.units, return_inverse=True)

    @property
    def length(self) -> Integers:
        return self.until - self.first

    def before(self, weeks: int) -> "Spans":
        """The same zones in so many weeks before, as far as there are."""
        return replace(self, first=np.maximum(self.first - weeks, 0), until=self.first)

    def sums(self, values: Integers, begin: int = 0) -> NDArray[np.float64]:
        """Sums (Z,) of values (S, W) whose first column is week `begin`."""
        low, high = int(self.first.min()), int(self.until.max())
        units, place = self._unique
        total = np.zeros((len(units), high - low + 1))
        np.cumsum(values[units, low - begin : high - begin], axis=1, out=total[:, 1:])
        first, until = (np.repeat(week - low, self.sizes) for week in (self.first, self.until))
        begins = np.cumsum(self.sizes) - self.sizes
        return np.asarray(np.add.reduceat(total[place, until] - total[place, first], begins))

    def streets(self, judged: Units) -> "Spans":
        """The same spans with the streets of each unit."""
        which, streets = judged.streets_of(self.units)
        zone = np.repeat(np.arange(len(self.sizes)), self.sizes)[which]
        return replace(self, units=streets, sizes=np.bincount(zone, minlength=len(self.sizes)))

    def zones(self) -> list[tuple[int, ...]]:
        every, ends = self.units.tolist(), np.cumsum(self.sizes).tolist()
        return [tuple(every[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
