"""A plan of De Kade, at a moment that stands still."""

import pytest

from straatwijs.observations import deidentification
from straatwijs.plans.actions.plans import grow
from straatwijs.plans.models import Plan
from tests.plans.planning import begin


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    deidentification.load()


@pytest.fixture
def light(at, little_town, coordinator) -> Plan:
    at("2026-11-18 14:00")
    return begin(little_town.kade, coordinator)


@pytest.fixture
def full(light, coordinator) -> Plan:
    return grow(plan=light, by=coordinator)
