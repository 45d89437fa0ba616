"""How strongly the last weeks speak for a rise or a fall, per street and per street with neighbours.

A change of the rate by a factor q during the last w weeks is weighed against no change, by a likelihood ratio
of a negative binomial: notes vary more than by chance alone, and the mean is not known exactly. Ratios (not
their logarithms) are averaged over windows and factors: a Bayes factor. A cluster is a street with each of its
neighbours taking part or not: averaging over all such clusters at once is a product, street by street.
"""

from dataclasses import dataclass

import numpy as np

from straatwijs.early_signals.calculations.inputs import Floats, Integers
from straatwijs.early_signals.calculations.zones import Neighbours

WINDOWS = (1, 2, 3, 4, 6, 8, 12)
LONGEST = WINDOWS[-1]
FACTORS = {1: (1.5, 2.0, 3.0, 5.0), -1: (0.5, 0.2)}
# Chance that a neighbour takes part in a cluster.
JOINS = 0.5


@dataclass(frozen=True)
class Scored:
    """`score` (S, K): logarithm of the Bayes factor per street and week. `ratio` (S, K, C): its parts."""

    score: Floats
    ratio: Floats
    cluster: Floats


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
    noted: Integers, mean: Floats, doubt: Floats, spread: Floats, columns: Integers, direction: int
) -> Floats:
    """Logarithm of the likelihood ratio, (S, K, C), of each window and factor."""
    sums = [windows(v, columns) for v in (noted, mean, mean**2 * spread, mean * np.sqrt(doubt))]
    found = np.empty((len(mean), len(columns), len(cells(direction))), np.float32)
    for window in WINDOWS:
        n, m, q, doubtful = (s[window] for s in sums)
        size = np.maximum(m * m / np.maximum(q + doubtful**2, 1e-9), 1e-6)
        for factor in FACTORS[direction]:
            place = cells(direction).index((window, factor))
            found[:, :, place] = n * np.float32(np.log(factor)) - (n + size) * np.log(
                (size + np.float32(factor) * m) / (size + m)
            )
    return found


def scores(ratio: Floats, near: Neighbours) -> Scored:
    """Averages over windows, factors, and over being alone or in a cluster, each half of the time."""
    joined = np.log1p(np.float32(JOINS) * np.expm1(np.minimum(ratio, 60)))
    cluster = ratio.copy()
    near.add(joined, cluster)
    top = np.maximum(cluster.max(-1), ratio.max(-1))
    total = np.exp(ratio - top[..., None]).sum(-1) + np.exp(cluster - top[..., None]).sum(-1)
    return Scored(top + np.log(total / (2 * ratio.shape[-1])), ratio, cluster)


def zone(scored: Scored, near: Neighbours, street: int, column: int) -> tuple[tuple[int, ...], int]:
    """The streets that most likely take part, the main one first, and the best part's place."""
    own, joint = scored.ratio[street, column], scored.cluster[street, column]
    if own.max() >= joint.max():
        return (street,), int(own.argmax())
    part = int(joint.argmax())
    beside = near.of(street)
    # Of a neighbour as likely in as out before, any evidence for decides.
    inside = beside[scored.ratio[beside, column, part] > np.log((1 - JOINS) / JOINS)]
    return (street, *(int(other) for other in inside)), part
