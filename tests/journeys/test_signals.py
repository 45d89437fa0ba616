"""From a rise in three streets to the public page: noted on phones, found on Monday, put on the agenda, read by everyone."""

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.live_site import Mould, Site
from tests.journeys.phone import note
from tests.journeys.places import PASSWORD

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
_GROW = "from tests.journeys import growing_signal; growing_signal.build()"


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture
def village(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    site = Site(mould, tmp_path_factory.mktemp("village"))
    said = json.loads(site.manage("shell", "-v0", "-c", _GROW))
    site.manage("find-signals", "--engine", "here")
    site.start()
    yield said | {"url": site.url}
    site.kill()


def sign_in(page: Page, village: dict[str, str]) -> None:
    page.goto(f"{village['url']}/accounts/login/")
    page.fill("input[name=login]", village["coordinator"])
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").tap()
    page.wait_for_url("**/team/")


def test_rise_on_three_streets_becomes_a_public_sentence_and_a_new_volunteer_does_not(
    village: dict[str, str], chromium: Browser
) -> None:
    team, resident = (chromium.new_page(**PHONE) for _who in range(2))
    public = f"{village['url']}/straat/{village['rising']}"
    resident.goto(f"{village['url']}/s/{village['rising']}")
    note(resident)
    resident.goto(public)
    expect(resident.locator("#signals")).to_have_count(0)

    sign_in(team, village)
    team.goto(f"{village['url']}/team/signalen/")
    first = team.locator("ol.list > li").first
    expect(first).to_contain_text(village["indicator"])
    expect(first).to_contain_text("streets around it")
    expect(first).to_contain_text("we expect it about")
    assert village["volunteer"] not in team.locator("main").inner_text()
    first.locator("h2 a").tap()
    judge = team.locator("button[value=on_agenda]")
    expect(judge).to_be_visible()  # the list has a map too
    expect(team.locator("figure.map svg")).to_be_visible()
    judge.tap()
    expect(team.locator(".notice.undo")).to_contain_text("on the agenda")
    team.locator("button[value=release]").tap()
    expect(team.locator("button[value=withhold]")).to_be_visible()

    resident.goto(public)
    told = resident.locator("section:has(#signals) article")
    expect(told).to_contain_text(village["indicator"])
    expect(told).to_contain_text("In as many weeks before it was")
    expect(told).to_contain_text("on the agenda")
    expect(told).not_to_contain_text("looking")
