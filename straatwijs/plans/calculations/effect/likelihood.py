"""How likely each effect is, given the notes before and after in the street and in the comparable streets.

Of a street's notes, the part that came after the start follows from the looking, the season, the effect, and a change of
the street's own. Those own changes differ from street to street more than chance does; how much is learned from the
comparable streets, and what is not known about it is carried along. So many notes of one busy street never count as
many streets.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from straatwijs.plans.calculations.effect.inputs import Floats

_STEP = 0.03
_WIDEST, _SHIFT = 130, 40  # steps to each side: of the effect, and of the change that all streets share
# Standard deviation of a street's own change that is reckoned with, and how unlikely large ones are before looking.
_CHANGES = np.array([0.03, 0.1, 0.17, 0.24, 0.32, 0.4, 0.5, 0.62, 0.76, 0.95, 1.2])
_USUAL_CHANGE = 0.5
# Streets of one measure lie near each other: this part of the variance of their own changes is taken as common to them.
_NEIGHBOURS = 0.5
# An effect of seven times more or less is believed to be rare before looking.
_RARE = 2.0

# One by one, as Python has it: SciPy's, for arrays, would cost every web worker 27 MB.
_each_log_gamma = np.frompyfunc(math.lgamma, 1, 1)
EFFECTS = np.arange(-_WIDEST, _WIDEST + 1, dtype=np.float64) * _STEP
_TOGETHER = np.arange(-_SHIFT, _SHIFT + 1, dtype=np.float64) * _STEP
_BOTH = np.arange(-_WIDEST - _SHIFT, _WIDEST + _SHIFT + 1, dtype=np.float64) * _STEP


@dataclass(frozen=True)
class Split:
    """Per street (S,): notes before and after, and the logarithm of what after / before would be by looking and season."""

    before: Floats
    after: Floats
    offset: Floats


def likely(own: Split, others: Split) -> Floats:
    """(E,) how likely each of EFFECTS is, adding up to one."""
    shared = _fit(others, _TOGETHER)
    here = _fit(own, _BOTH)
    prior = -0.5 * (_CHANGES / _USUAL_CHANGE) ** 2 + np.log(np.gradient(_CHANGES))
    shared = np.exp(shared + prior[:, None] - (shared + prior[:, None]).max())
    here = np.exp(here - here.max())
    windows = sliding_window_view(here, len(_TOGETHER), axis=1)
    by_change = np.einsum("cet,ct->ce", windows, shared, optimize=True)
    common = np.sqrt(_NEIGHBOURS * (1 - 1 / len(own.before)))
    found = sum(blurred(row, common * change) for row, change in zip(by_change, _CHANGES, strict=True))
    found = found * np.exp(-0.5 * (EFFECTS / _RARE) ** 2)
    return np.asarray(found / found.sum())


def blurred(likely: Floats, deviation: float) -> Floats:
    """The same when an uncertainty of this standard deviation comes on top."""
    if deviation < _STEP / 4:
        return likely
    kernel = np.exp(-0.5 * (EFFECTS / deviation) ** 2)
    return np.convolve(likely, kernel / kernel.sum(), mode="same")


def quantiles(likely: Floats, at: tuple[float, ...]) -> list[float]:
    edges = np.concatenate([EFFECTS - _STEP / 2, [EFFECTS[-1] + _STEP / 2]])
    return [
        float(one) for one in np.interp(at, np.concatenate([[0.0], np.cumsum(likely) / likely.sum()]), edges)
    ]


def _fit(split: Split, shifts: Floats) -> Floats:
    """(changes, shifts): log likelihood of the split when all streets shift by so much (beta-binomial)."""
    part = 1 / (1 + np.exp(-(split.offset[:, None] + shifts)))  # (S, shifts)
    size = 1 / (_CHANGES[:, None, None] ** 2 * part * (1 - part))
    first, second = size * part, size * (1 - part)
    after, before = split.after[:, None], split.before[:, None]
    found = _log_gamma(first + after) + _log_gamma(second + before) - _log_gamma(size + after + before)
    found += _log_gamma(size) - _log_gamma(first) - _log_gamma(second)
    return np.asarray(found.sum(1))


def _log_gamma(positive: Floats) -> Floats:
    return np.asarray(_each_log_gamma(positive), dtype=np.float64)
