"""What a page must hold for everyone: axe finds nothing, it fits on 320 pixels, the browser complains of nothing."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request

from tests.journeys.live_site import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
NARROW, WIDE = {"width": 320, "height": 640}, {"width": 1280, "height": 900}
_RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations.map(
  found => `${found.id}: ${found.nodes.slice(0, 3).map(node => `${node.target} ${node.html}`.slice(0, 200)).join(" | ")}`)"""
# What sticks out on the right, so that the report names it.
STICKS_OUT = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".scroll"))
    .slice(0, 3).map(one => `wider than the screen: ${one.outerHTML.slice(0, 160)}`).concat("wider than the screen")"""
UNFOLD = "() => document.querySelectorAll('details:not([hidden])').forEach(one => one.open = true)"


@dataclass
class Watched:
    """A tab with somebody looking over its shoulder."""

    page: Page
    origin: str
    _complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._complaints.append(f"error: {error}"))
        self.page.on("request", self._asked)

    def open(self, path: str) -> None:
        self.page.set_viewport_size(WIDE)
        self.page.goto(f"{self.origin}{path}")

    def problems(self) -> list[str]:
        """Of the page that is open now, everything unfolded, on both widths."""
        self.page.wait_for_load_state()  # what a journey saw of it may have come before its styles
        found = [*self._complaints]
        self.page.evaluate(UNFOLD)
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        for size in (WIDE, NARROW):
            self.page.set_viewport_size(size)
            found += [f"{size['width']} px: {one}" for one in self.page.evaluate(_RUN)]
        found += self.page.evaluate(STICKS_OUT)
        self._complaints.clear()
        return found

    def _heard(self, message: ConsoleMessage) -> None:
        # That a page answered "not found" or "not like this" is what some of these pages are for.
        if (
            message.type in ("error", "warning")
            and "the server responded with a status of 4" not in message.text
        ):
            self._complaints.append(f"{message.type}: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:", "blob:", "about:")):
            self._complaints.append(f"leaves the site: {request.url}")


def focus_is_seen(page: Page) -> list[dict[str, Any]]:
    """The stop where the Tab key is now: what it is, and whether a line stands around it or around what stands for it."""
    stop: list[dict[str, Any]] = page.evaluate("""() => {
      const here = document.activeElement;
      const around = [here, ...(here.labels || []), here.nextElementSibling].filter(Boolean);
      const seen = one => { const style = getComputedStyle(one); return style.outlineStyle != "none" && parseFloat(style.outlineWidth) >= 2; };
      const name = here.tagName + (here.id ? "#" + here.id : "") + (here.name ? "." + here.name : "");
      return [{name, seen: around.some(seen), last: here === document.body}];
    }""")
    return stop
