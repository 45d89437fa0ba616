"""A conversation that is planned, a choice that is open, and a recogniser that is awake."""

from collections.abc import Callable

import pytest

from straatwijs.agenda.models import Conversation
from straatwijs.observations import deidentification
from tests.agenda.choosing import Choosing, open_choice
from tests.agenda.planning import plan


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    """What the team writes is read for names."""
    deidentification.load()


@pytest.fixture
def conversation(at: Callable, little_town, coordinator) -> Conversation:
    """In De Kade on the tenth of December; today is the eighteenth of November."""
    at("2026-11-18 14:00")
    return plan(little_town.kade, coordinator)


@pytest.fixture
def choosing(little_town, coordinator) -> Choosing:
    return open_choice(little_town.kade, coordinator)


@pytest.fixture
def open_for(little_town, coordinator) -> Callable[..., Choosing]:
    return lambda **changed: open_choice(little_town.kade, coordinator, **changed)
