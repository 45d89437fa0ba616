"""Scouts fill in a list together by phone, a point is asked about until it is done, and the desk feeds the news sheet."""

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.live_site import Mould, Site
from tests.journeys.look_over import Watched
from tests.journeys.phone import wait_for_worker
from tests.journeys.places import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.any_database]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "nl-NL"}
_TWO_WEEKS_LATER = """
from datetime import timedelta
from django.db.models import F
from straatwijs.fieldwork.models import Point
Point.objects.update(next_ask_on=F("next_ask_on") - timedelta(weeks=2))
"""
_SET_BACK = "from tests.journeys import scouts; scouts.put_newest_question_in_last_month()"


@pytest.fixture
def town(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, str]]]:
    site = Site(mould, tmp_path_factory.mktemp("scouts"))
    site.settings["LANGUAGE_CODE"] = "nl"
    said = site.manage("shell", "-v0", "-c", "from tests.journeys import scouts; scouts.build()")
    site.start()
    yield site, json.loads(said)
    site.kill()


@pytest.fixture
def sign_in(playwright: Playwright, town: tuple[Site, dict[str, str]]) -> Iterator[Callable[[str], Page]]:
    """`sign_in("sanne")` is a phone in the hand of that member."""
    site, _said = town
    chromium: Browser = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])

    def go(name: str) -> Page:
        page = chromium.new_context(**PHONE, base_url=site.url).new_page()
        page.set_default_timeout(20_000)
        page.goto("/accounts/login/")
        page.fill("input[name=login]", f"{name}@straatwijs.example")
        page.fill("input[name=password]", PASSWORD)
        page.locator("form[action='/accounts/login/'] button").tap()
        page.wait_for_url("**/team/")
        return page

    yield go
    chromium.close()


def look_over(page: Page, site: Site, *paths: str) -> dict[str, list[str]]:
    """What is wrong with these pages, by address, for everyone who looks at or hears them."""
    watched = Watched(page.context.new_page(), site.url)
    wrong = {}
    for path in paths:
        watched.open(path.removeprefix(site.url))
        wrong[path] = watched.problems()
    watched.page.close()
    return {path: problems for path, problems in wrong.items() if problems}


def fill_in_at_once(first: Page, second: Page) -> str:
    """Both have the same item before them; the address of the list."""
    first.goto("/team/lijst/")
    first.select_option("#place", "de-kade")
    first.get_by_role("button", name="Begin", exact=True).tap()
    first.wait_for_url(re.compile(r"/team/lijst/\d+$"))
    begun = first.url
    first.get_by_role("link", name="Begin met de eerste").tap()
    second.goto(f"{begun}/neighbours")
    first.locator("label.strong").tap()
    first.fill("#words-there", "De appgroep van het portiek")
    first.get_by_role("button", name="Bewaar en ga verder").tap()
    first.wait_for_url("**/alone")
    second.locator("label.weak").tap()
    second.fill("#words-otherwise", "De huismeester ziet weinig contact")
    second.get_by_role("button", name="Bewaar en ga verder").tap()
    expect(second.get_by_role("heading", name="Twee antwoorden")).to_be_visible()
    expect(second.locator("#words-there")).to_have_value("De appgroep van het portiek")
    return begun


def settle_and_close(page: Page, begun: str) -> None:
    """What is half typed is there again, also when the connection drops; what was kept twice is settled; a list that is not whole
    may be closed."""
    page.locator("label.so_so").tap()
    page.get_by_role("button", name="Bewaar en ga verder").tap()
    page.wait_for_url("**/alone")
    page.locator("label.weak").tap()
    page.fill("#words-hinders", "De lift is vaak stuk")
    wait_for_worker(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Bewaar en ga verder").tap()
    expect(page.locator("#no-connection")).to_be_visible()
    expect(page.locator("#words-hinders")).to_have_value("De lift is vaak stuk")
    page.goto(begun)
    expect(page.get_by_role("heading", name="Geen internet")).to_be_visible()
    page.context.set_offline(False)
    page.goto(f"{begun}/alone")
    expect(page.locator("label.weak input")).to_be_checked()
    expect(page.locator("#words-hinders")).to_have_value("De lift is vaak stuk")
    page.get_by_role("button", name="Bewaar en ga verder").tap()
    page.wait_for_url("**/newcomers")
    page.goto(begun)
    page.get_by_label("Jongerenwerker").check()
    page.get_by_role("button", name="Sluit deze lijst").tap()
    expect(page.get_by_role("link", name="De bon van deze lijst")).to_be_visible()


def bring_to_desk(page: Page, begun: str) -> None:
    page.goto(f"{begun}/alone")
    page.locator("summary", has_text="Breng een punt").tap()
    page.fill("#what", "De lift is vaak stuk")
    page.fill("#desk", "De woningcorporatie")
    page.get_by_role("button", name="Zet het op de lijst").tap()
    expect(page.locator(".points")).to_contain_text("De woningcorporatie")


def ask_until_done(page: Page, site: Site) -> str:
    """The address of the point."""
    due = page.get_by_role("region", name="Vraag vandaag")
    page.goto("/team/punten/")
    due.get_by_role("button", name="Gevraagd").tap()
    expect(due).to_contain_text("Vandaag hoef je niets te vragen.")
    site.manage("shell", "-v0", "-c", _TWO_WEEKS_LATER)
    page.goto("/team/")
    expect(page.locator("main")).to_contain_text("1 punt: vraag of het klaar is.")
    page.goto("/team/punten/")
    due.get_by_role("button", name="Weer gevraagd").tap()
    expect(due).to_contain_text("Vandaag hoef je niets te vragen.")
    page.get_by_role("link", name="De lift is vaak stuk").tap()
    expect(page.locator("h1")).to_have_text("De lift is vaak stuk")  # the list has such buttons too
    page.get_by_role("button", name="Gedaan", exact=True).tap()
    expect(page.locator("ol.line li").last).to_contain_text("Gedaan")
    return page.url


def ask_in_three_taps(page: Page) -> None:
    page.get_by_text("een vraag").tap()
    page.get_by_text("Geld en brieven").first.tap()
    page.get_by_role("button", name="Bewaren").tap()


def ask_at_the_desk(page: Page) -> None:
    """With a connection there is a slip at once; without one it comes as soon as there is."""
    page.goto("/team/balie/de-kade")
    wait_for_worker(page)
    ask_in_three_taps(page)
    expect(page.locator(".slip svg")).to_be_visible()
    page.get_by_role("link", name="De volgende").tap()
    expect(page.locator("#sheet")).to_be_visible()
    page.context.set_offline(True)
    page.goto("/team/balie/de-kade")
    page.fill("textarea", "Wat staat er\nin deze brief?")
    ask_in_three_taps(page)
    expect(page.locator("#thanks [data-if=kept]")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".slip svg")).to_be_visible()
    page.goto("/team/balie/de-kade")
    expect(page.locator("#sheet")).to_be_visible()
    expect(
        page.locator("#receipts")
    ).to_be_hidden()  # a visitor's slip does not stay on the device of the desk


def test_list_is_filled_in_together_points_are_asked_about_and_the_desk_makes_news(
    town: tuple[Site, dict[str, str]], sign_in: Callable[[str], Page]
) -> None:
    site, said = town
    sanne, mirjam, carla = sign_in("sanne"), sign_in("mirjam"), sign_in("carla")
    expect(carla.locator("main")).to_contain_text("Vul met de scouts de lijst in")
    begun = fill_in_at_once(sanne, mirjam)
    wrong = look_over(mirjam, site, begun, f"{begun}/neighbours")
    settle_and_close(mirjam, begun)
    bring_to_desk(sanne, begun)
    point = ask_until_done(carla, site)
    ask_at_the_desk(sanne)
    site.manage("shell", "-v0", "-c", _SET_BACK)
    carla.goto("/team/nieuws/")
    carla.select_option("#quarter", said["quarter"])
    carla.select_option("#place", "de-kade")
    carla.locator("form:has(#quarter) button").tap()
    expect(carla.locator("main textarea", has_text="geld en brieven (ongeveer 5 keer)")).to_be_visible()
    pages = ("/team/lijst/", "/team/balie/", "/team/balie/de-kade", "/team/balie/de-kade/maanden")
    wrong |= look_over(sanne, site, begun, f"{begun}/alone", *pages)
    wrong |= look_over(carla, site, point, "/team/punten/", "/team/punten/nieuw")

    assert wrong == {}
