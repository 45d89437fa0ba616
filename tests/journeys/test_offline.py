"""Nothing lost, nothing double: twenty notes on a phone, and everything that can go wrong between thumb and database.

Each test ends with exactly twenty rows on the server and an empty queue on the phone.
"""

import json
from collections.abc import Callable, Iterator
from itertools import chain, repeat
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.live_site import STREET, Site
from tests.journeys.phone import Phone, expect_empty_queue, note, wait_for_worker, waiting
from tests.journeys.rough_proxy import Fate, RoughProxy

pytestmark = pytest.mark.journey

TWENTY = 20


def fates(*parts: tuple[Fate, int]) -> Callable[[], Fate]:
    """First so many of this, then so many of that; after that all is well."""
    every: Iterator[Fate] = chain(*(repeat(fate, number) for fate, number in parts), repeat("pass"))
    return lambda: next(every)


def expect_twenty(live: Site, page: Page) -> None:
    expect_empty_queue(page)
    expect(page.locator("#waiting")).to_be_hidden()
    assert live.kept() == TWENTY


def test_notes_with_a_connection_arrive_at_once_with_their_receipt(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    note(page, TWENTY - 1)
    page.locator("label[for=annoying]").click()
    page.locator(".tiles.bad label").first.click()
    page.locator("#note .send button").click()
    link = page.locator("#thanks [data-slot=receipt]")
    expect(link).to_be_visible()
    expect(page.locator("#thanks [data-slot=code]")).not_to_be_empty()
    expect_twenty(live, page)
    link.click()
    page.wait_for_url("**/bon/*")
    expect(page.locator("h1")).to_be_visible()


def test_server_killed_while_noting(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    note(page, 5)
    expect_empty_queue(page)
    live.kill()
    note(page, 15)
    assert len(waiting(page)) == 15
    expect(page.locator("#waiting")).to_contain_text("15")
    live.start()
    expect_twenty(live, page)


def test_twenty_notes_on_a_page_that_opens_offline(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    wait_for_worker(page)
    live.kill()
    page.close()
    page = phone.tab(live.noting_page)
    note(page, TWENTY)
    assert len(waiting(page)) == TWENTY
    page.goto(f"{live.url}/straat/{STREET}")
    expect(page.locator("h1")).to_have_text("No connection")
    live.start()
    page.goto(live.noting_page)
    expect_twenty(live, page)


def test_words_written_offline_are_locked_and_arrive(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    note(page, TWENTY - 1)
    wait_for_worker(page)
    live.kill()
    page.locator("label[for=pleasant]").click()
    page.locator("#note .send button").click()
    page.locator("#words textarea").fill("De bank bij de speeltuin is weer heel, zegt Kanarienaam")
    page.locator("#words button").click()
    expect(page.locator("[data-if=words-kept]")).to_be_visible()
    assert [entry["kind"] for entry in waiting(page)] == ["contribution", "addition"]
    live.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("[data-if=words-sent] [data-slot=text]")).to_contain_text("De bank bij de speeltuin")
    expect_twenty(live, page)
    phone.kill()
    stored = [path for path in phone.profile.rglob("*") if path.is_file() and "IndexedDB" in str(path)]
    assert stored
    assert [path for path in stored if b"Kanarienaam" in path.read_bytes()] == []


def test_browser_killed_and_restarted(live: Site, new_phone: Callable[[str], Phone]) -> None:
    phone = new_phone("pocket")
    page = phone.tab(live.noting_page)
    wait_for_worker(page)
    live.kill()
    note(page, TWENTY)
    phone.kill()
    live.start()
    page = new_phone("pocket").tab(live.noting_page)
    expect_twenty(live, page)


def test_answers_lost_cut_and_doubled_on_the_way(live: Site, line: RoughProxy, phone: Phone) -> None:
    line.fate = fates(("lose_answer", 8), ("cut", 8), ("double", 8), ("drop", 4), ("delay", 4))
    page = phone.tab(f"{line.url}/s/{STREET}")
    note(page, TWENTY)
    expect_twenty(live, page)
    assert line.met["lose_answer"] == line.met["cut"] == line.met["double"] == 8


def test_two_tabs_send_each_note_once(live: Site, line: RoughProxy, phone: Phone) -> None:
    first, second = (phone.tab(f"{line.url}/s/{STREET}") for _ in range(2))
    line.fate = fates(("drop", 10_000))
    note(first, 10)
    note(second, 10)
    line.fate = fates()
    line.posts.clear()
    for page in (first, second):
        page.evaluate("dispatchEvent(new Event('online'))")
    expect_twenty(live, first)
    expect_twenty(live, second)
    assert len(line.posts) == TWENTY


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
    expect(page.locator("#thanks h2")).to_be_hidden()
    expect(page.locator("#waiting")).to_be_hidden()
    live.start()
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator("#thanks h2")).to_be_visible()
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


def test_nothing_to_report_is_one_tap(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    page.locator("#nothing button").click()
    expect(page.locator("[data-if=visit]")).to_be_visible()
    expect(page.locator("#words")).to_be_hidden()
    assert live.kept("observations_visit") == 1
    assert live.kept() == 0
