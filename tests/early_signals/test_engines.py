"""Wherever the work is done, the same is found."""

import pytest
from distributed import Client, LocalCluster

from straatwijs.early_signals.engines import ENGINES
from straatwijs.early_signals.look import look
from straatwijs.early_signals.queries.towns import town_of
from straatwijs.early_signals.town import Outcome, Town
from tests.early_signals.neighbourhood import LAST_WEEK, more


@pytest.fixture
def towns(kleindorp) -> list[Town]:
    """Two municipalities: the village, and the same one with a rise in it."""
    quiet = town_of(kleindorp.municipality, LAST_WEEK)
    more(kleindorp.streets[14], "loose_tiles", [6, 6, 7, 8])
    return [quiet, town_of(kleindorp.municipality, LAST_WEEK)]


@pytest.fixture
def here(towns) -> list[Outcome]:
    return list(ENGINES["here"](towns, look))


@pytest.mark.django_db
def test_pool_finds_the_same(towns, here):
    assert list(ENGINES["pool"](towns, look)) == here
    assert next(finding.indicators for finding in here[1].findings) == ("loose_tiles",)


@pytest.mark.django_db
def test_dask_cluster_of_two_workers_finds_the_same(towns, here):
    cluster = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)
    with cluster, Client(cluster) as client:
        assert len(client.scheduler_info()["workers"]) == 2
        assert list(ENGINES["dask"](towns, look)) == here
