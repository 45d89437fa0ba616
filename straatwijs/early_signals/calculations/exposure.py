"""From looking to exposure: how many notes to expect from more minutes or more people."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from straatwijs.early_signals.calculations.inputs import Effort, Floats, Integers, Looking

# Notes grow with effort to a power: two people report the same lamp. Grid of powers that are tried.
POWERS = np.array([0.65, 0.85, 1.05])
# An ordinary visit, in minutes: the unit of effort.
UNIT = 30.0
# Strength, in notes, with which one street's rate is kept near the town's.
_SHRINK = 1.0


@dataclass(frozen=True)
class Power:
    """Which effort explains an indicator's counts, and to which power."""

    effort: Effort
    power: float


@dataclass(frozen=True)
class Efforts:
    """Logarithm of effort per kind (S, T), -inf where nobody is known to have looked; `usual` is a visit."""

    log: dict[Effort, Floats]
    usual: dict[Effort, float]

    def exposure(self, power: Power, counts: Integers, rows: slice | Integers = slice(None)) -> Floats:
        """(S, T): effort to its power. Who noted something has looked: then at least as a usual visit."""
        if power.effort is Effort.NONE:
            return np.ones(counts.shape, np.float32)
        exposure = self.log[power.effort][rows, : counts.shape[1]] * np.float32(power.power)
        np.exp(exposure, out=exposure)
        unseen = (exposure == 0) & (counts > 0)
        if unseen.any():
            exposure[unseen] = np.exp(self.usual[power.effort] * power.power)
        return exposure


def efforts(looking: Looking) -> Efforts:
    """Effort per kind that is known at all."""
    known: dict[Effort, Floats] = {}
    usual: dict[Effort, float] = {}
    for kind, values, unit in ((Effort.MINUTES, looking.minutes, UNIT), (Effort.PEOPLE, looking.people, 1)):
        if np.any(values):
            with np.errstate(divide="ignore"):
                known[kind] = np.log(values.astype(np.float32) / np.float32(unit))
            usual[kind] = float(np.median(known[kind][np.isfinite(known[kind])]))
    return Efforts(known, usual)


def fitted_levels(exposure: Floats, streets: Floats, weeks: Floats, rounds: int = 3) -> tuple[Floats, Floats]:
    """Rate per street (S,) and level per week (T,) by proportional fitting to their totals; the mean is the product."""
    level = np.full(len(weeks), weeks.sum() / max(float(exposure.sum()), 1e-9), np.float32)
    rate = np.ones(len(streets), np.float32)
    for _ in range(rounds):
        rate = (streets + _SHRINK) / (exposure @ level + _SHRINK)
        level = weeks / np.maximum(rate @ exposure, 1e-9)
    return rate, level


def _likelihood(exposure: Floats, streets: Floats, weeks: Floats, logged: float) -> float:
    """Poisson log likelihood of these totals, up to what no model changes. `logged`: sum of count x log exposure.

    What is expected adds up to what was noted, whatever the model, since the levels were fitted to the weeks.
    """
    rate, level = fitted_levels(exposure, streets, weeks)
    return logged + float(streets @ np.log(rate)) + float(weeks @ np.log(np.maximum(level, 1e-9)))


def _top(powers: Floats, fits: list[float]) -> float:
    """Where the parabola through three likelihoods is highest."""
    low, middle, high = fits
    bend = low - 2 * middle + high
    shift = 0.5 * (low - high) / bend if bend < 0 else float(np.sign(high - low))
    return float(powers[1] + np.clip(shift, -1.5, 1.5) * (powers[1] - powers[0]))


@dataclass(frozen=True)
class Tried:
    """One kind of effort of a sample of streets (S, T): its logarithm, where nobody is known to have looked (1,
    with the logarithm of a usual visit), and the exposure at each power."""

    log: Floats
    unseen: Floats
    exposures: list[Floats]
    usual: float

    def fits(self, places: Iterable[int], own: Floats) -> list[float]:
        """Log likelihood of the counts (S, H) at these places among the powers."""
        weeks = own.shape[1]
        totals = own.sum(1), own.sum(0)
        logged = float(np.einsum("st,st->s", own, self.log[:, :weeks]).sum(dtype=float))
        alone = np.einsum("st,st->", own, self.unseen[:, :weeks]) > 0
        fits = []
        for place in places:
            power, seen = float(POWERS[place]), self.exposures[place][:, :weeks]
            if alone:
                unseen = (own > 0) & (self.unseen[:, :weeks] > 0)
                seen = np.where(unseen, np.float32(np.exp(self.usual * power)), seen)
            fits.append(_likelihood(seen, *totals, logged * power))
        return fits


@dataclass(frozen=True)
class Grid:
    """Exposures of a sample of streets at each power, made once for all indicators."""

    sample: Integers
    kinds: dict[Effort, Tried]
    weeks: int

    def power(self, counts: Integers) -> Power:
        """Effort and power that make the counts (S, H) most likely; NONE if no effort is known."""
        if not self.kinds:
            return Power(Effort.NONE, 0.0)
        own = counts[self.sample].astype(np.float32)
        middle = len(POWERS) // 2
        fit, best = max((tried.fits([middle], own)[0], kind) for kind, tried in self.kinds.items())
        fits = self.kinds[best].fits([place for place in range(len(POWERS)) if place != middle], own)
        fits.insert(middle, fit)
        return Power(best, _top(POWERS, fits))


def grid(known: Efforts, sample: Integers, weeks: int) -> Grid:
    kinds = {}
    for kind, every in known.log.items():
        log, usual = every[sample, :weeks], known.usual[kind]
        exposures = [np.exp(log * np.float32(power)) for power in POWERS]
        unseen = ~np.isfinite(log)
        filled = np.where(unseen, np.float32(usual), log)
        kinds[kind] = Tried(filled, unseen.astype(np.float32), exposures, usual)
    return Grid(sample, kinds, weeks)
