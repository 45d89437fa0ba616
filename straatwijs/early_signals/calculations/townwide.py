"""The town as a whole: the total of an indicator per week beside what the looking lets expect.

The scan takes the town's level in a week as given, so what happens everywhere is invisible to it.
The expectation of the last w weeks is the level of the half year before, times the season where more than a
year is known; how far it is usually off is measured on the town's own past, for each w.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from straatwijs.early_signals.calculations.baseline import Learner
from straatwijs.early_signals.calculations.inputs import USUAL, Counts, Frozen, Looking, Settings, Streets

WINDOWS = (1, 2, 3, 4, 6, 8, 12)
FACTORS = {1: (1.3, 1.6, 2.0, 3.0), -1: (0.75, 0.6, 0.45, 0.3)}
# Relative variance that is always reckoned with, and windows' worth of belief in it.
_UNSURE, _BELIEF = 0.01, 4.0
# Notes worth of belief that a season is as the rest of the year.
_SEASON = 20.0

Series = NDArray[np.float64]


@dataclass(frozen=True)
class TownAlert:
    """In the last `weeks` weeks, `week` included, the town noted more (1) or less (-1) than expected."""

    indicator: int
    week: int
    direction: int
    score: float
    weeks: int
    noted: int
    expected: float


def town(
    counts: Counts,
    number: int,
    looking: Looking,
    streets: Streets,
    *,
    weeks: Sequence[int],
    direction: int = 1,
    frozen: Frozen = None,
    settings: Settings = USUAL,
) -> list[TownAlert]:
    """Alerts of these weeks on the town's total, best first within a week; only those above the town score."""
    return chart(Learner(counts, number, looking, streets.hood, settings, frozen), weeks, direction)


def chart(learner: Learner, weeks: Sequence[int], direction: int) -> list[TownAlert]:
    """The alerts of a town whose baseline may already be learned."""
    settings, alerts = learner.settings, []
    for indicator in range(learner.number):
        totals = learner.counts(indicator).sum(0).astype(float)
        for week, reach in learner.reaches(indicator, weeks):
            alert = _judged(indicator, totals[: week + 1], reach.astype(float), direction, settings)
            if alert is not None and alert.score >= settings.town_score:
                alerts.append(alert)
    return sorted(alerts, key=lambda alert: (alert.week, -alert.score, alert.indicator))


def _judged(
    indicator: int, totals: Series, reach: Series, direction: int, settings: Settings
) -> TownAlert | None:
    """The last week of these series; the score is averaged over windows and factors, the best window is named."""
    scores, best = [], (-np.inf, 1, 0, 0.0)
    for window in WINDOWS:
        expected, variance = _forecast(totals, reach, window, settings)
        if expected is None:
            continue
        noted, size = totals[-window:].sum(), 1 / variance
        for factor in FACTORS[direction]:
            gain = noted * np.log(factor) - (noted + size) * np.log(
                (size + factor * expected) / (size + expected)
            )
            scores.append(gain)
            best = max(best, (float(gain), window, int(noted), expected))
    if not scores:
        return None
    score = float(np.logaddexp.reduce(scores) - np.log(len(scores)))
    return TownAlert(indicator, len(totals) - 1, direction, score, best[1], best[2], best[3])


def _forecast(totals: Series, reach: Series, window: int, settings: Settings) -> tuple[float | None, float]:
    """What the last `window` weeks let expect, and by which relative variance such forecasts were off before.

    Forecasts with and without season are tried on the past; the one that was off least is used.
    """
    last = len(totals)
    ends = np.arange(settings.least_history + window, last + 1)
    if len(ends) == 0:
        return None, 1.0
    noted = _sums(totals, ends, window)
    found: tuple[float | None, float] = (None, np.inf)
    for season in (False, True):
        expected = _expected(totals, reach, ends, window, settings, season=season)
        past = np.isfinite(expected[:-window]) & (expected[:-window] > 0)
        if not np.isfinite(expected[-1]) or (season and past.sum() < settings.year / 4):
            continue
        off = (noted[:-window] - expected[:-window])[past] ** 2 - expected[:-window][past]
        weight = (expected[:-window][past] ** 2).sum()
        # Forecasts of long windows overlap: so many of them are one.
        belief = _BELIEF * window * float(expected[-1]) ** 2
        variance = max((off.sum() + belief * _UNSURE) / max(weight + belief, 1e-9), _UNSURE / 2)
        if variance < found[1]:
            found = (float(expected[-1]), float(variance))
    return found


def _sums(values: Series, ends: NDArray[np.int64], window: int) -> Series:
    """Sums over the `window` weeks before each end, cut off at the beginning."""
    total = np.concatenate([[0.0], np.cumsum(values)])
    return np.asarray(total[np.maximum(ends, 0)] - total[np.maximum(ends - window, 0)])


def _expected(
    totals: Series, reach: Series, ends: NDArray[np.int64], window: int, settings: Settings, *, season: bool
) -> Series:
    """Expected sums over the windows that end before `ends`."""
    half = settings.year // 2
    before = ends - window
    level = (_sums(totals, before, half) + 0.5) / np.maximum(_sums(reach, before, half), 1e-9)
    expected = level * _sums(reach, ends, window)
    if season:
        then = ends - settings.year
        usual = (_sums(totals, then - window, half) + 0.5) / np.maximum(
            _sums(reach, then - window, half), 1e-9
        )
        seen = usual * _sums(reach, then, window)
        factor = (_sums(totals, then, window) + _SEASON) / (seen + _SEASON)
        expected = np.where(then - window >= settings.least_history, expected * factor, np.nan)
    return np.asarray(expected)
