"""The whole loop in a browser: noted by phone and on paper, a signal, the agenda, an evening, an agreement, done, and told to all."""

import json
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.live_site import Mould, Site
from tests.journeys.places import PASSWORD

pytestmark = [pytest.mark.journey, pytest.mark.slow]

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
BEAMER = {"viewport": {"width": 1280, "height": 800}}
PHONES, SHEETS = 7, 3
# On a picture two metres wide: 12 and 6 centimetres, to be read at ten metres (a letter of 6 cm is seen at 20 arc minutes).
TITLE, TEXT = 76, 40
SAID = "De stoep ligt los in drie straten."
AGREED = "De stoep wordt rechtgelegd"
DONE = "Alle tegels liggen recht."
# A month and a bit goes by between "done" and the question whether it is better now.
_A_MONTH_LATER = """
from datetime import timedelta
from django.db.models import F
from straatwijs.feedback.models import Answer
Answer.objects.update(at=F("at") - timedelta(weeks=5))
"""


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture
def village(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Site, dict[str, str]]]:
    site = Site(mould, tmp_path_factory.mktemp("conversation"))
    # What is written once for the street is Dutch, whatever the browsers of this test read.
    site.settings["LANGUAGE_CODE"] = "nl"
    grown = site.manage("shell", "-v0", "-c", "from tests.journeys import growing_signal as g; g.build()")
    site.manage("find-signals", "--engine", "here")
    site.start()
    yield site, json.loads(grown)
    site.kill()


def sign_in(page: Page, site: Site, login: str) -> None:
    page.goto(f"{site.url}/accounts/login/")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").click()
    page.wait_for_url("**/team/")


def note_by_phone(chromium: Browser, site: Site, street: str) -> str:
    """The address of the receipt of somebody with a phone of their own, without script so that it is there at once."""
    phone = chromium.new_context(**PHONE, java_script_enabled=False)
    page = phone.new_page()
    page.goto(f"{site.url}/s/{street}")
    page.locator("label[for=annoying]").tap()
    page.locator("label:has(input[value=loose_tiles])").tap()
    page.locator("#note .send button").tap()
    address = page.locator("main a[href*='/bon/']").first.get_attribute("href")
    phone.close()
    assert address
    return f"{site.url}{address}"


def type_in_sheet(desk: Page, site: Site, code: str) -> str:
    """Somebody of the team types in a sheet of paper."""
    sheet = {
        "id": str(uuid4()), "instrument": "street_signal", "area": code, "indicator": "loose_tiles", "side": "annoying",
        "noted_at": f"{timezone.localdate():%Y-%m-%d}T00:00:01+00:00", "channel": "paper",
    }  # fmt: skip
    cookies = {cookie["name"]: cookie["value"] for cookie in desk.context.cookies()}
    answer = desk.request.post(
        f"{site.url}/api/v1/contributions",
        data=sheet,
        headers={"X-CSRFToken": cookies.get("csrftoken", ""), "Referer": site.url},
    )
    assert answer.status == 201, answer.text()
    return f"{site.url}/bon/{answer.json()['receipt']}"


def plan(desk: Page, site: Site, neighbourhood: str) -> str:
    """The address of the workbench."""
    desk.goto(f"{site.url}/team/gesprekken/nieuw")
    desk.select_option("#area", neighbourhood)
    desk.fill("#day", f"{timezone.localdate() + timedelta(days=21)}")
    desk.fill("#time", "19:30")
    desk.locator("input[name=venue][value=neighbourhood]").check()
    desk.fill("#place", "Buurthuis De Linde")
    desk.fill("#roles", "Bewoners\nJongerenwerkers")
    desk.get_by_role("button", name="Plan this conversation").click()
    desk.wait_for_url("**/team/gesprek/*")
    return desk.url


def put_on_agenda(desk: Page, site: Site, neighbourhood: str) -> str:
    """From the list of signals to a set agenda; the address of the workbench."""
    desk.goto(f"{site.url}/team/signalen/")
    desk.locator("ol.list > li h2 a").first.click()
    desk.locator("button[value=on_agenda]").click()
    expect(desk.locator(".notice.undo")).to_contain_text("on the agenda")
    workbench = plan(desk, site, neighbourhood)
    desk.get_by_role("button", name="Look what is new").click()
    topic = desk.locator("article.topic", has=desk.get_by_role("link", name="see the signal"))
    expect(topic).to_contain_text("minutes of looking")
    topic.locator("summary").click()
    topic.get_by_role("button", name="On the agenda", exact=True).click()
    desk.get_by_role("button", name="Set the agenda").click()
    expect(desk.locator(".notice.success")).to_contain_text("The agenda is set")
    return workbench


def speak(phone: Page, site: Site, public: str) -> str:
    """Somebody in the room says something, without an account; the address of the receipt."""
    phone.goto(public)
    phone.get_by_role("link", name="Say something about it").tap()
    phone.get_by_label("Annoying").check()
    phone.fill("#text", "Met de rollator kom ik er niet langs.")
    phone.get_by_role("button", name="Send").tap()
    return f"{site.url}{phone.locator('a.btn.good').get_attribute('href')}"


def _size(page: Page, selector: str) -> float:
    """Of the letters, in CSS pixels."""
    size: str = page.locator(selector).first.evaluate("element => getComputedStyle(element).fontSize")
    return float(size.removesuffix("px"))


def hold(desk: Page, workbench: str) -> None:
    """On the screen in the room: what is said and what is agreed. A line that fails loses no words."""
    desk.get_by_role("link", name="To the screen in the room").click()
    expect(desk.locator(".clock")).to_contain_text("minutes left")
    assert _size(desk, "h1") >= TITLE
    desk.get_by_text("Write down what is said").click()
    desk.get_by_label("What is going on?").fill(SAID)
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Keep what was said").click()
    desk.wait_for_url("chrome-error:**")
    desk.context.set_offline(False)
    desk.goto(f"{workbench}/zaal")
    expect(desk.get_by_label("What is going on?")).to_have_value(SAID)
    desk.get_by_role("button", name="Keep what was said").click()
    expect(desk.locator("dl.said")).to_contain_text(SAID)
    expect(desk.locator(".clock")).to_contain_text(
        "minutes left"
    )  # its script runs after the styles are there
    assert _size(desk, "dl.said") >= TEXT
    desk.get_by_text("Agree on something").click()
    desk.get_by_label("What is going to be done?").fill(AGREED)
    desk.get_by_label("By which organisation or role?").fill("De gemeente")
    desk.get_by_label("Before which day?").fill(f"{timezone.localdate() + timedelta(days=90)}")
    desk.get_by_role("button", name="Agree on this").click()
    expect(desk.locator("ul.agreed")).to_contain_text(AGREED)


def tick_all(desk: Page) -> None:
    """The questions on the next page."""
    questions = desk.locator("input[name=checked]")
    expect(questions).to_have_count(3)
    for question in questions.all():
        question.check()


def report(desk: Page, workbench: str) -> None:
    """Who was there, and the report for everyone."""
    desk.goto(workbench)
    desk.get_by_label("Bewoners").fill("14")
    desk.get_by_role("button", name="The conversation was held").click()
    tick_all(desk)
    desk.get_by_role("button", name="Show the report to everyone").click()
    expect(desk.locator(".notice.success")).to_contain_text("for everyone")


def tell(desk: Page, site: Site, state: str, words: str) -> None:
    desk.goto(f"{site.url}/team/afspraken/")
    desk.get_by_role("link", name=AGREED).click()
    desk.locator(f"input[name=state][value={state}]").check()
    desk.fill("#text", words)
    desk.get_by_role("button", name="Tell it").click()
    expect(desk.locator("ol.line")).to_contain_text(words)


def news_sheet(desk: Page, site: Site, neighbourhood: str) -> str:
    """Drafted from the facts, looked at, and shown; its address."""
    desk.goto(f"{site.url}/team/nieuws/")
    desk.select_option("#place", neighbourhood)
    desk.get_by_role("button", name="Make a draft").click()
    tick_all(desk)
    desk.get_by_role("button", name="Show it to everyone").click()
    expect(desk.locator(".notice.good")).to_contain_text("Everyone can read this sheet")
    return f"{site.url}{desk.get_by_role('link', name='See the page').get_attribute('href')}"


def test_from_ten_notes_to_done_and_open_again(
    village: tuple[Site, dict[str, str]], chromium: Browser
) -> None:
    site, said = village
    desk, phone = chromium.new_page(**BEAMER), chromium.new_page(**PHONE)
    sign_in(desk, site, said["coordinator"])
    receipts = [note_by_phone(chromium, site, said["rising"]) for _phone in range(PHONES)]
    receipts += [type_in_sheet(desk, site, said["street"]) for _sheet in range(SHEETS)]

    workbench = put_on_agenda(desk, site, said["neighbourhood"])
    public = workbench.replace("/team", "")
    receipts.append(speak(phone, site, public))
    hold(desk, workbench)
    report(desk, workbench)
    phone.goto(public)
    expect(phone.locator("main")).to_contain_text(SAID)
    expect(phone.locator("main")).to_contain_text("Bewoners: 14")

    tell(desk, site, "advanced", "De tegels zijn besteld.")
    tell(desk, site, "done", DONE)
    for receipt in receipts:
        phone.goto(receipt)
        expect(phone.locator("ol.line")).to_contain_text(DONE)
        expect(phone.locator("ol.line")).to_contain_text(AGREED)
    phone.goto(f"{site.url}/straat/{said['rising']}")
    expect(phone.locator("main")).to_contain_text(DONE)

    phone.goto(f"{site.url}/gebied/{said['neighbourhood']}/wensen")
    expect(phone.locator("main")).to_contain_text(AGREED)
    phone.goto(news_sheet(desk, site, said["neighbourhood"]))
    expect(phone.locator("main")).to_contain_text(AGREED)

    site.manage("shell", "-v0", "-c", _A_MONTH_LATER)
    phone.goto(receipts[0])
    phone.get_by_role("button", name="Worse").tap()
    expect(phone.locator("ol.line")).to_contain_text("Open again")
    phone.goto(receipts[-1])
    expect(phone.locator("ol.line")).to_contain_text("Open again")
    desk.goto(f"{site.url}/team/afspraken/")
    expect(desk.locator("ol.notes")).to_contain_text(AGREED)
