"""A phone: a real Chromium with its own storage, that a test can kill and start again; and the thumb on it."""

import os
import signal
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, Playwright, expect
from playwright.sync_api import TimeoutError as Late

from tests import browser as machine

# Two cores and many tests at once: patience.
expect.set_options(timeout=20_000)

_QUEUE = """() => new Promise((done, fail) => {
  const request = indexedDB.open("straatwijs");
  request.onerror = () => fail(request.error);
  request.onsuccess = () => {
    const all = request.result.transaction("entries").objectStore("entries").getAll();
    all.onsuccess = () => { request.result.close(); done(all.result); };
  };
})"""

# What a tap by Playwright waits for (drawn, at rest, on top) costs a quarter of a second; twenty notes are about the queue.
_MORE = """async times => {
  const find = selector => document.querySelector(selector);
  const shown = async selector => {
    const late = Date.now() + 20000;
    while (!find(selector).checkVisibility()) {
      if (Date.now() > late) throw new Error(`${selector} does not appear`);
      await new Promise(done => setTimeout(done, 5));
    }
  };
  for (let number = 1; number < times; number++) {
    find("label[for=pleasant]").click();
    document.querySelectorAll(".tiles.good label")[number % 8].click();
    find("#note .send button").click();
    await shown("#thanks [tabindex]");
    find("[data-again]").click();
    await shown("#note");
  }
}"""


@dataclass
class Phone:
    playwright: Playwright
    profile: Path
    _process: subprocess.Popen[bytes] | None = None
    _browser: Browser | None = None

    def start(self) -> "Phone":
        program = machine.find()
        assert program, "No browser: python -m tests.browser"
        port_file = self.profile / "DevToolsActivePort"
        port_file.unlink(missing_ok=True)
        options = [
            "--headless=new",
            "--no-sandbox",
            "--no-first-run",
            "--disable-gpu",
            "--lang=en",
            "--window-size=390,844",
        ]
        command = [
            program,
            *options,
            "--remote-debugging-port=0",
            f"--user-data-dir={self.profile}",
            "about:blank",
        ]
        self._process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        deadline = time.monotonic() + 30
        while not (port_file.exists() and port_file.read_text().count("\n")):
            assert time.monotonic() < deadline, "The browser does not start."
            time.sleep(0.05)
        port = port_file.read_text().split()[0]
        self._browser = self.playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
        self.context.set_default_timeout(20_000)
        return self

    @property
    def context(self) -> BrowserContext:
        assert self._browser
        return self._browser.contexts[0]

    def tab(self, address: str = "") -> Page:
        page = self.context.new_page()
        if address:
            page.goto(address)
        return page

    def devtools(self, page: Page) -> CDPSession:
        return self.context.new_cdp_session(page)

    def kill(self) -> None:
        """The battery is empty: no event reaches the page."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None


def note(page: Page, times: int = 1) -> None:
    """Three taps, and one to go on. The first note is made by the thumb, the others click the same things from within the page."""
    page.bring_to_front()  # a tab behind another draws once a second, and every tap waits for it
    page.locator("label[for=pleasant]").click()
    page.locator(".tiles.good label").first.click()
    page.locator("#note .send button").click()
    expect(page.locator("#thanks [tabindex]")).to_be_visible()
    _go_on(page)
    page.evaluate(_MORE, times)


def _go_on(page: Page) -> None:
    """A line about what waits may come in above and push the link away from under the thumb: then once more."""
    page.locator("[data-again]").click()
    try:
        page.locator("#note").wait_for(timeout=3_000)
    except Late:
        page.evaluate(
            "document.querySelector('#note').checkVisibility() || document.querySelector('[data-again]').click()"
        )
    expect(page.locator("#note")).to_be_visible()


def waiting(page: Page) -> list[dict[str, object]]:
    """What lies in the phone's queue, read past our own code."""
    found: list[dict[str, object]] = page.evaluate(_QUEUE)
    return found


def expect_empty_queue(page: Page) -> None:
    """The phone tries by itself; a look at the page makes it try at once."""
    deadline = time.monotonic() + 45
    while waiting(page):
        assert time.monotonic() < deadline, waiting(page)
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        time.sleep(0.2)


def wait_until(page: Page, script: str, given: object = None) -> None:
    """Until the browser answers yes. Playwright's `wait_for_function` is no use where the answer is a promise: that counts as yes."""
    deadline = time.monotonic() + 20
    while not page.evaluate(script, given):
        assert time.monotonic() < deadline, script
        page.wait_for_timeout(100)


def wait_for_worker(page: Page) -> None:
    """Until the page and its files are kept for a start without connection."""
    page.evaluate("navigator.serviceWorker.ready")
    wait_until(page, "navigator.serviceWorker.controller !== null")


def put_in_the_triangle(page: Page, question: str, left: str) -> None:
    """By tap, by dragging the dot, and by arrow keys on what is read aloud."""
    block = page.locator(f"[data-question={question}]")
    drawn, none = block.locator("svg"), block.get_by_role("checkbox", name="Past niet")
    slider = block.get_by_role("slider", name=left)
    shares = block.locator("[data-share]")
    expect(none).to_be_checked()
    expect(slider).to_have_attribute("aria-valuetext", "niet ingevuld")
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    drawn.tap(position={"x": box["width"] / 2, "y": box["height"] * 7 / 92})  # the top
    expect(shares).to_have_text(["100", "0", "0"])
    expect(none).not_to_be_checked()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * 7 / 92)
    page.mouse.down()
    page.mouse.move(box["x"], box["y"] + box["height"], steps=3)  # further than the corner
    page.mouse.up()
    expect(shares).to_have_text(["0", "100", "0"])
    none.check()
    expect(shares).to_have_text(["", "", ""])
    none.uncheck()
    expect(shares).to_have_text(["34", "33", "33"])
    block.get_by_role("slider").first.press("Home")
    expect(shares).to_have_text(["0", "50", "50"])
    for _press in range(5):
        slider.press("ArrowRight")
    expect(shares).to_have_text(["0", "75", "25"])
    expect(slider).to_have_attribute("aria-valuetext", "75 van de 100")
