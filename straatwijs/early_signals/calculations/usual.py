"""An ordinary history, made up from what was fitted to the real one."""

from dataclasses import dataclass

import numpy as np

from straatwijs.early_signals.calculations.exposure import Efforts
from straatwijs.early_signals.calculations.inputs import Counts, Floats, Integers, Settings
from straatwijs.early_signals.calculations.rates import Block, Fit, posterior, prior, taught_by


@dataclass
class Usual:
    """An ordinary history. `shape`: gamma shape of street-weeks, `spread`: of a count, per indicator."""

    counts: Counts
    hoods: Integers
    settings: Settings
    fits: dict[int, Fit]
    block: Block
    known: Efforts
    street: Floats
    shape: float
    spread: Floats

    def drawn(self, indicator: int, chance: "np.random.Generator") -> tuple[Floats, float]:
        """Means (S, T) with the street's rate drawn from what is known of it, and the spread of a count."""
        fit, counts = self.fits[indicator], self.counts(indicator)
        mean, strength = prior(fit, self.street, self.hoods)
        exposure = self.known.exposure(fit.power, counts)
        usual = exposure * fit.level * mean[:, None]
        believed = mean, strength, taught_by(fit, mean, slice(None), self.block)
        shape, size = posterior(
            counts, exposure, fit.level, believed, block=self.block, settings=self.settings
        )
        rate = chance.gamma(shape[:, 0]) / size[:, 0]
        spread = max((1 + float(self.spread[indicator])) / (1 + 1 / self.shape) - 1, 0.02)
        return usual * rate[:, None].astype(np.float32), spread
