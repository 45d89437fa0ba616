"""Places to look at: single streets, streets with some of their neighbours, and quiet streets taken together."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from straatwijs.early_signals.calculations.inputs import Flags, Integers, Looking, Settings, Streets


@dataclass(frozen=True)
class Neighbours:
    """Neighbours of street s: `target[start[s]:start[s + 1]]`."""

    start: Integers
    target: Integers

    def of(self, street: int) -> Integers:
        return self.target[self.start[street] : self.start[street + 1]]

    def most_first(self, units: Integers) -> Integers:
        """The order (P,) in which units with more neighbours come before those with fewer."""
        return np.argsort(-np.diff(self.start)[units], kind="stable")

    def beside(self, units: Integers) -> Iterator[tuple[int, Integers]]:
        """Of units in that order, first neighbours, second ones and so on: those of the first so many units."""
        degree = np.diff(self.start)[units]
        for nth in range(int(degree.max(initial=0))):
            count = int(np.count_nonzero(degree > nth))
            yield count, self.target[self.start[units[:count]] + nth]

    def of_each(self, units: Integers) -> tuple[Integers, Integers]:
        """All neighbours of the units, one after the other, each after the place of its unit."""
        return expanded(self.start[units], self.start[units + 1], self.target)


def expanded(first: Integers, until: Integers, values: Integers) -> tuple[Integers, Integers]:
    """`values[first:until]` of each pair, one after the other, each after the place of its pair."""
    sizes = until - first
    which = np.repeat(np.arange(len(sizes)), sizes)
    within = np.arange(len(which)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return which, values[first[which] + within]


def neighbours(edges: Integers, streets: int) -> Neighbours:
    """Both ways, each pair once, no street beside itself."""
    pairs = np.asarray(edges, dtype=np.int64).reshape(-1, 2)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    # One number for a pair: numbers sort much faster than rows.
    both = np.unique(np.concatenate([pairs @ (streets, 1), pairs @ (1, streets)]))
    start = np.searchsorted(both, np.arange(streets + 1) * streets)
    return Neighbours(start, both % max(streets, 1))


@dataclass(frozen=True)
class Units:
    """What is judged: a street by itself, or the quiet streets of a neighbourhood together.

    `of`: (S,) the unit of each street; `first`: the places where units begin in `order`, streets sorted by unit.
    The first units are the streets that are judged by themselves, so many as `by_itself`.
    """

    of: Integers
    order: Integers
    first: Integers
    streets: Streets
    by_itself: int

    @property
    def alone(self) -> bool:
        """Each street is a unit, in its own place: nothing to add up."""
        return self.by_itself == len(self.of)

    def sums(self, values: Integers) -> Integers:
        """Rows of streets (S, T) added up to rows of units."""
        return values if self.alone else self._joined(np.add, values)

    def any(self, flags: Flags) -> Flags:
        return flags if self.alone else self._joined(np.logical_or, flags)

    def _joined(self, how: np.ufunc, values: Integers) -> Integers:
        """Only the quiet streets, at the end of `order`, have anything to join."""
        own, first = self.order[: self.by_itself], self.first[self.by_itself :] - self.by_itself
        quiet = values[self.order[self.by_itself :]]
        if how is np.add and quiet.dtype.kind in "ui":
            quiet = quiet.astype(np.int32)
        joined = how.reduceat(quiet, first, axis=0)
        # The small numbers of the other streets stay small: a country's counts are many.
        kind = (
            values.dtype
            if values.dtype.kind not in "ui" or joined.max(initial=0) <= np.iinfo(values.dtype).max
            else joined.dtype
        )
        units = np.empty((len(own) + len(joined), *values.shape[1:]), kind)
        np.take(values, own, axis=0, out=units[: len(own)], mode="clip")
        units[len(own) :] = joined
        return units

    def looking(self, looking: Looking) -> Looking:
        return Looking(self.sums(looking.minutes), self.sums(looking.people))

    def members(self, unit: int) -> tuple[int, ...]:
        last = self.first[unit + 1] if unit + 1 < len(self.first) else len(self.order)
        return tuple(int(street) for street in self.order[self.first[unit] : last])

    def streets_of(self, units: Integers) -> tuple[Integers, Integers]:
        """All streets of the units, one after the other, each after the place of its unit."""
        until = np.append(self.first[1:], len(self.order))
        return expanded(self.first[units], until[units], self.order)


def by_itself(noted: Integers, settings: Settings) -> Flags:
    """(S,): streets with enough notes a week, all indicators together, (S, T), to be judged by themselves."""
    return np.asarray(noted.mean(1) >= settings.quiet) if noted.shape[1] else np.zeros(len(noted), bool)


def units(streets: Streets, alone: Flags) -> Units:
    """Streets that are judged by themselves, then per neighbourhood the others together."""
    count = int(alone.sum())
    of = np.empty(len(alone), np.int64)
    of[alone] = np.arange(count)
    hoods, index = np.unique(streets.hood[~alone], return_inverse=True)
    of[~alone] = count + index
    order = np.argsort(of, kind="stable")
    first = np.searchsorted(of[order], np.arange(count + len(hoods)))
    edges = of[np.asarray(streets.edges, dtype=np.int64).reshape(-1, 2)]
    return Units(of, order, first, Streets(edges, streets.hood[order[first]]), count)


def apart(zones: list[tuple[int, ...]], most: int) -> list[int]:
    """Of zones, best first, the places of those that share no street with a better one; at most so many."""
    taken: set[int] = set()
    kept: list[int] = []
    for place, zone in enumerate(zones):
        if taken.isdisjoint(zone):
            taken.update(zone)
            kept.append(place)
            if len(kept) == most:
                break
    return kept
