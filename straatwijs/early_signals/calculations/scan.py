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

    `ratio` (S, K, C) of all street-weeks and `cluster` (P, C) are its parts.
    """

    unit: Integers
    column: Integers
    score: Floats
    ratio: Floats
    cluster: Floats

    def at(self, column: int, least: float) -> Integers:
        """Places in P of a column's scores above the least, best first."""
        likely = np.flatnonzero((self.column == column) & (self.score > least))
        return likely[np.argsort(-self.score[likely], kind="stable")]


@cache
def cells(direction: int) -> list[tuple[int, float]]:
    """The (window, factor) of each of the C parts."""
    return [(window, factor) for window in WINDOWS for factor in FACTORS[direction]]


def windows(values: Floats, columns: Integers) -> dict[int, Floats]:
    """Sums (S, K) over the last w weeks before and with each column, per window w."""
    total = np.zeros((len(values), len(columns)), np.float32)
    sums = {}
    for back in range(LONGEST):
        inside = columns >= back
        total[:, inside] += values[:, columns[inside] - back]
        if back + 1 in WINDOWS:
            sums[back + 1] = total.copy()
    return sums


def ratios(
    noted: Integers, mean: Floats, doubt: Floats, spread: Floats, *, columns: Integers, direction: int
) -> Floats:
    """Logarithm of the likelihood ratio, (S, K, C), of each window and factor.

    A week with many notes says less per note, since weeks vary by more than chance: each week is weighed as in
    the ratio of its own negative binomial at a middling factor. What weeks have in common, doubt about the mean
    and a share of the spread, makes the sum of the window a negative binomial again.
    """
    middle = _MIDDLE[direction]
    spread = np.maximum(spread, np.float32(1e-6))
    busy = mean * spread
    weight = np.log(middle * (1 + busy) / (1 + middle * busy)) / np.float32(np.log(middle))
    usual = np.log((1 + middle * busy) / (1 + busy)) / (spread * (middle - 1))
    values = (weight * noted, usual, _LASTING * usual * usual * spread, usual * np.sqrt(doubt))
    sums = [windows(value.astype(np.float32), columns) for value in values]
    found = np.empty((len(mean), len(columns), len(cells(direction))), np.float32)
    for window in WINDOWS:
        n, m, common, doubtful = (each[window] for each in sums)
        size = np.maximum(m * m / np.maximum(common + doubtful**2, 1e-9), 1e-6)
        for factor in FACTORS[direction]:
            place = cells(direction).index((window, factor))
            found[:, :, place] = n * np.float32(np.log(factor)) - (n + size) * np.log(
                (size + np.float32(factor) * m) / (size + m)
            )
    return found


def scores(ratio: Floats, near: Neighbours) -> Scored:
    """Averages over windows, factors, and over being alone or in a cluster, each half of the time."""
    unit, column = np.nonzero(ratio.max(-1) > _PROMISING)
    own = ratio[unit, column]
    cluster = own.copy()
    for rows, beside in near.beside(unit):
        cluster[rows] += joined(ratio[beside, column[rows]])
    top = np.maximum(cluster.max(-1, initial=0), own.max(-1, initial=0))
    total = np.exp(own - top[:, None]).sum(-1) + np.exp(cluster - top[:, None]).sum(-1)
    return Scored(unit, column, top + np.log(total / (2 * ratio.shape[-1])), ratio, cluster)


def joined(ratio: Floats) -> Floats:
    """What a neighbour that may or may not take part adds."""
    return np.asarray(np.log(np.float32(1 - JOINS) + np.float32(JOINS) * np.exp(np.minimum(ratio, 60))))


def zone(scored: Scored, near: Neighbours, place: int) -> tuple[tuple[int, ...], int]:
    """The streets that most likely take part, the main one first, and the best part's place."""
    unit, column = int(scored.unit[place]), scored.column[place]
    own, joint = scored.ratio[unit, column], scored.cluster[place]
    if own.max() >= joint.max():
        return (unit,), int(own.argmax())
    part = int(joint.argmax())
    beside = near.of(unit)
    # Of a neighbour as likely in as out before, any evidence for decides.
    inside = beside[scored.ratio[beside, column, part] > np.log((1 - JOINS) / JOINS)]
    return (unit, *(int(other) for other in inside)), part
