"""The team's desk, and a recogniser that is awake."""

import pytest
from django.core.cache import cache
from django.test import Client

from straatwijs.observations import deidentification


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    """Answers are read for names before they go out."""
    deidentification.load()


@pytest.fixture
def desk(sign_in, coordinator) -> Client:
    return sign_in(coordinator)
