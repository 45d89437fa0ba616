"""What several apps' tests share: an invented town, a cast of people, the clock, and no network."""

import ipaddress
import socket
from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area
from straatwijs.places.queries.cache import forget
from straatwijs.shared.weeks import AMSTERDAM
from tests.notes import Given, give
from tests.town import Town, build_town, make_member


def pytest_addoption(parser: pytest.Parser) -> None:
    # Read in tests/settings.py, before Django wakes up; named here for `--help`.
    parser.addoption(
        "--database", choices=["sqlite", "postgres"], default="sqlite", help="database under the tests"
    )


def pytest_report_header() -> str:
    return f"database: {settings.DATABASES['default']['ENGINE'].rpartition('.')[2]}"


def _asks_the_database(item: pytest.Item) -> bool:
    """Whether a test comes near a database: through a fixture, a mark, or as a journey with a site of its own."""
    fixtures = {"db", "transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    marks = item.get_closest_marker("django_db") or item.get_closest_marker("journey")
    return bool(fixtures or marks) and not item.get_closest_marker("any_database")


def _seconds(item: pytest.Item) -> int:
    """How long a test takes, roughly: `slow(200)` says it itself, most take less than one."""
    if slow := item.get_closest_marker("slow"):
        return int(slow.args[0]) if slow.args else 10
    return 5 if item.get_closest_marker("journey") else 0


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes long begins first: with several workers none is then left alone with it at the end.

    The second run, on the other database, leaves out what says the same on any database.
    """
    items.sort(key=_seconds, reverse=True)
    if config.getoption("--database") == "postgres":
        chosen = [item for item in items if _asks_the_database(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """A part without any test for the other database is no failure (`make test ONLY=tests/config`)."""
    is_second_run = session.config.getoption("--database") == "postgres"
    if is_second_run and exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED:
        session.exitstatus = pytest.ExitCode.OK


def _is_near(address: object) -> bool:
    """Whether it is this machine: a socket file or a loopback address."""
    if not isinstance(address, tuple):
        return True
    host = str(address[0])
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address) -> None:
        if not _is_near(address):
            raise RuntimeError(f"A test reached for the network: {address!r}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(autouse=True)
def empty_memory() -> None:
    """What a server process remembers (limits, names of streets, the last reader's language) starts anew with each test."""
    cache.clear()
    forget()
    translation.activate(settings.LANGUAGE_CODE)


@pytest.fixture
def at() -> Iterator[Callable[[str | datetime], datetime]]:
    """`at("2026-11-16 09:00")` stops the clock there (Dutch time) until the next call or the end."""
    travels: list[time_machine.travel] = []

    def go(moment: str | datetime) -> datetime:
        there = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
        there = there if there.tzinfo else there.replace(tzinfo=AMSTERDAM)
        if travels:
            travels.pop().stop()
        travels.append(time_machine.travel(there, tick=False))
        travels[-1].start()
        return there

    yield go
    for travel in travels:
        travel.stop()


@pytest.fixture
def little_town(db: None) -> Town:
    return build_town()


@pytest.fixture
def given(little_town: Town) -> Callable[..., Given]:
    """`given("loose_tiles")`: somebody noted that in the Wilgenstraat, three days ago unless told otherwise."""

    def go(indicator: str = "loose_tiles", *, area: Area | None = None, **more) -> Given:
        return give(area or little_town.wilgenstraat, indicator, **more)

    return go


@pytest.fixture
def resident(db: None) -> Client:
    """Somebody in the street: a phone with its cookies, no account."""
    return Client()


@pytest.fixture
def scout(little_town: Town) -> Member:
    return make_member("Sanne Wolters", "scout", little_town.kade)


@pytest.fixture
def neighbourhood_worker(little_town: Town) -> Member:
    return make_member("Nadir Haddou", "worker", little_town.kade)


@pytest.fixture
def coordinator(little_town: Town) -> Member:
    return make_member("Carla Dijkgraaf", "coordinator", little_town.kade)


@pytest.fixture
def analyst(little_town: Town) -> Member:
    return make_member("Arun Ramdin", "analyst", little_town.municipality)


@pytest.fixture
def administrator(little_town: Town) -> Member:
    return make_member("Agnes Kowalska", "administrator", little_town.municipality)


@pytest.fixture
def outsider(little_town: Town) -> Member:
    """Coordinator, but of the other neighbourhood: sees nothing of De Kade that everyone doesn't."""
    return make_member("Otto Outerhoek", "coordinator", little_town.veld)


@pytest.fixture
def sign_in(db: None) -> Callable[[Member], Client]:
    """`sign_in(coordinator)` gives the browser in which that member is at work."""

    def go(member: Member) -> Client:
        browser = Client()
        browser.force_login(member)
        return browser

    return go
