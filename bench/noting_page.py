"""The noting page on an old phone: bytes, requests, taps, required words, and how long until it can be used."""

import re
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.figures import Figure, alone, at_most, known
from bench.sites import Server, bare, folder, gunicorn, serve, with_demo
from bench.transfer import KILOBYTE, first_visit, size
from tests import browser

TITLE = "The noting page: first visit on an old phone (360 × 640, CPU 6× slower, 1.6 Mbit/s, 150 ms, nothing cached)"
PHONE = {
    "viewport": {"width": 360, "height": 640},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}
LINE = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
    "connectionType": "cellular4g",
}
SLOWER = 6
# One second where a bare form takes 0.63: on a slower machine both take longer.
BUDGET = 1 / 0.63
# Usable: painted, with its styles, and a choice of a side does what it should: on our page the pictures appear.
_WATCH = """
window.usable = new Promise((resolve) => {
  const works = () => {
    const side = document.querySelector('#annoying') ?? document.querySelector('[name=side]');
    const send = document.querySelector('form button');
    if (!side || !send || !performance.getEntriesByName('first-contentful-paint').length) return false;
    const tiles = [...document.querySelectorAll('fieldset.tiles.bad')].at(-1);
    if (side.id !== 'annoying') return true;
    if (!tiles || getComputedStyle(tiles).display !== 'none') return false;
    side.checked = true;
    const shown = getComputedStyle(tiles).display !== 'none';
    side.checked = false;
    return shown;
  };
  const look = () => { if (works()) resolve(performance.now()); else requestAnimationFrame(look); };
  requestAnimationFrame(look);
});
"""


@contextmanager
def _phone(chromium: Browser, *, slow: bool, worker: bool = False) -> Iterator[tuple[Page, Any]]:
    """A page of a new phone that was nowhere yet, and the line to its inner workings."""
    context = chromium.new_context(**PHONE, service_workers="allow" if worker else "block", locale="nl-NL")
    page = context.new_page()
    inner = context.new_cdp_session(page)
    inner.send("Network.enable")
    if slow:
        inner.send("Network.emulateNetworkConditions", LINE)
        inner.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    yield page, inner
    context.close()


def _background(server: Server, loaded: set[str]) -> list[str]:
    """What comes when the page is in use: manifest, service worker and what that keeps for without a connection."""
    worker = server.ask("GET", "/sw.js?sync")[1].decode()
    kept = set(re.findall(r'"(/static/[^"]+|/offline)"', worker))
    return ["/manifest.webmanifest", "/sw.js?sync", *sorted(kept - loaded)]


def _usable_after(chromium: Browser, url: str) -> float:
    """Seconds from the tap on the address until the page can be used."""
    with _phone(chromium, slow=True) as (page, _inner):
        page.add_init_script(_WATCH)
        page.goto(url, wait_until="commit")
        return float(page.evaluate("window.usable")) / 1000


@dataclass
class Thumb:
    page: Page
    taps: int = 0

    def tap(self, what: str) -> None:
        self.page.locator(what).first.tap()
        self.taps += 1


def _note_something(chromium: Browser, url: str) -> tuple[int, int]:
    """(taps, required words) from the open page until the thank-you with the link to the receipt."""
    with _phone(chromium, slow=False, worker=True) as (page, _inner):
        page.goto(url)
        words = page.locator(
            "input[required]:not([type=radio]), textarea[required], select[required]"
        ).count()
        thumb = Thumb(page)
        thumb.tap("label[for=annoying]")
        thumb.tap("fieldset.tiles.bad label:visible")
        thumb.tap("form#note button:not([name])")
        page.locator("a[href^='/bon/']:visible").first.wait_for()
        return thumb.taps, words


def _sizes(chromium: Browser, ours: Server, path: str) -> list[Figure]:
    sizes, strangers = first_visit(chromium, ours, path)
    first = sum(sizes.values()) / KILOBYTE
    later = sum(size(ours, address) for address in _background(ours, set(sizes))) / KILOBYTE
    taps, words = _note_something(chromium, ours.url + path)
    return [
        at_most("compressed: page, styles, scripts, icon", first, 14, " KB"),
        *(known(f"  {address}", its / KILOBYTE, " KB") for address, its in sizes.items()),
        known("afterwards, in the background: manifest, service worker, what it keeps", later, " KB"),
        known("requests", len(sizes), "", digits=0),
        at_most("requests to others", len(strangers), 0, "", digits=0),
        at_most("taps until the thank-you", taps, 3, "", digits=0),
        at_most("words that must be typed", words, 0, "", digits=0),
    ]


def _times(chromium: Browser, ours: str, peer: str, rounds: int) -> list[Figure]:
    pairs = [(_usable_after(chromium, ours), _usable_after(chromium, peer)) for _round in range(rounds)]
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    return [
        known(f"usable after (median of {rounds})", mine, " s", digits=2),
        known("a page with a bare form, same server", other, " s", digits=2),
        at_most("times the bare form", mine / other, BUDGET, "×", digits=2),
    ]


def measure(*, quick: bool = False) -> list[Figure]:
    with folder() as place, sync_playwright() as playwright:
        (place / "ours").mkdir()
        (place / "peer").mkdir()
        site = with_demo(place / "ours")
        path = f"/s/{site.facts('streets')[0]['slug']}"
        chromium = playwright.chromium.launch(executable_path=browser.find())
        options = ("--workers", "2", "--worker-class", "gthread", "--threads", "4", "--keep-alive", "20")
        with serve(site) as ours, gunicorn(bare(place / "peer"), *options) as peer:
            for server, page in ((ours, path), (peer, "/form")) * 4:
                server.ask("GET", page)  # every worker has served it once
            figures = _sizes(chromium, ours, path)
            figures += _times(chromium, ours.url + path, f"{peer.url}/form", 3 if quick else 5)
        chromium.close()
    return figures


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
