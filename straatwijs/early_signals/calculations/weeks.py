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
        for indicator in range(len(mean)):
            others = all_noted - noted[indicator, :, window]
            usual = np.maximum(all_mean - mean[indicator, :, window], 0)
            factor, unsure = _factor(others, usual, shape)
            mean[indicator, :, window] *= factor
            own = (1 + spread[indicator, :, window]) / (1 + 1 / shape) - 1
            spread[indicator, :, window] = (1 + np.maximum(own, 0.02)) * (1 + unsure) - 1


def _factor(noted: Integers, mean: Floats, shape: float) -> tuple[Floats, Floats]:
    """Posterior mean of a street-week's factor and its relative variance: ordinary, or once in a while odd."""
    odd = np.log(_ODD / (1 - _ODD)) + _log_chance(noted, mean, _ODD_SHAPE) - _log_chance(noted, mean, shape)
    chance = (1 / (1 + np.exp(-np.clip(odd, -30, 30)))).astype(np.float32)
    factor = (1 - chance) * (noted + shape) / (mean + shape) + chance * (noted + _ODD_SHAPE) / (
        mean + _ODD_SHAPE
    )
    unsure = (1 - chance) / (noted + shape) + chance / (noted + _ODD_SHAPE)
    return factor.astype(np.float32), unsure.astype(np.float32)


def _log_chance(noted: Integers, mean: Floats, shape: float) -> Floats:
    """Logarithm of the negative binomial chance of so many notes, but for what does not depend on the shape."""
    rising = np.concatenate([[0.0], np.cumsum(np.log(shape + np.arange(int(noted.max(initial=0)))))])
    return np.asarray(rising[noted] + shape * np.log(shape) - (noted + shape) * np.log(shape + mean))
