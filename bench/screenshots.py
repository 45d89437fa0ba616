"""The pictures in docs/screenshots: the demo neighbourhood at the width of a phone and of a desk."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import pypdfium2
from playwright.sync_api import Browser, Page, sync_playwright

from bench.sites import ROOT, Project, folder, serve, with_demo
from tests import browser

FOLDER = ROOT / "docs" / "screenshots"
WIDTHS = {390: 844, 1100: 900}
STREET = "noorderbeekdwarsstraat"
LONGEST = 2400  # px of a page; what lies below says nothing new
FLOATING = {
    "note",
    "inbox",
    "living-room",
    "round",
    "three-questions",
    "story",
    "triangle",
    "approve-sheet",
    "logbook",
}  # a bar floats at the bottom; it would stand in the middle of a long picture
SCRIPTED = {"triangle"}
COORDINATOR = "carla@straatwijs.example"
_ANSWER_NEWEST = f"""
from straatwijs.accounts.models import Member
from straatwijs.feedback.actions import answer
from straatwijs.observations import deidentification
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, inbox
deidentification.load()
by = Member.objects.get(email={COORDINATOR!r})
newest = inbox(Reader.for_member(by), areas=Area.objects.filter(slug={STREET!r})).items[0]
answer(references=[newest.reference], text="Wat fijn om te horen. We vertellen het donderdag op de bewonersavond.",
       state="done", reason="", public=False, by=by)
"""


@dataclass(frozen=True)
class Site:
    project: Project
    url: str

    @property
    def password(self) -> str:
        return (self.project.data / "demo-password.txt").read_text(encoding="utf-8")


def _pick(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/s/{STREET}")
    page.locator("label[for=pleasant]").click()
    page.locator("label:has(input[name=indicator]):visible").first.click()


def _receipt(page: Page, site: Site) -> None:
    """A note that somebody sent and that the team answered."""
    _pick(page, site)
    page.locator("form#note button:not([name])").click()
    page.locator("a[href^='/bon/']").first.click()
    site.project.run("manage", "shell", "-v0", "-c", _ANSWER_NEWEST)
    page.reload()


def _street(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/straat/{STREET}")


def _sign_in(page: Page, site: Site) -> None:
    page.goto(f"{site.url}/accounts/login/")
    page.locator("input[name=login]").fill(COORDINATOR)
    page.locator("input[name=password]").fill(site.password)
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url("**/team/**")


def _inbox(page: Page, site: Site) -> None:
    _sign_in(page, site)
    page.goto(f"{site.url}/team/postvak/")


def _signals(page: Page, site: Site) -> None:
    _sign_in(page, site)
    page.goto(f"{site.url}/team/signalen/")


def _open(path: str, *, team: bool = False) -> Callable[[Page, Site], None]:
    def go(page: Page, site: Site) -> None:
        if team:
            _sign_in(page, site)
        page.goto(f"{site.url}{path}")

    return go


def _triangle(page: Page, site: Site) -> None:
    """Without script it would be three numbers."""
    page.goto(f"{site.url}/s/{STREET}/story")
    drawn = page.locator("[data-question=whose_move] svg")
    drawn.click(position={"x": 120, "y": 180})
    page.locator("[data-question=whose_move]").scroll_into_view_if_needed()
    page.mouse.wheel(0, 160)
    page.wait_for_timeout(300)


PAGES: dict[str, Callable[[Page, Site], None]] = {
    "note": _pick,
    "receipt": _receipt,
    "street": _street,
    "inbox": _inbox,
    "signals": _signals,
    "conversation": _open("/gesprek/1"),
    "agenda": _open("/team/gesprek/2", team=True),
    "logbook": _open("/team/invullen/logbook/noorderbeekdwarsstraat", team=True),
    "course": _open("/team/koers/noorderbeekdwarsstraat", team=True),
    "burden": _open("/team/werklast/noorderbeek", team=True),
    "room": _open("/team/gesprek/2/zaal", team=True),
    "choice": _open("/keuze/1"),
    "wish-board": _open("/gebied/noorderbeek/wensen"),
    "news": _open("/nieuws/1"),
    "checklist": _open("/team/lijst/2", team=True),
    "points": _open("/team/punten/", team=True),
    "living-room": _open("/team/balie/noorderbeek", team=True),
    "round": _open("/team/rondes/2", team=True),
    "rounds-compared": _open("/team/rondes/2/gezien", team=True),
    "walk": _open("/team/wandelingen/1", team=True),
    "three-questions": _open(f"/s/{STREET}/mini_interview"),
    "story": _open(f"/s/{STREET}/story"),
    "triangle": _triangle,
    "approve-sheet": _open("/team/papier/blad/2", team=True),
    "whose-story": _open("/team/verhalen/wie/noorderbeek", team=True),
    "threads": _open("/team/draden/", team=True),
    "portfolio": _open("/gebied/noorderbeek/plannen"),
    "linking": _open("/team/koppelkansen/?plek=noorderbeek", team=True),
    "linking-calendar": _open("/team/koppelkansen/noorderbeek/kalender", team=True),
    "plan": _open("/plan/1"),
    "measure": _open("/plan/1/maatregel/1"),
    "plan-step": _open("/team/plannen/1/stap/3", team=True),
}
# What comes out of the printer; the first page of each.
PAPERS = {
    "report": "/gesprek/1/verslag.pdf",
    "wish-board-poster": "/gebied/noorderbeek/wensen.pdf",
    "news-a4": "/nieuws/1.pdf?vorm=a4",
    "news-a5": "/nieuws/1.pdf?vorm=a5",
    "ballot": "/team/keuzes/1/stembiljet.pdf",
    "checklist-paper": "/team/lijst/2/papier.pdf",
    "observation-sheet": f"/team/papier/observation/{STREET}/vellen.pdf",
    "signal-sheet": f"/team/papier/street_signal/{STREET}/vellen.pdf",
    "interview-sheet": f"/team/papier/mini_interview/{STREET}/vellen.pdf",
    "course": "/team/koers/noorderbeekdwarsstraat.pdf",
    "talk-plate": f"/team/verhalen/praatplaat/{STREET}.pdf",
    "story-sheet": f"/team/papier/story/{STREET}/vellen.pdf",
    "story-sheet-lighter": f"/team/papier/story/{STREET}/vellen.pdf?versie=kort",
    "portfolio-a4": "/gebied/noorderbeek/plannen.pdf",
    "linking-matrix": "/team/koppelkansen/noorderbeek/papier.pdf",
    "plan-a4": "/plan/1.pdf",
    "measure-a4": "/plan/1/maatregel/1.pdf",
    "handover": "/team/overdracht/noorderbeek.pdf",
}


def _take(chromium: Browser, site: Site, name: str, width: int) -> None:
    # Without script, so that nothing waits in the page and no picture depends on the moment.
    context = chromium.new_context(
        viewport={"width": width, "height": WIDTHS[width]},
        locale="nl-NL",
        java_script_enabled=name in SCRIPTED,
    )
    page = context.new_page()
    PAGES[name](page, site)
    full = page.locator("html").bounding_box()["height"] if name not in FLOATING else 0
    clip = {"x": 0, "y": 0, "width": width, "height": min(LONGEST, max(full, WIDTHS[width]))}
    page.screenshot(path=FOLDER / f"{name}-{width}.png", full_page=name not in FLOATING, clip=clip)
    context.close()


def _print(chromium: Browser, site: Site, wanted: set[str]) -> None:
    context = chromium.new_context(locale="nl-NL")
    page = context.new_page()
    _sign_in(page, site)
    for name, path in ((name, path) for name, path in PAPERS.items() if name in wanted):
        answer = page.request.get(f"{site.url}{path}")
        drawn = pypdfium2.PdfDocument(answer.body())[0].render(scale=1.2)
        drawn.to_pil().save(FOLDER / f"{name}.png")
        print(f"docs/screenshots/{name}.png", flush=True)
    context.close()


def main() -> int:
    """All pictures, or only those whose names are given."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    wanted = set(sys.argv[1:]) or {*PAGES, *PAPERS}
    with folder() as data, serve(project := with_demo(data)) as server, sync_playwright() as playwright:
        site = Site(project, server.url)
        chromium = playwright.chromium.launch(executable_path=browser.find())
        for name in (name for name in PAGES if name in wanted):
            for width in WIDTHS:
                _take(chromium, site, name, width)
                print(f"docs/screenshots/{name}-{width}.png", flush=True)
        _print(chromium, site, wanted)
        chromium.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
