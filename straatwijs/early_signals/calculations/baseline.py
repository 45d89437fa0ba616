"""What is usual: per indicator, street and week the notes to expect from the looking that was done.

Mean = exposure x level of the town in that week x rate of this street for this indicator x factor of the
street-week, learned from the other indicators. The rate is a gamma posterior around street x neighbourhood.
A week's expectation uses only weeks up to `guard` weeks earlier, and the town total of the week itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from straatwijs.early_signals.calculations.exposure import Efforts, Grid, Power, efforts, grid
from straatwijs.early_signals.calculations.inputs import (
    Counts,
    Flags,
    Floats,
    Frozen,
    Integers,
    Looking,
    Settings,
)
from straatwijs.early_signals.calculations.rates import Block, Fit, posterior, prior, taught_by, unusual
from straatwijs.early_signals.calculations.usual import Usual
from straatwijs.early_signals.calculations.weeks import StreetWeeks

# Notes worth of belief that a street is as the town is.
_STREET = 5.0
# Notes worth of belief that a week's level is that of the weeks before, and how long "before" is.
_LEVEL, _FADING = 10.0, 0.7
# What is never known better: relative variance of a rate.
_DOUBT = 0.01
# More looking than usual: added relative variance per squared power of e, of the mean and of a single count.
_UNUSUAL, _ODDLY = np.float32(0.015), np.float32(0.035)
# Streets worked on at a time: keeps arrays in the processor's cache.
_PART = 512


@dataclass
class Expected:
    """Of the weeks asked: noted, mean, doubt (relative variance of the mean) and spread (of a count), (I, S, W).

    A count varies with variance mean + spread x mean squared, from week to week anew.
    """

    weeks: Integers
    noted: Integers
    mean: Floats
    doubt: Floats
    spread: Floats
    powers: list[Power]


def blocks(weeks: Sequence[int], settings: Settings) -> list[Block]:
    """The weeks that have enough history, by the half year that their parameters come from."""
    found: dict[int, list[int]] = {}
    for week in sorted(weeks):
        history = week - settings.guard + 1
        if history >= settings.least_history:
            until = history - history % settings.refit if history >= settings.refit else history
            found.setdefault(until, []).append(week)
    return [Block(until, tuple(own)) for until, own in sorted(found.items())]


def parts(streets: int) -> list[slice]:
    return [slice(start, min(start + _PART, streets)) for start in range(0, streets, _PART)]


def _levels(noted: Floats, reach: Floats) -> tuple[Floats, Floats]:
    """Level of the town per week, and what the weeks before let expect. Few notes: near the weeks before."""
    levels, before = [], []
    usual = float(noted.sum() / max(float(reach.sum()), 1e-9))
    first = min(len(reach), 13)
    usual = float((noted[:first].sum() + 1) / (reach[:first].sum() + 1 / max(usual, 1e-9)))
    for own, reached in zip(noted.tolist(), reach.tolist(), strict=True):
        before.append(usual)
        levels.append((own + _LEVEL) / (reached + _LEVEL / max(usual, 1e-9)))
        usual = _FADING * usual + (1 - _FADING) * levels[-1]
    return np.array(levels, np.float32), np.array(before, np.float32)


@dataclass
class Learner:
    """Reads the counts twice, indicator by indicator, and keeps only the weeks that are asked."""

    counts: Counts
    number: int
    looking: Looking
    hood: Integers
    settings: Settings
    frozen: Frozen = None
    fits: dict[tuple[int, int], Fit] = field(default_factory=dict)
    _tried: Grid | None = None

    def learn(self, weeks: Sequence[int]) -> Expected:
        made = blocks(weeks, self.settings)
        out = self._empty(np.array(sorted(weeks)))
        if not made:
            return out
        known = self._known
        self._read_once(made, known, out)
        together = {block.until: self._street(block) for block in made}
        pooled = {
            block.until: StreetWeeks(len(self.hood), min(self.settings.refit, block.until)) for block in made
        }
        for indicator in range(self.number):
            counts = self.counts(indicator)
            for block in made:
                self._read_again(
                    indicator=indicator,
                    counts=counts,
                    block=block,
                    known=known,
                    street=together[block.until],
                    pooled=pooled[block.until],
                    out=out,
                )
        for block in made:
            columns = np.searchsorted(out.weeks, block.weeks)
            pooled[block.until].apply(out.noted, out.mean, out.spread, columns)
        return out

    def reaches(self, indicator: int, weeks: Sequence[int]) -> list[tuple[int, Floats]]:
        """Per week the town's exposure up to it: streets weighed by their rate, relative to the town's."""
        made = blocks(weeks, self.settings)
        known = self._known
        found: list[tuple[int, Floats]] = []
        for block in made:
            fit = self.fits.get((indicator, block.until))
            if fit is None or len(fit.reach) <= block.weeks[-1]:
                tried = self._grid(made[-1].until, known)
                fit = self._fit(self.counts(indicator), self._learned(indicator), block, tried, known)
            found += [(week, fit.reach[: week + 1]) for week in block.weeks]
        return found

    def ordinary(self, weeks: int) -> Usual:
        """The fit to the whole history, to make up ordinary ones from."""
        block = Block(weeks, (weeks - 1,))
        known = self._known
        self.settings = replace(self.settings, guard=0)
        out = self._empty(np.array([weeks - 1]))
        self._read_once([block], known, out)
        street = self._street(block)
        pooled = StreetWeeks(len(self.hood), min(self.settings.refit, weeks))
        for indicator in range(self.number):
            self._read_again(
                indicator=indicator,
                counts=self.counts(indicator),
                block=block,
                known=known,
                street=street,
                pooled=pooled,
                out=out,
            )
        spread = out.spread[:, 0, 0] if len(self.hood) else np.ones(self.number)
        fits = {indicator: fit for (indicator, _), fit in self.fits.items()}
        return Usual(
            self.counts,
            self.hood,
            self.settings,
            fits,
            block,
            known,
            street,
            pooled.shape(),
            np.asarray(spread),
        )

    @cached_property
    def _known(self) -> Efforts:
        return efforts(self.looking)

    def _grid(self, weeks: int, known: Efforts) -> Grid:
        if self._tried is not None and self._tried.weeks >= weeks:
            return self._tried
        streets = len(self.hood)
        sample = np.unique(np.linspace(0, streets - 1, min(streets, self.settings.sample)).astype(int))
        self._tried = grid(known, sample, weeks)
        return self._tried

    def _empty(self, weeks: Integers) -> Expected:
        shape = (self.number, len(self.hood), len(weeks))
        noted = np.zeros(shape, np.int16)
        flat = [np.zeros(shape, np.float32) for _ in range(3)]
        return Expected(weeks, noted, flat[0], flat[1], flat[2], [])

    def _learned(self, indicator: int) -> Flags | None:
        frozen = self.frozen(indicator) if callable(self.frozen) else self.frozen
        return None if frozen is None else ~frozen

    # ---- first reading: powers, levels of the town, totals of the streets
    def _read_once(self, made: list[Block], known: Efforts, out: Expected) -> None:
        tried = self._grid(made[-1].until, known)
        for indicator in range(self.number):
            counts = self.counts(indicator)
            learned = self._learned(indicator)
            for block in made:
                self.fits[indicator, block.until] = self._fit(counts, learned, block, tried, known)
            out.powers.append(self.fits[indicator, made[-1].until].power)
            out.noted[indicator] = counts[:, out.weeks]

    def _fit(self, counts: Integers, learned: Flags | None, block: Block, tried: Grid, known: Efforts) -> Fit:
        until, last = block.until, block.weeks[-1] + 1
        power = tried.power(counts[:, :until])
        noted, weekly = np.empty(len(counts), np.float32), np.zeros(last, np.float32)
        exposures: list[Floats] = []
        seen: list[Floats] = []
        for rows in parts(len(counts)):
            own = counts[rows, :last].astype(np.float32)
            weekly += own.sum(0)
            exposures.append(known.exposure(power, own, rows))
            seen.append(exposures[-1] if learned is None else exposures[-1] * learned[rows, :last])
            noted[rows] = (own if learned is None else own * learned[rows, :last])[:, :until].sum(1)
        level: NDArray[Any] = np.full(
            until, noted.sum() / max(sum(float(e[:, :until].sum()) for e in seen), 1e-9), np.float32
        )
        for _ in range(3):
            rate = (noted + 1) / (np.concatenate([e[:, :until] @ level for e in seen]) + 1)
            reach = np.zeros(last, np.float32)
            for rows, exposure in zip(parts(len(counts)), exposures, strict=True):
                reach += rate[rows] @ exposure
            level = weekly[:until] / np.maximum(reach[:until], 1e-9)
        level, before = _levels(weekly, reach)
        expected = np.concatenate([e[:, :until] @ level[:until] for e in seen])
        scale = float(noted.sum()) / max(float(expected.sum()), 1e-9)
        return Fit(power, level, before, reach, noted, expected * np.float32(scale))

    def _street(self, block: Block) -> Floats:
        """Factor per street over all indicators, (S,)."""
        own = [fit for (_, until), fit in self.fits.items() if until == block.until]
        noted = sum((fit.noted for fit in own), np.zeros(len(self.hood), np.float32))
        expected = sum((fit.expected for fit in own), np.zeros(len(self.hood), np.float32))
        return (noted + np.float32(_STREET)) / (expected + np.float32(_STREET))

    # ---- second reading: the rate of each street, and from it what to expect
    def _read_again(
        self,
        *,
        indicator: int,
        counts: Integers,
        block: Block,
        known: Efforts,
        street: Floats,
        pooled: StreetWeeks,
        out: Expected,
    ) -> None:
        fit = self.fits[indicator, block.until]
        mean, strength = prior(fit, street, self.hood)
        learned = self._learned(indicator)
        noise = np.zeros(2)
        recent = slice(max(block.until - self.settings.refit, 0), block.until)
        columns = np.searchsorted(out.weeks, block.weeks)
        for rows in parts(len(counts)):
            own = counts[rows, : block.weeks[-1] + 1].astype(np.float32)
            exposure = known.exposure(fit.power, own, rows)
            kept = None if learned is None else learned[rows, : own.shape[1]]
            taught = taught_by(fit, mean, rows, block)
            shape, size = posterior(
                own,
                exposure,
                fit.level,
                (mean[rows], strength, taught),
                block=block,
                settings=self.settings,
                kept=kept,
            )
            rate = shape / size
            first = min(recent.start, block.weeks[0])
            usual = exposure[:, first:] * (fit.level[first:] * mean[rows, None])
            out.mean[indicator, rows, columns[0] : columns[-1] + 1] = (
                usual[:, block.weeks[0] - first :] * rate
            )
            more = unusual(exposure, block, self.settings)
            doubt = 1 / shape + _DOUBT + _UNUSUAL * more
            out.doubt[indicator, rows, columns[0] : columns[-1] + 1] = doubt
            out.spread[indicator, rows, columns[0] : columns[-1] + 1] = _ODDLY * more
            known_rate = (fit.noted[rows] * taught + strength) / (
                fit.expected[rows] * mean[rows] * taught + strength
            )
            fitted = usual[:, recent.start - first : recent.stop - first] * known_rate[:, None].astype(
                np.float32
            )
            residual = own[:, recent] - fitted
            noise += [float((residual**2 - fitted).sum()), float((fitted**2).sum())]
            pooled.add(rows, residual, fitted)
        spread = np.clip(noise[0] / max(noise[1], 1e-9), 0.02, 5)
        out.spread[indicator, :, columns[0] : columns[-1] + 1] += np.float32(spread)
