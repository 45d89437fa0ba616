"""What journeys need: a real server, a bad line, and phones."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Playwright, sync_playwright

from tests.journeys.live_site import Mould, Site
from tests.journeys.phone import Phone
from tests.journeys.rough_proxy import RoughProxy


def _postgres() -> str:
    """The address of the PostgreSQL that the tests run on; empty on SQLite."""
    database = settings.DATABASES["default"]
    if "postgresql" not in database["ENGINE"]:
        return ""
    return f"postgresql://{database['USER']}:{database['PASSWORD']}@/postgres?host={database['HOST']}"


@pytest.fixture(scope="session")
def mould(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mould]:
    built = Mould(tmp_path_factory.mktemp("mould"), _postgres())
    built.build()
    yield built
    built.stop()


@pytest.fixture
def live(mould: Mould, tmp_path: Path) -> Iterator[Site]:
    """A running site of its own: `live.kill()`, `live.start()`, `live.kept()`."""
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(mould, folder)
    site.start()
    yield site
    site.kill()


@pytest.fixture
def line(live: Site) -> Iterator[RoughProxy]:
    """A good line to the site until the test says what becomes of its posts: `line.fate = …`."""
    proxy = RoughProxy(live.port)
    proxy.start()
    yield proxy
    proxy.stop()


@pytest.fixture(scope="module")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture
def new_phone(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[[str], Phone]]:
    """`new_phone("mine")` starts a browser on a profile of that name; the same name again finds what it stored."""
    phones: list[Phone] = []

    def start(name: str) -> Phone:
        profile = tmp_path / name
        profile.mkdir(exist_ok=True)
        phones.append(Phone(playwright, profile).start())
        return phones[-1]

    yield start
    for phone in phones:
        phone.kill()


@pytest.fixture
def phone(new_phone: Callable[[str], Phone]) -> Phone:
    return new_phone("phone")
