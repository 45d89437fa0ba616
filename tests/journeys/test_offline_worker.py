"""The service worker: what it keeps, what it never keeps, and what it sends when the page is closed."""

import time

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.live_site import STREET, Site
from tests.journeys.phone import Phone, expect_empty_queue, note, wait_for_worker

# What happens in the phone is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]


def kept_pages(page: Page) -> dict[str, list[str]]:
    """Per cache of the service worker the paths in it that are no static files."""
    found: dict[str, list[str]] = page.evaluate(
        """async () => Object.fromEntries(await Promise.all((await caches.keys()).map(async name => {
          const paths = (await (await caches.open(name)).keys()).map(request => new URL(request.url).pathname);
          return [name, paths.filter(path => !path.startsWith("/static/")).sort()];
        })))"""
    )
    return found


def test_worker_keeps_noting_pages_only_and_clears_up_after_an_older_version(
    live: Site, phone: Phone
) -> None:
    page = phone.tab(f"{live.url}/offline")
    page.evaluate(
        """async () => {
          const cache = await caches.open("straatwijs-older");
          for (const path of ["/s/iepenpad", "/team/invullen/walk/iepenpad", "/static/old.css"]) await cache.put(path, new Response("old"));
        }"""
    )
    page.goto(live.noting_page)
    wait_for_worker(page)
    note(page)
    expect_empty_queue(page)
    page.locator("#receipts summary").click()
    page.locator("#receipts a").click()
    page.wait_for_url("**/bon/*")
    page.goto(f"{live.url}/accounts/login/")
    [(name, paths)] = kept_pages(page).items()
    assert name != "straatwijs-older"
    # Nobody is signed in any more: the team's form is not kept, rather than the sign-in page in its stead.
    assert paths == ["/offline", "/s/iepenpad", f"/s/{STREET}"]
    live.kill()
    page.goto(f"{live.url}/s/iepenpad")
    expect(page.locator("#note")).to_be_visible()


def test_browser_without_module_workers_opens_the_page_offline_too(live: Site, phone: Phone) -> None:
    page = phone.tab()
    page.add_init_script(
        """const worker = navigator.serviceWorker;
        const register = worker.register.bind(worker);
        worker.register = (address, options) =>
          options && options.type === "module" ? Promise.reject(new TypeError("no modules")) : register(address, options);"""
    )
    page.goto(live.noting_page)
    wait_for_worker(page)
    assert page.evaluate("navigator.serviceWorker.controller.scriptURL") == f"{live.url}/sw.js"
    live.kill()
    page.reload()
    note(page)
    live.start()
    expect_empty_queue(page)
    assert live.kept() == 1


def test_background_sync_sends_after_the_page_is_closed(live: Site, phone: Phone) -> None:
    page = phone.tab(live.noting_page)
    wait_for_worker(page)
    live.kill()
    note(page, 3)
    elsewhere = phone.tab()
    page.close()
    devtools = phone.devtools(elsewhere)
    registrations: list[dict[str, str]] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated", lambda event: registrations.extend(event["registrations"])
    )
    devtools.send("ServiceWorker.enable")
    deadline = time.monotonic() + 30
    while not registrations:
        assert time.monotonic() < deadline, "No worker is registered."
        elsewhere.wait_for_timeout(100)
    live.start()
    order = {"origin": live.url, "registrationId": registrations[0]["registrationId"]}
    devtools.send("ServiceWorker.dispatchSyncEvent", {**order, "tag": "straatwijs", "lastChance": False})
    deadline = time.monotonic() + 30
    while live.kept() < 3:
        assert time.monotonic() < deadline, "The worker does not send."
        elsewhere.wait_for_timeout(100)
    assert live.kept() == 3
