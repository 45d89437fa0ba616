"""The demo neighbourhood on the smallest phone: whatever it leads to is there, and fits."""

import re
from collections.abc import Iterator

import pytest
from django.urls import resolve
from django.urls.exceptions import Resolver404
from playwright.sync_api import Browser, Page, Playwright

from tests import browser as machine
from tests.journeys.live_site import Mould, Site
from tests.journeys.look_over import NARROW, STICKS_OUT, UNFOLD

# What a page looks like is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]

_EMPTY = "from straatwijs.places.models import Area; [area.delete() for area in Area.objects.order_by('-path')]"  # who is within, first
_ENOUGH = 2  # pages of one kind
_LINKS = """() => [...document.querySelectorAll('a[href]')]
  .map(one => new URL(one.getAttribute('href'), document.baseURI).href.split('#')[0])"""


@pytest.fixture(scope="module")
def demo(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, str]]:
    """The running demo, and the password of its team."""
    site = Site(mould, tmp_path_factory.mktemp("demo"))
    site.manage("shell", "-v0", "-c", _EMPTY)
    password = re.search(r"with the password (\S+)", site.manage("demo"))
    assert password
    site.start()
    yield site, password[1]
    site.kill()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


def _kind(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return address


def _walk(page: Page, home: str) -> tuple[dict[str, int], dict[str, list[str]]]:
    """How many pages of each kind were opened, and what is wrong, by address."""
    seen: dict[str, int] = {}
    wrong: dict[str, list[str]] = {}
    ahead = ["/", "/team/"]
    known = set(ahead)
    while ahead:
        address = ahead.pop(0)
        kind = _kind(address)
        if seen.get(kind, 0) >= _ENOUGH:
            continue
        seen[kind] = seen.get(kind, 0) + 1
        if problems := _problems(page, home + address):
            wrong[address] = problems
        found = [link.removeprefix(home) for link in page.evaluate(_LINKS) if link.startswith(home)]
        ahead += (new := [link for link in dict.fromkeys(found) if link not in known and _is_page(link)])
        known.update(new)
    return seen, wrong


def _is_page(address: str) -> bool:
    return not re.search(r"\.(pdf|csv|xlsx|xml|ics|png|geojson)(\?|$)|/accounts/", address)


def _problems(page: Page, address: str) -> list[str]:
    answer = page.goto(address)
    if not answer or answer.status != 200:
        return [f"answers {answer and answer.status}"]
    page.evaluate(UNFOLD)
    return list(page.evaluate(STICKS_OUT))


def test_every_kind_of_page_of_the_demo_is_there_and_fits_on_the_smallest_phone(demo, chromium) -> None:
    site, password = demo
    page = chromium.new_context(viewport=NARROW, locale="nl-NL", reduced_motion="reduce").new_page()
    page.goto(f"{site.url}/accounts/login/")
    page.fill("input[name=login]", "carla@straatwijs.example")
    page.fill("input[name=password]", password)
    page.locator("form[action='/accounts/login/'] button").click()
    page.wait_for_url("**/team/")
    seen, wrong = _walk(page, site.url)
    assert wrong == {}
    assert len(seen) > 85, sorted(seen)
    page.context.close()
