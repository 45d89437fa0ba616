"""The rate of each street for one indicator: what was believed before, and what its own notes taught."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from straatwijs.early_signals.calculations.exposure import Power
from straatwijs.early_signals.calculations.inputs import Flags, Floats, Integers, Settings

# Notes worth of belief that a neighbourhood is, for one indicator, as the town is.
_HOOD = 8.0
# Notes a week from which a street's weeks teach half as much per note.
_CROWDED = 3.0
# Exposure, in ordinary visits, below which no difference in looking is called unusual.
_LITTLE = 0.2


@dataclass(frozen=True)
class Block:
    """Weeks whose town-level parameters come from the weeks before `until`."""

    until: int
    weeks: tuple[int, ...]


@dataclass
class Fit:
    """One indicator in one block: power, level per week, and (S,) notes and expected notes of the history."""

    power: Power
    level: Floats
    before: Floats
    reach: Floats
    noted: Floats
    expected: Floats


def prior(fit: Fit, street: Floats, hoods: Integers) -> tuple[Floats, float]:
    """Prior mean of the rate relative to the town's (S,), and how many notes worth it is."""
    size = int(hoods.max()) + 1
    expected = fit.expected * street
    hood = (np.bincount(hoods, fit.noted, size) + _HOOD) / (np.bincount(hoods, expected, size) + _HOOD)
    mean = street * hood[hoods].astype(np.float32)
    usual = fit.expected * mean
    spread = float(((fit.noted - usual) ** 2 - fit.noted).sum()) / max(float((usual**2).sum()), 1e-9)
    return mean, float(np.clip(1 / np.clip(spread, 0.02, None), 0.5, 20))


def unusual(exposure: Floats, block: Block, settings: Settings) -> Floats:
    """Square of how many times (in powers of e) more was looked than in the half year before, (S, W)."""
    start, share = _half_year(block, settings)
    usual = exposure[:, start : start + len(share)] @ share
    little = np.float32(_LITTLE)
    more = np.log((exposure[:, block.weeks[0] : block.weeks[-1] + 1] + little) / (usual + little))
    return np.asarray(np.maximum(more, 0) ** 2)


@lru_cache(maxsize=16)
def _half_year(block: Block, settings: Settings) -> tuple[int, Floats]:
    """The first week of the half years before the block's weeks, and each week's share in their means, (H, W)."""
    until = np.arange(block.weeks[0], block.weeks[-1] + 1) - settings.guard + 1
    first = np.maximum(until - settings.year // 2, 0)
    week = np.arange(first[0], until[-1])[:, None]
    share = ((week >= first) & (week < until)) / (until - first)
    return int(first[0]), share.astype(np.float32)


def taught_by(fit: Fit, mean: Floats, rows: slice, block: Block) -> Floats:
    """With many notes a week each teaches less, since a street's weeks vary by more than chance."""
    return np.asarray(1 / (1 + fit.expected[rows] * mean[rows] / np.float32(block.until * _CROWDED)))


def posterior(
    own: Integers,
    exposure: Floats,
    level: Floats,
    prior: tuple[Floats, float, Floats],
    *,
    block: Block,
    settings: Settings,
    kept: Flags | None = None,
) -> tuple[Floats, Floats]:
    """Shape and size of the posterior of a street's rate relative to its prior, for each week of a block (S, W).

    `prior`: its mean (S,), how many notes it is worth, and how much of each note teaches (S,).
    """
    mean, strength, taught = prior
    ages = _ages(block, settings)
    weeks = len(ages)
    if kept is not None:
        own, exposure = own * kept, exposure * kept
    shape = own[:, :weeks] @ ages
    size = exposure[:, :weeks] @ (ages * level[:weeks, None])
    believed = np.float32(strength)
    return shape * taught[:, None] + believed, size * (mean * taught)[:, None] + believed


@lru_cache(maxsize=16)
def _ages(block: Block, settings: Settings) -> Floats:
    """How much each week of the history counts for each week of the block, (H, W); not at all within the guard."""
    last = np.arange(block.weeks[0], block.weeks[-1] + 1) - settings.guard
    age = last - np.arange(last[-1] + 1)[:, None]
    return np.asarray(np.where(age >= 0, 0.5 ** (age / settings.half_life), 0), np.float32)
