"""A plan in a browser: from a conversation's topic through all seven steps to the first evaluation, told to who noted it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, Playwright, expect

from straatwijs.plans.steps import STEPS
from tests import browser as machine
from tests.journeys.live_site import Mould, Site
from tests.journeys.test_conversation import PHONE, note_by_phone, sign_in

pytestmark = [pytest.mark.journey, pytest.mark.slow, pytest.mark.any_database]

COORDINATOR = "merel@straatwijs.example"
# Somebody who works in the little town.
TEAM = """
from straatwijs.places.models import Area
from tests.town import make_member
make_member("Merel Zandstra", "coordinator", Area.objects.get(slug="de-kade"))
"""
# A year goes by after the plan was adopted.
A_YEAR_LATER = """
from datetime import timedelta
from django.db.models import F
from straatwijs.plans.models import AftercareDate, Plan
Plan.objects.update(adopted_on=F("adopted_on") - timedelta(days=366))
for day in AftercareDate.objects.all():
    day.on -= timedelta(days=366)
    day.save()
"""
TOPIC, QUICK, DONE, LOOKED_BACK = (
    "Loose tiles",
    "De losse tegels vastleggen",
    "Alle tegels liggen weer vast.",
    "Niemand struikelt meer.",
)


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture
def town(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(mould, tmp_path_factory.mktemp("plan"))
    site.settings["LANGUAGE_CODE"] = "nl"
    site.manage("shell", "-v0", "-c", TEAM)
    site.start()
    yield site
    site.kill()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def put_on_agenda(desk: Page, site: Site) -> None:
    """What was noted most is talked about."""
    desk.goto(f"{site.url}/team/gesprekken/nieuw?plek=de-kade")
    desk.fill("#day", f"{timezone.localdate() + timedelta(days=21)}")
    desk.fill("#time", "19:30")
    desk.locator("input[name=venue][value=neighbourhood]").check()
    desk.fill("#place", "Buurthuis De Kade")
    press(desk, "Plan this conversation")
    press(desk, "Look what is new")
    topic = desk.locator("article.topic", has_text="often noted")
    topic.locator("summary").click()
    topic.get_by_role("button", name="On the agenda", exact=True).click()
    press(desk, "Set the agenda")
    expect(desk.locator(".notice.success")).to_contain_text("The agenda is set")


def begin(desk: Page, site: Site) -> str:
    """Three lines and a day, that grow; the address of the workbench."""
    desk.goto(f"{site.url}/team/plannen/nieuw?plek=de-kade")
    desk.get_by_label("Name of the plan").fill("Veilig lopen")
    desk.get_by_label("What is going to be done?").fill("Samen de stoep nalopen")
    desk.get_by_label("When do you look at it again?").fill(f"{timezone.localdate() + timedelta(days=90)}")
    press(desk, "Begin")
    press(desk, "Let it grow")
    expect(desk.locator("ol.seven > li")).to_have_count(7)
    return desk.url


def take_part(desk: Page, number: int) -> None:
    """Somebody for each side that the step needs; the page stands open at that step."""
    for already, side in enumerate(STEPS[number - 1].sides):
        desk.select_option("#side", side.value)
        desk.fill(
            "#who_",
            {"programme": "Wijkteam", "partners": "Woningcorporatie"}.get(side.value, "Bewonersgroep"),
        )
        desk.fill("#does", "Doet mee")
        desk.locator("button[value=party]").click()
        expect(desk.locator("dl.who li")).to_have_count(already + 1)


def pass_step(desk: Page, workbench: str, number: int) -> None:
    desk.goto(f"{workbench}/stap/{number}")
    take_part(desk, number)
    desk.fill("#yielded", f"Dit leverde stap {number} op.")
    desk.fill("#decided", "De bewonersavond")
    press(desk, "Pass this step")
    expect(desk.locator(".notice.good")).to_contain_text("Passed on")


def look_ahead(desk: Page, workbench: str) -> None:
    desk.goto(f"{workbench}/visie")
    desk.fill("#vision", "Een stoep waar iedereen kan lopen.")
    desk.locator("button[value=vision]").click()
    expect(desk.locator(".notice.success")).to_contain_text("Kept.")
    desk.fill("#ambition", "Iedereen loopt veilig naar het plein")
    desk.fill("#year", f"{timezone.localdate().year + 5}")
    desk.locator("button[value=ambition]").click()
    expect(desk.locator("section:has(#ambitions) li")).to_contain_text("Iedereen loopt veilig naar het plein")


def add_goal(desk: Page, workbench: str) -> None:
    """First without a baseline: it has not been measured yet."""
    desk.goto(f"{workbench}/doel")
    desk.get_by_label("What do you want to reach?").fill("Minder losse tegels")
    desk.get_by_label("How will you see it?").select_option("own")
    desk.get_by_label("What is measured?").fill("Losse tegels op een ronde")
    desk.get_by_label("In what is it counted?").fill("tegels")
    desk.get_by_label("Should it be more or less?").select_option("down")
    desk.get_by_label("Target: where should it go?").fill("2")
    desk.get_by_label("Before which day?").fill(f"{timezone.localdate() + timedelta(days=700)}")
    desk.get_by_label("Who measures?").fill("Bewonersgroep")
    desk.get_by_label("When is it measured?").fill("elk kwartaal")
    press(desk, "Keep")
    expect(desk.locator("h1")).to_have_text("Minder losse tegels")


def measure_first(desk: Page) -> None:
    """The page stands open at the goal."""
    desk.get_by_role("link", name="Fill in the baseline").click()
    desk.get_by_label("Baseline: where does it begin?").fill("24,5")
    desk.get_by_label("Day of the baseline").fill(f"{timezone.localdate()}")
    desk.get_by_label("How much looking was behind the baseline?").fill("4 rondes")
    press(desk, "Keep")
    expect(desk.locator("dl.way")).to_contain_text("24.5")


def clear_the_road(desk: Page, workbench: str) -> None:
    """An obstacle keeps the gate shut until it is out of the way."""
    desk.goto(f"{workbench}/stap/3")
    desk.fill("#what", "Er ligt een kabel onder de stoep")
    desk.fill("#owner", "De wegbeheerder")
    desk.locator("button[value=obstacle]").click()
    expect(desk.locator("section:has(#obstacles) h3")).to_have_text("Er ligt een kabel onder de stoep")
    desk.fill("#yielded", "Niets staat nog in de weg.")
    desk.fill("#decided", "Het wijkteam")
    press(desk, "Pass this step")
    expect(desk.locator(".notice.bad")).to_contain_text("is still in the way")
    desk.get_by_text("What became of it?").first.click()
    desk.locator("input[name=state][value=cleared]").check()
    desk.get_by_label("How, or why?").fill("De kabel ligt dieper dan we dachten.")
    desk.locator("button[value=settle]").click()
    expect(desk.locator("section:has(#obstacles) .meta")).to_contain_text("De kabel ligt dieper")


def quick_win(desk: Page, workbench: str) -> str:
    """Proposed from the topic and agreed, before the plan is adopted; its address for the team."""
    desk.goto(f"{workbench}/maatregel")
    desk.get_by_label("What is going to be done?").fill(QUICK)
    desk.get_by_label("Minder losse tegels").check()
    desk.get_by_label("How will you know that it helped?").fill("Er liggen minder tegels los")
    desk.get_by_label("quick win").check()
    desk.get_by_label("Who does it?").fill("De wegbeheerder")
    desk.get_by_label("Who joins in?").fill("Bewonersgroep")
    desk.get_by_label("From which day?").fill(f"{timezone.localdate()}")
    desk.get_by_label("Until which day?").fill(f"{timezone.localdate() + timedelta(days=60)}")
    desk.get_by_label("Does it come from a conversation?").select_option(index=1)
    press(desk, "Propose")
    press(desk, "Agree on this measure")
    expect(desk.locator(".notice.success")).to_contain_text("Agreed.")
    return desk.url


def find_the_means(desk: Page, workbench: str) -> None:
    """What it costs and who pays, and residents see it before it begins."""
    desk.goto(f"{workbench}/geld")
    desk.locator("input[name=planned]").fill("0")
    desk.locator("button[value=cost]").click()
    expect(desk.locator("main")).to_contain_text("costs nothing")
    desk.goto(f"{workbench}/stap/5")
    expect(desk.locator("ul.lacks")).to_contain_text("Show it to residents")
    desk.fill("#on", f"{timezone.localdate()}")
    desk.fill("#how", "Op een bord in het buurthuis")
    desk.locator("button[value=seen]").click()
    expect(desk.locator("#seen ~ p").first).to_contain_text("Op een bord in het buurthuis")


def finish(desk: Page, measure: str) -> None:
    desk.goto(measure)
    desk.locator("input[name=state][value=done]").check()
    desk.fill("#text", DONE)
    desk.locator("input[name=visible]").check()
    press(desk, "Tell it")
    expect(desk.locator("dl.facts")).to_contain_text("From wish to first result")


def test_a_plan_from_a_topic_to_its_first_evaluation(town: Site, chromium: Browser) -> None:
    desk, phone = chromium.new_page(), chromium.new_page(**PHONE)
    receipts = [note_by_phone(chromium, town, "wilgenstraat") for _phone in range(3)]
    sign_in(desk, town, COORDINATOR)
    put_on_agenda(desk, town)

    workbench = begin(desk, town)
    look_ahead(desk, workbench)
    pass_step(desk, workbench, 1)
    add_goal(desk, workbench)
    goal = desk.url
    pass_step(desk, workbench, 2)
    clear_the_road(desk, workbench)
    pass_step(desk, workbench, 3)
    desk.goto(goal)
    measure_first(desk)
    measure = quick_win(desk, workbench)
    finish(desk, measure)
    pass_step(desk, workbench, 4)
    find_the_means(desk, workbench)
    for number in (5, 6):
        pass_step(desk, workbench, number)
    desk.goto(f"{workbench}/stap/7")
    press(desk, "Plan a day in each of five years")
    expect(desk.locator("section:has(#days) h3")).to_have_count(5)
    pass_step(desk, workbench, 7)

    for receipt in receipts:
        phone.goto(receipt)
        expect(phone.locator("ol.line")).to_contain_text(f"{QUICK}. De wegbeheerder doet dit.")
        expect(phone.locator("ol.line")).to_contain_text(DONE)
    phone.get_by_role("link", name="the measure").first.tap()
    expect(phone.locator("main")).to_contain_text("From wish to first result")

    town.manage("shell", "-v0", "-c", A_YEAR_LATER)
    desk.goto(f"{workbench}/stap/7")
    desk.get_by_label("What went well, what did not, and for whom?").fill(LOOKED_BACK)
    desk.locator("button[value=evaluate]").click()
    expect(desk.locator("section:has(#days) article > p")).to_have_text(LOOKED_BACK)
    phone.goto(workbench.replace("/team/plannen/", "/plan/"))
    expect(phone.locator("main")).to_contain_text("We keep looking whether it helps.")
    expect(phone.locator("main")).to_contain_text(LOOKED_BACK)
    phone.goto(f"{town.url}/straat/wilgenstraat")
    expect(phone.locator("#plans ~ ul")).to_contain_text("Veilig lopen")
