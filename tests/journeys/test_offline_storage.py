"""Nothing lost, nothing double when the phone's own store closes, fills up, is upgraded or is denied: twenty notes each."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.live_site import Site
from tests.journeys.phone import Phone, expect_empty_queue, note, wait_for_worker, waiting

# What happens in the phone is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]

TWENTY = 20


def expect_twenty(live: Site, page: Page) -> None:
    expect_empty_queue(page)
    expect(page.locator("#waiting")).to_be_hidden()
    assert live.kept() == TWENTY


def test_database_closed_by_the_browser(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    note(page, 10)
    expect_empty_queue(page)
    # The browser closes it under the open page to clear the site's data.
    phone.devtools(page).send("Storage.clearDataForOrigin", {"origin": live.url, "storageTypes": "indexeddb"})
    live.kill()
    note(page, 10)
    assert len(waiting(page)) == 10
    live.start()
    expect_twenty(live, page)


def open_full(phone: Phone, address: str) -> Page:
    """On a phone without any room left."""
    page = phone.tab()
    origin = address.rpartition("/s/")[0]
    phone.devtools(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 1})
    page.goto(address)
    return page


def test_quota_full_says_so_before_the_tap_and_sends_straight_away(
    live: Site, new_phone: Callable[[str], Phone]
) -> None:
    phone = new_phone("old")
    page = phone.tab(live.noting_page)
    expect(page.locator("#direct")).to_be_hidden()
    wait_for_worker(page)
    live.kill()
    note(page, 10)
    phone.kill()
    # From here on nothing more can be stored, neither notes nor receipts; what waits must still get out.
    page = open_full(new_phone("old"), live.noting_page)
    expect(page.locator("#direct")).to_be_visible()
    assert len(waiting(page)) == 10
    live.start()
    note(page, 10)
    expect(page.locator("#direct")).to_be_visible()
    expect_twenty(live, page)


def test_nothing_can_be_kept_and_the_server_is_away_for_a_while(live: Site, phone: Phone) -> None:
    page = open_full(phone, live.noting_page)
    note(page, TWENTY - 1)
    live.kill()
    page.locator("label[for=pleasant]").click()
    page.locator("#note .send button").click()
    expect(page.locator("[data-if=failed]")).to_be_visible()
    expect(page.locator("#thanks [tabindex]")).to_be_hidden()
    expect(page.locator("#waiting")).to_be_hidden()
    live.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#thanks [tabindex]")).to_be_visible()
    expect(page.locator("[data-if=sent]")).to_be_visible()
    assert live.kept() == TWENTY


def test_store_upgraded_under_an_open_page(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    wait_for_worker(page)
    live.kill()
    note(page, 10)
    # A newer version of the site in another tab: its store has one step more.
    newer = phone.tab(live.noting_page)
    newer.evaluate(
        """() => new Promise((done, fail) => {
          const request = indexedDB.open("straatwijs", 2);
          request.onupgradeneeded = () => request.result.createObjectStore("later");
          request.onerror = request.onblocked = fail;
          request.onsuccess = () => done(request.result.close());
        })"""
    )
    note(page, 10)
    assert len(waiting(page)) == TWENTY
    live.start()
    expect_twenty(live, page)


def block_site_data(profile: Path) -> None:
    """As the person's own setting, or as private windows that refuse to store."""
    folder = profile / "Default"
    folder.mkdir(parents=True)
    preferences = {"profile": {"default_content_setting_values": {"cookies": 2}}}
    (folder / "Preferences").write_text(json.dumps(preferences), encoding="utf-8")


def test_window_that_stores_nothing_says_so_before_the_tap(
    live: Site, new_phone: Callable[[str], Phone], tmp_path: Path
) -> None:
    block_site_data(tmp_path / "private")
    page = new_phone("private").tab(live.noting_page)
    expect(page.locator("#direct")).to_be_visible()
    note(page, TWENTY)
    expect(page.locator("#waiting")).to_be_hidden()
    assert live.kept() == TWENTY


def test_private_window_that_stores_for_a_while_says_so_before_the_tap(live: Site, phone: Phone) -> None:
    """Chromium does not let a page know that it is private: so every phone without connection is told."""
    assert phone.context.browser
    private = phone.context.browser.new_context()
    page = private.new_page()
    page.goto(live.noting_page)
    wait_for_worker(page)
    expect(page.locator("#offline")).to_be_hidden()
    private.set_offline(True)
    expect(page.locator("#offline")).to_be_visible()
    expect(page.locator("#offline")).to_contain_text("private window")
    note(page, TWENTY)
    assert len(waiting(page)) == TWENTY
    private.set_offline(False)
    expect(page.locator("#offline")).to_be_hidden()
    expect_twenty(live, page)
