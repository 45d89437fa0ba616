"""What threads are reckoned with, in plain NumPy, says what SciPy says."""

import numpy as np
import pytest
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix

from straatwijs.fieldwork.calculations.threads import _joined, _products


@pytest.mark.any_database
@pytest.mark.parametrize("many", [1, 2, 30, 120])
def test_products_and_average_linkage_are_those_of_scipy(many):
    chance = np.random.default_rng(many)
    sparse = chance.random((many, 90)) * (chance.random((many, 90)) < 0.1)
    columns, lines = np.nonzero(sparse.T)
    ours = _products(lines, columns, sparse[lines, columns].astype(np.float32), many)
    wide = csr_matrix(sparse)
    assert np.allclose(ours, (wide @ wide.T).toarray(), atol=1e-5)

    near = np.sqrt(ours / max(ours.max(), 1e-9))
    joined = linkage(1 - near[np.triu_indices(many, 1)], "average") if many > 1 else np.zeros((0, 4))
    labels = fcluster(joined, 0.6, "distance") if many > 1 else np.ones(1)
    theirs = [np.flatnonzero(labels == label).tolist() for label in np.unique(labels)]
    assert sorted(_joined(near)) == sorted(theirs)
    # Neither all apart nor all in one, or nothing was joined here.
    assert many < 30 or 1 < len(theirs) < many
