"""How strongly the last weeks speak for a rise or a fall, per street and per street with neighbours.

A change of the rate by a factor q during the last w weeks is weighed against no change, by a likelihood ratio
of a negative binomial: notes vary more than by chance alone, and the mean is not known exactly. Ratios (not
their logarithms) are averaged over windows and factors: a Bayes factor. A cluster is a street with each of its
neighbours taking part or not: averaging over all such clusters at once is a product, street by street.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from straatwijs.early_signals.calculations.inputs import Floats, Integers
from straatwijs.early_signals.calculations.zones import Neighbours

WINDOWS = (1, 2, 3, 4, 6, 8, 12)
LONGEST = WINDOWS[-1]
FACTORS = {1: (1.5, 2.0, 3.0, 5.0), -1: (0.5, 0.2)}
# Chance that a neighbour takes part in a cluster.
JOINS = 0.6
# The factor at which weeks are weighed, and the share of the spread that lasts longer than a week.
_MIDDLE = {1: np.float32(3), -1: np.float32(0.4)}
_LASTING = np.float32(0.3)


# A main street speaks for a change by itself, at least this much; else another of its cluster is the main one.
_PROMISING = 0.7


@dataclass(frozen=True)
class Scored:
    """The promising street-weeks: `unit` and `column` (P,), `score` (P,), logarithm of the Bayes factor.

    `ratio` (C, K, S) of all street-weeks and `cluster` (C, P) are its parts.
    """

    unit: Integers
    column: Integers
    score: Floats
    ratio: Floats
    cluster: Floats

    def above(self, least: float) -> Integers:
        """Places in P of the scores above the least, by column, best first."""
        likely = np.flatnonzero(self.score > least)
        return likely[np.lexsort((self.unit[likely], -self.score[likely], self.column[likely]))]


@cache
def cells(direction: int) -> list[tuple[int, float]]:
    """The (window, factor) of each of the C parts."""
    return [(window, factor) for window in WINDOWS for factor in FACTORS[direction]]


def windows(values: Floats, columns: Integers) -> dict[int, Floats]:
    """Of (W, S), the sums (K, S) over the last w weeks before and with each column, per window w."""
    first, last = int(columns[0]), int(columns[-1]) + 1
    every = len(columns) == last - first
    total = values[first:last].copy()
    sums = {}
    for back in range(LONGEST):
        if back and back < last:
            from_week = max(first - back, 0)
            total[from_week + back - first :] += values[from_week : last - back]
        if back + 1 in WINDOWS:
            sums[back + 1] = total.copy() if every else total[columns - first]
    return sums


def ratios(
    noted: Integers, mean: Floats, doubt: Floats, spread: Floats, *, columns: Integers, direction: int
) -> Floats:
    """Logarithm of the likelihood ratio, (C, K, S), of each window and factor; what is given is (S, W).

    A week with many notes says less per note, since weeks vary by more than chance: each week is weighed as in
    the ratio of its own negative binomial at a middling factor. What weeks have in common, doubt about the mean
    and a share of the spread, makes the sum of the window a negative binomial again. `columns` rise.
    """
    sums = [windows(value, columns) for value in _weighed(noted, mean, doubt, spread, _MIDDLE[direction])]
    factors = FACTORS[direction]
    found = np.empty((len(cells(direction)), len(columns), len(mean)), np.float32)
    place = 0
    for window in WINDOWS:
        n, m, common, doubtful = (each[window] for each in sums)
        size = np.maximum(m * m / np.maximum(common + doubtful**2, 1e-9), 1e-6)
        whole, share = n + size, m / (size + m)
        for factor in factors:
            own = found[place]
            np.multiply(share, np.float32(factor - 1), out=own)
            np.log(np.add(own, np.float32(1), out=own), out=own)
            np.multiply(own, whole, out=own)
            np.subtract(n * np.float32(np.log(factor)), own, out=own)
            place += 1
    return found


def _weighed(
    noted: Integers, mean: Floats, doubt: Floats, spread: Floats, middle: np.float32
) -> tuple[Floats, ...]:
    """Per week, (W, S): notes and mean as they are weighed, and what weeks vary by, alone and in common."""
    # Weeks first: sums over weeks then add rows that lie one after the other.
    noted, mean, doubt, spread = (
        np.ascontiguousarray(each.T, np.float32) for each in (noted, mean, doubt, spread)
    )
    spread = np.maximum(spread, np.float32(1e-6))
    busy = mean * spread
    more = np.log((1 + middle * busy) / (1 + busy))
    usual = more / (spread * (middle - 1))
    weighed = noted - noted * more / np.float32(np.log(middle))
    return weighed, usual, _LASTING * usual * usual * spread, usual * np.sqrt(doubt)


def scores(ratio: Floats, near: Neighbours, least: float = -np.inf) -> Scored:
    """Averages over windows, factors, and over being alone or in a cluster, each half of the time.

    Street-weeks that cannot reach the `least` score may be left out.
    """
    flat = ratio.reshape(len(ratio), -1)
    place = _promising(flat, near, ratio.shape[2], least)
    column, unit = np.divmod(place, ratio.shape[2])
    own = flat.take(place, 1)
    cluster = own.copy()
    for count, beside in near.beside(unit):
        cluster[:, :count] += joined(flat.take(beside + (place[:count] - unit[:count]), 1))
    top = np.maximum(cluster.max(0, initial=0), own.max(0, initial=0))
    total = np.exp(own - top).sum(0) + np.exp(cluster - top).sum(0)
    return Scored(unit, column, top + np.log(total / (2 * len(ratio))), ratio, cluster)


def _promising(flat: Floats, near: Neighbours, streets: int, least: float) -> Integers:
    """Places (P,) in K x S to score, those with most neighbours first.

    No factor says more than the best one of its window: with that in place of all, a score only rises.
    """
    best = flat.reshape(len(WINDOWS), len(flat) // len(WINDOWS), flat.shape[1]).max(1)
    place = np.flatnonzero(best.max(0) > _PROMISING)
    unit = place % streets
    order = near.most_first(unit)
    place, unit = place[order], unit[order]
    if least == -np.inf:
        return place
    adds, own = joined(best), best.take(place, 1)
    cluster = own.copy()
    for count, beside in near.beside(unit):
        cluster[:, :count] += adds.take(beside + (place[:count] - unit[:count]), 1)
    both = np.exp(np.minimum(own, 80)).mean(0) + np.exp(np.minimum(cluster, 80)).mean(0)
    # A little room for rounding.
    return place[np.log(both / 2) > least - 0.01]


def joined(ratio: Floats) -> Floats:
    """What a neighbour that may or may not take part adds."""
    return np.asarray(np.log(np.float32(1 - JOINS) + np.float32(JOINS) * np.exp(np.minimum(ratio, 60))))


def zones(scored: Scored, near: Neighbours, places: Integers) -> tuple[list[list[int]], Integers]:
    """Of each place in P the streets that most likely take part, the main one first, and the best part's place."""
    unit, column = scored.unit[places], scored.column[places]
    own, joint = scored.ratio[:, column, unit], scored.cluster[:, places]
    single = own.max(0, initial=-np.inf) >= joint.max(0, initial=-np.inf)
    part = np.where(single, own.argmax(0), joint.argmax(0))
    found = [[street] for street in unit.tolist()]
    which, beside = near.of_each(unit)
    # Of a neighbour as likely in as out before, any evidence for decides.
    takes = scored.ratio[part[which], column[which], beside] > np.log((1 - JOINS) / JOINS)
    takes &= ~single[which]
    for zone, street in zip(which[takes].tolist(), beside[takes].tolist(), strict=True):
        found[zone].append(street)
    return found, part
