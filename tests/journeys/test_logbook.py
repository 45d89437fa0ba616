"""A worker's week on a phone: a shift in twelve taps, the same again in two, and the course that comes of it, on page and paper."""

import io

import pypdf
import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.live_site import STREET, Mould, Site
from tests.journeys.phone import expect_empty_queue, wait_for_worker
from tests.journeys.places import PASSWORD

# What happens in the phone is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]

PHONE = {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True, "locale": "nl-NL"}
_MEMBER = """
from straatwijs.places.models import Area
from tests.town import make_member
make_member("Nadir Haddou", "worker", Area.objects.get(slug="de-kade"))
"""


@pytest.fixture
def worker(mould: Mould, playwright: Playwright, tmp_path) -> Page:
    chromium: Browser = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    folder = tmp_path / "site"
    folder.mkdir()
    site = Site(mould, folder)
    site.manage("shell", "-v0", "-c", _MEMBER)
    site.start()
    page = chromium.new_context(**PHONE, base_url=site.url).new_page()
    page.goto("/accounts/login/")
    page.fill("input[name=login]", "nadir@straatwijs.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").tap()
    page.wait_for_url("**/team/")
    yield page
    chromium.close()
    site.kill()


def tap(page: Page, code: str, *buttons: str) -> None:
    for button in buttons:
        page.locator(f"[data-question={code}]").locator(button).tap()


def step(number: int) -> str:
    return f"[data-step='{number}']"


def test_shift_is_logged_again_and_becomes_the_course(worker: Page) -> None:
    worker.goto(f"/team/invullen/logbook/{STREET}")
    tap(worker, "activity", "label:has([value=music])")
    tap(worker, "children", step(5), step(5), step(1), step(1))
    tap(worker, "girls", step(5), step(5), step(5))
    tap(worker, "adults", step(1), step(1))
    tap(worker, "contact", "label:has([value=talked])")
    tap(worker, "minutes", step(60), step(30))
    send = worker.locator(".finish .btn:not([name])")
    send.tap()
    # Fifteen girls of twelve children: said at once, and nothing is gone.
    expect(worker.locator("#thanks")).to_be_hidden()
    tap(worker, "girls", step(-1), step(-1), step(-1), step(-1))
    expect(worker.locator("[name='answers.children']")).to_have_value("12")
    tap(worker, "girls", *[step(-1)] * 6)
    send.tap()
    expect(worker.locator("[data-if=sent]:visible").first).to_be_visible()

    worker.goto(f"/team/invullen/logbook/{STREET}")
    worker.locator("[data-same]").tap()
    expect(worker.locator("[name='answers.girls']")).to_have_value("5")
    send.tap()
    expect(worker.locator("[data-if=sent]:visible").first).to_be_visible()

    # A third one where there is no connection: it waits on the phone and goes out by itself.
    wait_for_worker(worker)
    worker.goto(f"/team/invullen/logbook/{STREET}")
    worker.context.set_offline(True)
    worker.goto(f"/team/invullen/logbook/{STREET}")
    tap(worker, "activity", "label:has([value=music])")
    tap(worker, "children", step(5), step(5), step(1), step(1))
    tap(worker, "girls", step(5))
    tap(worker, "minutes", step(60))
    send.tap()
    expect(worker.locator("#thanks [data-if=kept]")).to_be_visible()
    worker.context.set_offline(False)
    expect_empty_queue(worker)

    this = f"{timezone.localdate():%G-W%V}"
    worker.goto(f"/team/koers/{STREET}?week={this}")
    expect(worker.locator(".lead")).to_contain_text("3 diensten buiten, samen 4 uur.")
    girls = worker.locator(".big article").first
    expect(girls.locator(".value")).to_have_text("42%")
    worker.get_by_text("Zet een eigen doel").tap()
    worker.get_by_label("Hoeveel ten minste?").fill("40")
    worker.get_by_role("button", name="Zet het doel").tap()
    expect(girls).to_contain_text("Doel: 40%. Gehaald.")
    worker.get_by_text("Schrijf op dat je bijstuurt").tap()
    worker.get_by_label("Wat ga je anders doen?").fill("Elke woensdag dans.")
    worker.get_by_role("button", name="Schrijf het op").tap()
    expect(girls.locator("text.flag")).to_have_text("1")

    address = worker.get_by_role("link", name="Op papier (A4)").get_attribute("href")
    paper = worker.request.get(str(address), headers={"Accept-Language": "nl"})
    said = " ".join(pypdf.PdfReader(io.BytesIO(paper.body())).pages[0].extract_text().split())
    assert [
        words for words in ("42%", "Doel: 40%. Gehaald.", "Elke woensdag dans.") if words not in said
    ] == []
