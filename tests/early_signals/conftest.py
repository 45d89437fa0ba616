"""Kleindorp with a year and a half of ordinary weeks, its coordinator, and a clock that stands on a Monday."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client

from straatwijs.accounts.models import Member
from straatwijs.places.queries.cache import forget
from straatwijs.shared.weeks import AMSTERDAM
from tests.early_signals.neighbourhood import TODAY, Neighbourhood, build_streets, live_a_while, signed_in
from tests.town import make_member


@pytest.fixture(autouse=True)
def _monday_morning() -> Iterator[None]:
    cache.clear()
    with time_machine.travel(datetime.combine(TODAY, time(9), AMSTERDAM), tick=True):
        yield


@pytest.fixture
def bare_streets(db: None) -> Neighbourhood:
    forget()
    return build_streets()


@pytest.fixture
def kleindorp(bare_streets: Neighbourhood) -> Neighbourhood:
    live_a_while(bare_streets)
    return bare_streets


@pytest.fixture
def keeper(bare_streets: Neighbourhood) -> Member:
    return make_member("Merel Zandstra", "coordinator", bare_streets.municipality)


@pytest.fixture
def scout(bare_streets: Neighbourhood) -> Member:
    """Looks after one half of the village, decides nothing."""
    return make_member("Wouter Blom", "scout", bare_streets.west)


@pytest.fixture
def desk(keeper: Member) -> Client:
    return signed_in(keeper)
