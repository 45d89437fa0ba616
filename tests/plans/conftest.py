"""A plan of De Kade, at a moment that stands still."""

import pytest

from straatwijs.observations import deidentification
from straatwijs.plans.actions.plans import grow
from straatwijs.plans.models import Plan
from tests.plans.linking_world import make_wishes, make_work
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


@pytest.fixture
def sewer(at, little_town):
    at("2026-11-18 14:00")
    return make_work(little_town.wilgenstraat)


@pytest.fixture
def speed(sewer, little_town, coordinator):
    (topic,) = make_wishes(little_town.kade, coordinator, {"Auto's rijden te hard": little_town.wilgenstraat})
    return topic


@pytest.fixture
def desk(coordinator, sign_in):
    return sign_in(coordinator)
