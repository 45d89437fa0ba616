"""Every page for everyone: axe, a narrow screen, the keyboard, and a browser that complains of nothing."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.addresses_to_look_over import ELSEWHERE, NO_PAGE, ON_THE_WAY_IN, OWN_WAYS, PUBLIC, TEAM
from tests.journeys.live_site import STREET, Mould, Site
from tests.journeys.look_over import AXE, Watched, focus_is_seen
from tests.journeys.places import COORDINATOR, PASSWORD
from tests.journeys.team_of_the_house import TOTP_SECRET

# What a page looks like is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield str(entry.name)
        elif str(entry.pattern) != "api/v1/":
            yield from _names(entry.url_patterns)


def test_every_address_is_looked_over_or_is_no_page() -> None:
    looked_over = {*PUBLIC, *TEAM, *OWN_WAYS, *ON_THE_WAY_IN}.union(*ELSEWHERE.values())
    no_page = set().union(*NO_PAGE.values())
    assert set(_names(get_resolver().url_patterns)) == looked_over | no_page
    assert looked_over & no_page == set()


@dataclass(frozen=True)
class House:
    site: Site
    samples: Mapping[str, str]

    def fill(self, path: str) -> str:
        return path.format(**self.samples)


@pytest.fixture(scope="module")
def house(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    if not AXE.exists():
        pytest.fail("axe-core is not installed: npm ci")
    site = Site(mould, tmp_path_factory.mktemp("house"))
    said = site.manage("shell", "-v0", "-c", "from tests.journeys import full_house; full_house.build()")
    site.start()
    yield House(site, json.loads(said))
    site.kill()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture
def watched(chromium: Browser, house: House) -> Iterator[Watched]:
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield Watched(context.new_page(), house.site.url)
    context.close()


def _sign_in(page: Page, house: House, email: str) -> None:
    page.goto(f"{house.site.url}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").click()


def _code_of_the_app() -> str:
    """What the app on the phone shows at this moment (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(TOTP_SECRET), (int(time.time()) // 30).to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def _look_over(watched: Watched, house: House, pages: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """What is wrong, by address; and whether it was that page, not the sign-in page in its stead."""
    wrong = {}
    for path in (house.fill(path) for paths in pages.values() for path in paths):
        watched.open(path)
        problems = watched.problems()
        if "/login/" in watched.page.url and "/login/" not in path:
            problems.append("asks to sign in")
        if problems:
            wrong[path] = problems
    return wrong


def test_pages_for_everyone(watched: Watched, house: House) -> None:
    assert _look_over(watched, house, PUBLIC) == {}


def test_pages_of_the_team(watched: Watched, house: House) -> None:
    _sign_in(watched.page, house, COORDINATOR)
    watched.page.wait_for_url("**/team/")
    assert _look_over(watched, house, TEAM) == {}


def test_pages_of_signing_in_with_a_second_step(watched: Watched, house: House) -> None:
    _sign_in(watched.page, house, "nadir@straatwijs.example")
    watched.page.wait_for_url("**/2fa/authenticate/")
    assert watched.problems() == []
    watched.page.locator("input[name=code]").first.fill(_code_of_the_app())
    watched.page.locator("form:has(input[name=code]) button").first.click()
    watched.page.wait_for_url("**/team/")
    assert _look_over(watched, house, OWN_WAYS) == {}


def _send_without_script(page: Page, path: str, pick: Callable[[Page], None]) -> None:
    """As a browser without script sends it: no event reaches the page's own code."""
    page.goto(path)
    pick(page)
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').submit()")


def _pick_tiles(page: Page) -> None:
    page.locator("label[for=annoying]").click()
    page.locator("label:has(input[value=loose_tiles])").click()


def _pick_nothing(page: Page) -> None:
    pass


def test_pages_after_noting(watched: Watched, house: House) -> None:
    page, found = watched.page, {}
    watched.open(f"/s/{STREET}")
    _pick_tiles(page)
    found["chosen"] = watched.problems()
    page.locator("#note .send button").click()
    expect(page.locator("#thanks [data-slot=receipt]")).to_be_visible()
    found["thanks"] = watched.problems()
    page.fill("#words textarea", "لا يوجد ضوء في الشارع")
    page.locator("#words button").click()
    expect(page.locator("[data-slot=text]")).to_be_visible()
    found["words kept"] = watched.problems()
    _send_without_script(page, house.site.noting_page, _pick_tiles)
    expect(page.locator(".slip svg")).to_be_visible()
    found["thanks without script"] = watched.problems()
    _send_without_script(page, house.site.noting_page, _pick_nothing)
    expect(page.locator("[role=alert]")).to_be_visible()
    found["refused"] = watched.problems()
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_answer_form_and_what_it_refuses(watched: Watched, house: House) -> None:
    page, found = watched.page, {}
    _sign_in(page, house, COORDINATOR)
    page.wait_for_url("**/team/")
    watched.open("/team/postvak/?staat=alles")
    page.locator("input[name=ref]").first.check()
    page.locator(".desk button:not([formaction])").first.click()
    expect(page.locator("textarea[name=text]")).to_be_visible()
    found["answer"] = watched.problems()
    page.locator("input[name=state][value=not_done]").check()
    page.fill("textarea[name=text]", "Nee")
    page.locator("button[name=send]").click()
    expect(page.locator("#reason-error")).to_be_visible()
    found["refused"] = watched.problems()
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_ballot_what_it_refuses_and_its_thanks(watched: Watched, house: House) -> None:
    page, found = watched.page, {}
    watched.open(house.fill("/keuze/{choice}/{choice_code}"))
    page.select_option("select[name=first]", "2")
    page.select_option("select[name=second]", "2")
    page.locator("form.ballot button").click()
    expect(page.locator("#second-error")).to_be_visible()
    found["refused"] = watched.problems()
    page.select_option("select[name=second]", "1")
    page.locator("form.ballot button").click()
    expect(page.locator(".tracker")).to_be_visible()
    found["thanks"] = watched.problems()
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", [f"/s/{STREET}?kant=fijn", f"/straat/{STREET}", "/bon/{receipt}"])
def test_keyboard_shows_where_it_is_and_comes_to_the_end(watched: Watched, house: House, path: str) -> None:
    page = watched.page
    page.goto(f"{house.site.url}{house.fill(path)}")
    stops = []
    for _press in range(150):
        page.keyboard.press("Tab")
        stops += focus_is_seen(page)
        if stops[-1]["last"]:
            break
    assert stops.pop()["last"]
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert len(stops) > 5


def test_words_from_right_to_left_run_that_way(watched: Watched, house: House) -> None:
    page = watched.page
    page.goto(f"{house.site.url}/straat/{STREET}?verhalen=40")
    story = page.locator("blockquote p", has_text="الشارع").first
    assert story.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("main").evaluate("one => getComputedStyle(one).direction") == "ltr"
