"""The gamma function of the proof says what SciPy's says."""

import numpy as np
import pytest
from scipy.special import gammaln

from straatwijs.plans.calculations.effect.gamma import log_gamma


@pytest.mark.any_database
def test_gamma_function_is_that_of_scipy():
    values = np.concatenate([np.linspace(0.3, 5, 500), np.geomspace(5, 1e6, 500)])
    apart = np.abs(log_gamma(values) - gammaln(values)) / np.maximum(1, gammaln(values))
    assert apart.max() < 2e-9
