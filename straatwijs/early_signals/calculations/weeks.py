"""What all indicators of one street in one week have in common: somebody looked better, or longer than written."""

import numpy as np

from straatwijs.early_signals.calculations.inputs import Floats, Integers

# Once in so many street-weeks looking is not at all what was written down, by a factor of any size.
_ODD, _ODD_SHAPE = 0.02, 1.0


class StreetWeeks:
    """Factor per street-week, the same for all indicators: its variance from how indicators vary together."""

    def __init__(self, streets: int, weeks: int) -> None:
        shape = (streets, weeks)
        self.residual, self.mean = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        self.residuals, self.means = np.zeros(shape, np.float32), np.zeros(shape, np.float32)

    def add(self, rows: slice, residual: Floats, mean: Floats) -> None:
        """One indicator's residuals and means of the last weeks of the history, (part of S, H)."""
        weeks = self.mean.shape[1]
        residual, mean = residual[:, -weeks:], mean[:, -weeks:]
        self.residual[rows] += residual
        self.mean[rows] += mean
        self.residuals[rows] += residual**2
        self.means[rows] += mean**2

    def shape(self) -> float:
        """Gamma shape of the factor: from the products of residuals of different indicators."""
        common = float((self.residual**2 - self.residuals).sum(dtype=np.float64))
        pairs = float((self.mean**2 - self.means).sum(dtype=np.float64))
        return 1 / float(np.clip(common / max(pairs, 1e-9), 0.005, 2))

    def apply(self, noted: Integers, mean: Floats, spread: Floats, columns: Integers) -> None:
        """Multiplies the means (I, S, W) at `columns` by the factor of the others; what stays unsure joins spread."""
        shape = self.shape()
        window = slice(columns[0], columns[-1] + 1)
        all_noted = noted[:, :, window].sum(0, dtype=np.int32)
        all_mean = mean[:, :, window].sum(0)
        odds = _odds(int(all_noted.max(initial=0)), shape)
        for indicator in range(len(mean)):
            others = all_noted - noted[indicator, :, window]
            usual = np.maximum(all_mean - mean[indicator, :, window], 0)
            factor, unsure = _factor(others, usual, shape, odds)
            mean[indicator, :, window] *= factor
            own = (1 + spread[indicator, :, window]) / (1 + 1 / shape) - 1
            spread[indicator, :, window] = (1 + np.maximum(own, 0.02)) * (1 + unsure) - 1


def _factor(notes: Integers, mean: Floats, shape: float, odds: Floats) -> tuple[Floats, Floats]:
    """Posterior mean of a street-week's factor and its relative variance: ordinary, or once in a while odd."""
    noted = notes.astype(np.float32)
    usual, odd = (noted + shape, mean + shape), (noted + _ODD_SHAPE, mean + _ODD_SHAPE)
    more = odds[notes] + usual[0] * np.log(usual[1]) - odd[0] * np.log(odd[1])
    chance = 1 / (1 + np.exp(-np.clip(more, -30, 30)))
    factor = (1 - chance) * usual[0] / usual[1] + chance * odd[0] / odd[1]
    return factor, (1 - chance) / usual[0] + chance / odd[0]


def _odds(most: int, shape: float) -> Floats:
    """Logarithm of the odds that a street-week is odd, for 0 to `most` notes (N,), but for what the mean does to it.

    It is the ratio of two negative binomial chances of so many notes.
    """
    count = np.arange(most)
    rising = np.concatenate([[0.0], np.cumsum(np.log(_ODD_SHAPE + count) - np.log(shape + count))])
    constant = np.log(_ODD / (1 - _ODD)) + _ODD_SHAPE * np.log(_ODD_SHAPE) - shape * np.log(shape)
    return np.asarray(rising + constant, np.float32)
