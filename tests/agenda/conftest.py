"""An open choice of De Kade."""

from collections.abc import Callable

import pytest

from straatwijs.observations import deidentification
from tests.agenda.choosing import Choosing, open_choice


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    deidentification.load()


@pytest.fixture
def choosing(little_town, coordinator) -> Choosing:
    return open_choice(little_town.kade, coordinator)


@pytest.fixture
def open_for(little_town, coordinator) -> Callable[..., Choosing]:
    return lambda **changed: open_choice(little_town.kade, coordinator, **changed)
