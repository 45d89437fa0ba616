"""Nothing lost, nothing double: twenty notes on a phone, and everything that can go wrong between thumb and database.

Each test ends with exactly twenty rows on the server and an empty queue on the phone.
"""

import json
from collections.abc import Callable, Iterator
from itertools import chain, repeat

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
    expect_empty_queue(page)
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


def test_what_the_server_refuses_waits_for_the_person(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    wait_for_worker(page)
    live.kill()
    note(page)
    page.evaluate(
        """() => new Promise(done => {
          const request = indexedDB.open("straatwijs");
          request.onsuccess = () => {
            const entries = request.result.transaction("entries", "readwrite").objectStore("entries");
            entries.put({ id: "broken", kind: "of a later version" });
            entries.getAll().onsuccess = event => {
              const entry = event.target.result.find(each => each.kind === "contribution");
              entry.body.noted_at = "2099-01-01T00:00:00.000Z";
              entries.put(entry).onsuccess = () => done(request.result.close());
            };
          };
        })"""
    )
    live.start()
    page.reload()
    refused, broken = page.locator("#queue li").nth(0), page.locator("#queue li").nth(1)
    expect(refused).to_contain_text("future")
    expect(broken).to_contain_text("can't be read")
    with page.expect_download() as download:
        broken.locator("[data-do=export]").click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["kind"] == "of a later version"
    broken.locator("[data-do=forget]").click()
    expect(page.locator("#queue li")).to_have_count(1)
    refused.locator("[data-do=again]").click()
    expect(page.locator("#queue")).to_be_hidden()
    expect_empty_queue(page)
    assert live.kept() == 1


def test_nothing_to_report_is_one_tap(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    page.locator("#nothing button").click()
    expect(page.locator("[data-if=visit]")).to_be_visible()
    expect(page.locator("#words")).to_be_hidden()
    assert live.kept("observations_visit") == 1
    assert live.kept() == 0
