"""The loop on a phone: scan, three taps, a receipt; the team answers; receipt and street page tell it. With and without script."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.live_site import Mould, Site
from tests.journeys.places import COORDINATOR, PASSWORD, Place, den_haag, little_town

pytestmark = pytest.mark.journey

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
ANSWER = "We leggen de stoep in mei opnieuw, samen met de wegbeheerder."
WITH_NAME = "Mijn buurman Mehmet Yıldırım struikelt over de losse tegels."
TOWNS: dict[str, Callable] = {"little town": little_town, "Den Haag": den_haag}


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


def _place(mould: Mould, factory: pytest.TempPathFactory, build: Callable) -> Iterator[Place]:
    site = Site(mould, factory.mktemp("loop"))
    yield build(site)
    site.kill()


@pytest.fixture(scope="module")
def kleinstad(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    yield from _place(mould, tmp_path_factory, little_town)


@pytest.fixture(scope="module", params=TOWNS)
def town(request: pytest.FixtureRequest, mould: Mould, tmp_path_factory: pytest.TempPathFactory):
    if request.param == "little town":
        yield request.getfixturevalue("kleinstad")
    else:
        yield from _place(mould, tmp_path_factory, TOWNS[request.param])


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`new_page(java_script_enabled=False)` is somebody else's phone, with storage of its own."""
    contexts = []

    def start(**options: object) -> Page:
        contexts.append(chromium.new_context(**PHONE, **options))
        contexts[-1].set_default_timeout(20_000)
        return contexts[-1].new_page()

    yield start
    for context in contexts:
        context.close()


def three_taps(page: Page, indicator: str) -> None:
    page.locator("label[for=annoying]").tap()
    page.locator(f"label:has(input[value={indicator}])").tap()
    page.locator("#note .send button").tap()


def receipt_link(page: Page) -> Locator:
    return page.locator("main a[href*='/bon/']:visible").first


def open_receipt(page: Page, place: Place, indicator: str = "loose_tiles") -> str:
    """From the scan to the receipt; its code."""
    page.goto(place.noting_page)
    three_taps(page, indicator)
    expect(receipt_link(page)).to_be_visible()
    code = page.locator(".slip b").inner_text()
    receipt_link(page).tap()
    page.wait_for_url("**/bon/*")
    return code


def sign_in(page: Page, place: Place) -> None:
    page.goto(f"{place.site.url}/accounts/login/")
    page.fill("input[name=login]", COORDINATOR)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").tap()
    page.wait_for_url("**/team/")


@pytest.fixture(scope="module")
def ready(town: Place, chromium: Browser) -> Place:
    """The coordinator opened the link of the administrator and chose a password."""
    page = chromium.new_page(**PHONE)
    page.goto(town.password_link)
    page.fill("input[name=password1]", PASSWORD)
    page.fill("input[name=password2]", PASSWORD)
    page.locator("main form button").tap()
    page.wait_for_url("**/password/link/done/")
    page.close()
    return town


def answer_refused_without_reason(page: Page) -> None:
    page.locator("input[name=state][value=not_done]").check()
    page.fill("textarea[name=text]", ANSWER)
    page.locator("button[name=send]").tap()
    expect(page.locator("#reason-error")).to_be_visible()
    expect(page.locator("textarea[name=text]")).to_have_value(ANSWER)
    expect(page.locator("input[name=state][value=not_done]")).to_be_checked()


def answer_planned(page: Page) -> None:
    page.locator("input[name=state][value=planned]").check()
    page.locator("input[name=public]").check()
    page.locator("button[name=send]").tap()
    expect(page.locator(".notice.good")).to_be_visible()


def count_of(page: Page, place: Place) -> int:
    """How often annoying things in the street itself were noted, as the page for everyone says it in words."""
    page.goto(place.street_page)
    cells = page.locator(".wings tbody").first.locator("td.l .visually-hidden").all_inner_texts()
    return sum(_number(text) for text in cells)


def _number(text: str) -> int:
    """Of "not noted", "noted once" and "noted 12 times"."""
    digits = "".join(sign for sign in text if sign.isdigit())
    return int(digits) if digits else int("once" in text)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_note_is_answered_and_receipt_and_street_page_tell_it(
    ready: Place, new_page: Callable[..., Page], script: bool
) -> None:
    person, member = (new_page(java_script_enabled=script) for _who in range(2))
    before = count_of(person, ready)
    open_receipt(person, ready)
    expect(person.locator("ol.line > li")).to_have_count(2)  # received, and what comes next

    sign_in(member, ready)
    member.goto(f"{ready.site.url}/team/postvak/")
    member.locator("input[name=ref]").first.check()
    member.locator(".desk button:not([formaction])").first.tap()
    answer_refused_without_reason(member)
    answer_planned(member)

    person.reload()
    expect(person.locator("ol.line > li.planned p").first).to_have_text(ANSWER)
    assert count_of(person, ready) == before + 1
    answers = person.locator("section.back li.planned", has_text=ANSWER)
    expect(answers.first).to_be_visible()


def test_name_in_words_afterwards_is_taken_out_and_shown_as_kept(
    kleinstad: Place, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    page.goto(kleinstad.noting_page)
    three_taps(page, "loose_tiles")
    link = receipt_link(page)
    expect(link).to_be_visible()
    page.fill("#words textarea[name=text]", WITH_NAME)
    page.select_option("#words select[name=perspective]", "resident")
    page.locator("#words button").tap()
    kept = page.locator("[data-slot=text]")
    expect(kept).to_contain_text("losse tegels")
    expect(page.locator("[data-if=withheld]")).to_be_visible()
    words = kept.inner_text()
    assert "Mehmet" not in words
    assert "Yıldırım" not in words
    link.tap()
    expect(page.locator("main blockquote p").first).to_have_text(words)
    expect(page.locator("#perspective")).to_have_value("resident")


def test_note_taken_back_with_its_code_leaves_a_kind_page(
    kleinstad: Place, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    code = open_receipt(page, kleinstad)
    receipt = page.url
    before = kleinstad.site.kept()
    page.locator("a[href$='/terugnemen']").tap()
    page.wait_for_url("**/terugnemen")  # the receipt asks for a code too
    page.fill("input[name=code]", "aaaaa-aaaaa")
    page.locator("form[action$='/terugnemen'] button").tap()
    expect(page.locator("[role=alert]")).to_be_visible()
    assert kleinstad.site.kept() == before
    page.fill("input[name=code]", code)
    page.locator("form[action$='/terugnemen'] button").tap()
    page.wait_for_url("**/bon/teruggenomen")
    assert kleinstad.site.kept() == before - 1
    answer = page.goto(receipt)
    assert answer
    assert answer.status == 404
    gone = page.locator("main").inner_text()
    page.goto(f"{kleinstad.site.url}/bon/{'a' * 26}")  # never was there: the same page
    assert page.locator("main").inner_text() == gone


def _tab_to(page: Page, selector: str, most: int = 60) -> None:
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"No way to {selector} with the Tab key.")


def test_noting_with_the_keyboard_only(kleinstad: Place, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(kleinstad.noting_page)
    before = kleinstad.site.kept()
    _tab_to(page, "input[name=side]")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#annoying")).to_be_checked()
    _tab_to(page, "input[name=indicator]")
    page.keyboard.press("Space")
    expect(page.locator("input[name=indicator]:focus")).to_be_checked()
    _tab_to(page, "#note .send button")
    page.keyboard.press("Enter")
    expect(receipt_link(page)).to_be_visible()
    expect(page.locator("#thanks h1")).to_be_focused()
    _tab_to(page, "a[data-slot=receipt]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bon/*")
    assert kleinstad.site.kept() == before + 1


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_language_switch_changes_this_page_and_the_next(
    kleinstad: Place, new_page: Callable[..., Page], script: bool
) -> None:
    page = new_page(java_script_enabled=script, locale="nl-NL")
    page.goto(kleinstad.street_page)
    other = page.locator("button[name=language]").get_attribute("value")
    here = {"nl": "en", "en": "nl"}[str(other)]
    for language in (other, here):
        page.locator(f"button[name=language][value={language}]").tap()
        expect(page.locator("html")).to_have_attribute("lang", str(language))
        assert page.url == kleinstad.street_page
        page.goto(kleinstad.noting_page)
        expect(page.locator("label[for=pleasant]")).to_have_text(
            {"nl": "Fijn", "en": "Pleasant"}[str(language)]
        )
        page.goto(kleinstad.street_page)
