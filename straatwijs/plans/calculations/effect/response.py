"""How notes grow with effort, learned from all streets: within a street, from week to week.

More looking finds more, but two people note the same lamp: a power below or just above one. It is learned by Poisson
regression with a level per street and per week. Minutes of one week are written down roughly or not at all, which makes
looking seem to matter less than it does; so the looking of the weeks around a week stands for its own (an instrument).
"""

from collections.abc import Sequence

import numpy as np

from straatwijs.early_signals.calculations.exposure import fitted_levels
from straatwijs.plans.calculations.effect.inputs import Floats, Panel, Response

# What is believed before: between what early signals tried (0.65 to 1.05), and how firmly.
_BELIEVED, _FIRMLY = 0.85, 0.15
# Never surer than this: looking that nobody writes down changes too, and a power is only nearly what happens.
_NEVER_SURER = 0.08
_ROUNDS = 4
_NOTHING = 1e-6
# Weeks to each side whose looking stands for that of a week.
_AROUND = 6


def response(panel: Panel, streets: Sequence[int] | None = None) -> Response:
    """From these streets, or all. With few notes: what was believed before."""
    rows = np.arange(len(panel.counts)) if streets is None else np.array(streets)
    kept = np.ones((len(rows), panel.counts.shape[1]))
    kept[np.isin(rows, panel.treated), panel.start :] = 0
    counts, effort = panel.counts[rows] * kept, panel.effort[rows]
    before = believed(effort, panel.passing)
    power, variance = _fitted(counts, np.log(effort + before.base), kept)
    weight, belief = 1 / max(variance, 1e-6), 1 / _FIRMLY**2
    return Response(
        power=(power * weight + _BELIEVED * belief) / (weight + belief),
        doubt=float(np.sqrt(1 / (weight + belief) + _NEVER_SURER**2)),
        base=before.base,
    )


def believed(effort: Floats, passing: float) -> Response:
    """Before any note is read."""
    looked = effort[effort > 0]
    base = passing * (float(np.median(looked)) if looked.size else 1.0)
    return Response(power=_BELIEVED, doubt=float(np.hypot(_FIRMLY, _NEVER_SURER)), base=base)


def _fitted(counts: Floats, log: Floats, kept: Floats) -> tuple[float, float]:
    """Power, and its variance with streets as clusters. `log` of the effort."""
    log = log - log.mean()
    around, power = _around(log), _BELIEVED
    for _ in range(_ROUNDS):
        exposure = np.exp(power * log) * kept
        rate, level = fitted_levels(exposure.astype(np.float32), counts.sum(1), counts.sum(0))
        mean = exposure * np.outer(rate, level)
        varied = _varied(around, mean)
        rest = counts - mean
        known = max(float((mean * varied * log).sum()), 1e-9)
        step = float((rest * varied).sum()) / known
        power = float(np.clip(power + np.clip(step, -0.4, 0.4), 0, 1.5))
    learned = float((mean * varied**2).sum())
    if learned < _NOTHING:  # looking that never differs teaches nothing
        return _BELIEVED, np.inf
    variance = max(float(((rest * varied).sum(1) ** 2).sum()), learned) / known**2
    return power, variance


def _around(log: Floats) -> Floats:
    """The mean of the weeks around each week, without itself."""
    weeks = log.shape[1]
    sums = np.concatenate([np.zeros((len(log), 1)), np.cumsum(log, axis=1)], axis=1)
    first, last = np.maximum(np.arange(weeks) - _AROUND, 0), np.minimum(np.arange(weeks) + _AROUND + 1, weeks)
    return np.asarray((sums[:, last] - sums[:, first] - log) / np.maximum(last - first - 1, 1))


def _varied(around: Floats, mean: Floats) -> Floats:
    """What is left of it when street and week are taken out, weighed by the mean."""
    left = around.copy()
    streets, weeks = np.maximum(mean.sum(1), 1e-9), np.maximum(mean.sum(0), 1e-9)
    for _ in range(3):
        left -= ((left * mean).sum(1) / streets)[:, None]
        left -= (left * mean).sum(0) / weeks
    return left
