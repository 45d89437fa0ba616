"""The logarithm of the gamma function for arrays, to nine digits: SciPy's would cost every process of the server 16 MB."""

import numpy as np

from straatwijs.plans.calculations.effect.inputs import Floats

_HALF_LOG_TURN = 0.5 * np.log(2 * np.pi)


def log_gamma(positive: Floats) -> Floats:
    """Stirling's series four steps further up, where it is good; the steps are taken off again."""
    up = positive + 4
    steps = positive * (positive + 1) * (positive + 2) * (positive + 3)
    square = up**-2.0
    series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / up
    return np.asarray((up - 0.5) * np.log(up) - up + _HALF_LOG_TURN + series - np.log(steps))
