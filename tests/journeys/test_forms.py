"""Forms at the size of a phone, without a connection where they are meant for the street; and from paper by keyboard alone.

One site for all, with an instrument in its catalogue that was not there before.
"""

import json
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from straatwijs.fieldwork.sheet_codes import new_code
from tests import browser as machine
from tests.instruments.run_time import FILE
from tests.journeys.live_site import STREET, Mould, Site
from tests.journeys.look_over import Watched
from tests.journeys.phone import expect_empty_queue, put_in_the_triangle, wait_for_worker, wait_until
from tests.journeys.places import PASSWORD

# What happens in the phone is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]

RECEIPT_KEY = "a key of the journeys' receipts"
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "locale": "nl-NL"}
_BUILD = """
import json
from straatwijs.places.models import Area
from straatwijs.fieldwork.actions.rounds import lay_route, plan_round
from django.utils import timezone
from tests.town import make_member
kade, square = Area.objects.get(slug="de-kade"), Area.objects.get(slug="marktplein")
by = make_member("Sanne Wolters", "scout", kade)
make_member("Carla Dijkgraaf", "coordinator", kade)
found = plan_round(area=square, begins_on=timezone.localdate(), weeks=4, minutes=30, by=by)
route = lay_route(area=kade, name="Rondje haven", stops=[square, Area.objects.get(slug="wilgenstraat")], by=by)
print(json.dumps({"round": found.pk, "route": route.pk}))
"""
_KEPT = """
import json
from straatwijs.observations.models import Contribution, Visit
rows = Contribution.objects.filter(instrument={instrument!r}).order_by("noted_at")
print(json.dumps([[[row.answers, row.words, row.channel, bool(row.visit_hash)] for row in rows],
                  list(Visit.objects.filter(instrument={instrument!r}).values_list("minutes", flat=True))]))
"""
_DRAFT_KEPT = """() => new Promise(done => { const open = indexedDB.open("straatwijs"); open.onsuccess = () => {
  const all = open.result.transaction("settings").objectStore("settings").getAllKeys();
  all.onsuccess = () => { open.result.close(); done(all.result.some(key => key.startsWith("draft:"))); }; }; })"""


@pytest.fixture(scope="module")
def site(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, int]]]:
    folder = tmp_path_factory.mktemp("forms")
    (folder / "catalogue").mkdir()
    shutil.copy(FILE, folder / "catalogue" / "try_out.py")
    made = Site(mould, folder)
    made.catalogue = str(folder / "catalogue")
    # Codes of this process' papers are codes of the site's.
    made.settings = {"LANGUAGE_CODE": "nl", "RECEIPT_KEY": RECEIPT_KEY}
    built = json.loads(made.manage("shell", "-v0", "-c", _BUILD))
    made.start()
    yield made, built
    made.kill()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


def signed_in(chromium: Browser, site: Site, login: str = "sanne") -> tuple[BrowserContext, Page]:
    context = chromium.new_context(**PHONE)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(f"{site.url}/accounts/login/")
    page.fill("input[name=login]", f"{login}@straatwijs.example")
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").click()
    page.wait_for_url("**/team/")
    return context, page


def kept(site: Site, instrument: str) -> list:
    return json.loads(site.manage("shell", "-v0", "-c", _KEPT.format(instrument=instrument)))


def send(page: Page) -> None:
    page.locator("#sheet .finish button:not([name])").click()


def ready_for_the_street(page: Page, address: str) -> None:
    """Opened once with a connection."""
    page.goto(address)
    wait_for_worker(page)
    page.goto(address)


def open_anew(page: Page, address: str, sign: str) -> None:
    """Until it shows what is new: where the server is slow, the page that was kept before comes in its stead."""
    for _time in range(5):
        page.goto(address)
        if page.locator(sign).count():
            return
    expect(page.locator(sign)).to_be_visible()


def test_round_is_looked_at_without_a_connection(site, chromium):
    home, built = site
    context, page = signed_in(chromium, home)
    address = f"{home.url}/team/rondes/{built['round']}"
    ready_for_the_street(page, address)
    context.set_offline(True)
    page.goto(address)
    page.locator("[data-do=begin]").click()
    for number, together in enumerate(("Stel", "Gezin", "Alleen"), start=1):
        page.locator("[data-question=size] [data-step='1']").click()
        page.locator(f"label:has-text('{together}')").click()
        page.locator("label:has-text('Praten')").click()
        send(page)
        expect(page.locator("#count")).to_have_text(f"Groepen tot nu toe: {number}")
        expect(page.locator("[name='answers.size']")).to_have_value("1")
    page.locator("#last button").click()
    expect(page.locator("#count")).to_have_text("Groepen tot nu toe: 2")
    page.reload()  # the clock and the groups are still there
    expect(page.locator("#count")).to_have_text("Groepen tot nu toe: 2")
    page.locator("[data-do=finish]").click()
    page.fill("#done [name=minutes]", "31")
    page.locator("#done button").click()
    expect(page.locator("#thanks [data-if=kept]")).to_be_visible()
    context.set_offline(False)
    expect_empty_queue(page)
    forms, minutes = kept(home, "observation")
    assert [row[0] for row in forms] == [
        {"size": 2, "together": "couple", "doing": ["talk"]},
        {"size": 2, "together": "family", "doing": ["talk"]},
    ]
    assert (all(row[3] for row in forms), minutes) == (True, [31])
    page.goto(f"{address}/gezien")
    expect(page.locator("tbody tr").first).to_contain_text("3,9")
    context.close()


def test_walk_goes_on_without_a_connection_and_says_that_nothing_changed(site, chromium):
    home, built = site
    context, page = signed_in(chromium, home)
    address = f"{home.url}/team/wandelingen/{built['route']}"
    ready_for_the_street(page, address)
    stop = f"/team/invullen/walk/{STREET}"
    expect(page.locator("#stops-kept")).to_be_visible()
    context.set_offline(True)
    page.goto(f"{home.url}{stop}")
    page.locator("label:has-text('Eerste keer')").click()
    page.locator("label:has-text('Groen')").click()
    page.locator("[type=range]").fill("75")
    page.fill("textarea", "De bank van Ahmed Yildiz is weg.")
    send(page)
    expect(page.locator("#thanks [data-if=kept]")).to_be_visible()
    context.set_offline(False)
    expect_empty_queue(page)
    open_anew(page, address, "form[data-same] button")
    context.set_offline(True)
    page.locator("form[data-same] button").click()
    expect(page.locator(".stops")).to_contain_text("Bewaard: niets veranderd.")
    context.set_offline(False)
    expect_empty_queue(page)
    forms, _minutes = kept(home, "walk")
    assert [row[0] for row in forms] == [
        {"change": "first", "good": ["green"], "feel": 75},
        {"change": "same", "good": ["green"], "feel": 75},
    ]
    assert ("Yildiz" in str(forms), "bank" in forms[0][1]["noticed"]) == (False, True)
    context.close()


def test_three_questions_are_kept_half_way_without_a_connection_sent_and_taken_back(site, chromium):
    home, _built = site
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    address = f"{home.url}/s/{STREET}/mini_interview"
    ready_for_the_street(page, address)
    context.set_offline(True)
    page.goto(address)
    expect(page.locator("#speak")).to_be_visible()
    expect(page.locator("[data-clear]")).to_be_visible()  # the script is there
    page.fill("textarea >> nth=0", "De tuintjes.")
    page.locator("label:has-text('bewoner')").first.click()
    wait_until(page, _DRAFT_KEPT)
    page.reload()
    expect(page.locator("textarea >> nth=0")).to_have_value("De tuintjes.")
    expect(page.locator("#restored")).to_be_visible()
    send(page)
    expect(page.locator("#thanks [data-if=kept]")).to_be_visible()
    context.set_offline(False)
    expect_empty_queue(page)
    link = page.locator("#thanks a[data-slot=receipt]").first
    expect(link).to_be_visible()  # it leads nowhere until then
    assert [row[:3] for row in kept(home, "mini_interview")[0]] == [[{}, {"good": "De tuintjes."}, "phone"]]
    receipt = link.get_attribute("href")
    assert Watched(page, home.url).problems() == []
    page.set_viewport_size(PHONE["viewport"])
    page.locator("[data-undo]").click()
    expect(page.locator("#sheet")).to_be_visible()
    expect(page.locator("textarea >> nth=0")).to_have_value("De tuintjes.")
    assert kept(home, "mini_interview") == [[], []]
    assert page.goto(f"{home.url}{receipt}").status == 404
    context.close()


def test_story_is_told_without_a_connection_and_its_teller_says_what_it_means(site, chromium):
    home, _built = site
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    ready_for_the_street(page, f"{home.url}/s/{STREET}/story")
    context.set_offline(True)
    page.goto(f"{home.url}/s/{STREET}/story")
    page.locator("label[for=annoying]").click()
    page.locator("label:has-text('Verhaal: wonen')").locator("visible=true").click()
    page.fill("[name='answers.story']", "De muur is nat. Ahmed Yildiz hielp mij boenen.")
    page.locator("summary:has-text('nog iets meer')").click()
    page.fill("[name='answers.ending']", "De schimmel kwam terug.")
    page.locator("label:has-text('Boos')").click()
    put_in_the_triangle(page, "whose_move", "mensen die hier werken")
    page.locator("label:has-text('twee mensen die luisteren')").click()
    send(page)
    expect(page.locator("#thanks [data-if=kept]")).to_be_visible()
    context.set_offline(False)
    expect_empty_queue(page)
    ((answers, words, channel, _visit),) = kept(home, "story")[0]
    assert (answers, channel) == ({"felt": ["angry"], "told_to": "two", "whose_move": [0, 75, 25]}, "phone")
    expect(page.locator("[data-listened]")).to_be_visible()  # a slip for who listened as well
    assert ("Yildiz" in str(words), words["ending"]) == (False, "De schimmel kwam terug.")
    context.close()


def test_new_instrument_goes_its_whole_way_and_paper_by_keyboard_alone(site, chromium, settings):
    home, _built = site
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    address = f"{home.url}/s/{STREET}/try_out"
    ready_for_the_street(page, address)
    context.set_offline(True)
    page.goto(address)
    for _tap in range(2):
        page.locator("[data-question=old] [data-step='1']").click()
    send(page)  # a part without its whole: the browser asks, nothing goes out
    expect(page.locator("#sheet")).to_be_visible()
    for _tap in range(4):
        page.locator("[data-question=sitting] [data-step='1']").click()
    page.locator("[data-question=whose] svg").tap(position={"x": 5, "y": 300})
    send(page)
    expect(page.locator("#thanks [data-if=kept]")).to_be_visible()
    context.set_offline(False)
    expect_empty_queue(page)
    assert [row[0] for row in kept(home, "try_out")[0]] == [{"sitting": 4, "old": 2, "whose": [0, 100, 0]}]
    context.close()

    settings.RECEIPT_KEY = RECEIPT_KEY
    context, page = signed_in(chromium, home)
    page.goto(f"{home.url}/team/papier/try_out/{STREET}")
    expect(page.locator("#code")).to_be_focused()
    keys = 0
    for line in (new_code().replace("-", ""), "12", "3", "2", "13", "4", "8", "15", "", ""):
        page.keyboard.type(line)
        page.keyboard.press("Enter")
        keys += len(line) + 1
    expect(page.locator(".notice")).to_contain_text("Iemand anders kijkt er nog naar.")
    assert keys == 32  # a sheet of nine questions, its code included
    context.close()
    context, page = signed_in(chromium, home, "carla")
    page.goto(f"{home.url}/team/papier/")
    page.locator("a[href*='/papier/blad/']").click()
    expect(page.locator("[name=approve]")).to_be_focused()  # the next page is there
    page.keyboard.press("Enter")
    expect(page.locator(".notice")).to_contain_text("Goedgekeurd.")
    assert sorted(row[2] for row in kept(home, "try_out")[0]) == ["paper", "phone"]
    context.close()
