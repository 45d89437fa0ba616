"""Every page for everyone: axe, a narrow screen, the keyboard, and a browser that complains of nothing."""

import base64
import hmac
import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from playwright.sync_api import Browser, Page, Playwright, expect

from tests import browser as machine
from tests.journeys.full_house import TOTP_SECRET
from tests.journeys.live_site import STREET, Mould, Site
from tests.journeys.look_over import AXE, Watched, focus_is_seen
from tests.journeys.places import COORDINATOR, PASSWORD

# What a page looks like is the same on any database.
pytestmark = [pytest.mark.journey, pytest.mark.any_database]

# Address names and what they look like filled in; several for a page that has several faces.
PUBLIC: dict[str, tuple[str, ...]] = {
    "home": ("/",),
    "about": ("/over",),
    "offline": ("/offline",),
    "note": (
        f"/s/{STREET}",
        f"/s/{STREET}?kant=fijn",
        f"/s/{STREET}?kant=vervelend",
        "/s/{long}",
        "/s/nergens",
    ),
    "street": (f"/straat/{STREET}?verhalen=40", "/straat/iepenpad", "/straat/akkerlaan", "/straat/{long}"),
    "area": ("/gebied/de-kade", "/gebied/kleinstad", "/gebied/het-veld"),
    "priority_area": ("/gebied/prioritair/rond-de-haven",),
    "conversation": ("/gesprek/{coming}", "/gesprek/{held}", "/gesprek/999999"),
    "speak": ("/gesprek/{coming}/inbreng", "/gesprek/{held}/inbreng"),
    "fill_in": (f"/s/{STREET}/mini_interview",),
    "search": ("/zoek", "/zoek?q=wilgen", "/zoek?q=qqqqqqq", "/zoek?q=الشارع"),
    "receipt": ("/bon/{receipt}", "/bon/" + "a" * 26),
    "receipt_withdraw": ("/bon/{receipt}/terugnemen",),
    "receipt_taken_back": ("/bon/teruggenomen",),
    "choice": ("/keuze/{choice}", "/keuze/{light}", "/keuze/{announced}", "/keuze/{closed}", "/keuze/999999"),
    "choice_with_code": ("/keuze/{choice}/{choice_code}",),
    "receipt_mail": ("/bon/{receipt}/bericht",),
    "street_mail": (f"/straat/{STREET}/bericht",),
    "area_mail": ("/gebied/de-kade/bericht",),
    "mail_asked": ("/bericht/gevraagd",),
    "subscription": ("/bericht/{secret}", "/bericht/{asked}", "/bericht/" + "a" * 26),
    "subscription_stop": ("/bericht/{secret}/stop",),
    "street_wishes": (f"/straat/{STREET}/wensen", "/straat/akkerlaan/wensen"),
    "area_wishes": ("/gebied/de-kade/wensen",),
    "news_sheet": ("/nieuws/{sheet}",),
    "plan": ("/plan/{plan}", "/plan/{light_plan}", "/plan/999999"),
    "measure": ("/plan/{plan}/maatregel/{measure}?dank=1", "/plan/{plan}/maatregel/{proposed}"),
    "portfolio": ("/gebied/de-kade/plannen", "/gebied/kleinstad/plannen"),
    "measure_effect": ("/plan/{plan}/maatregel/{measure}/effect",),
    "account_login": ("/accounts/login/",),
    "account_inactive": ("/accounts/inactive/",),
    "account_reset_password_from_key": ("{link}", "/accounts/password/link/1-nothing/"),
    "account_reset_password_from_key_done": ("/accounts/password/link/done/",),
    "socialaccount_login_cancelled": ("/accounts/municipal/cancelled/",),
    "socialaccount_login_error": ("/accounts/municipal/error/",),
    "account_signup": ("/accounts/signup/",),
}
TEAM: dict[str, tuple[str, ...]] = {
    "team": ("/team/",),
    "inbox": (
        "/team/postvak/",
        "/team/postvak/?staat=alles",
        f"/team/postvak/?plek={STREET}",
        "/team/postvak/?plek=akkerlaan",
    ),
    "signals": ("/team/signalen/",),
    "signal": ("/team/signalen/{signal}", "/team/signalen/{agreed}", "/team/signalen/niets"),
    "conversations": ("/team/gesprekken/",),
    "plan_conversation": ("/team/gesprekken/nieuw",),
    "change_conversation": ("/team/gesprek/{coming}/plan",),
    "workbench": ("/team/gesprek/{coming}", "/team/gesprek/{held}"),
    "room": ("/team/gesprek/{coming}/zaal", "/team/gesprek/{held}/zaal"),
    "topic_sources": ("/team/onderwerp/{topic}/bijdragen",),
    "action_points": ("/team/afspraken/",),
    "action_point": ("/team/afspraken/{action}",),
    "choices": ("/team/keuzes/",),
    "choice_new": ("/team/keuzes/nieuw", "/team/keuzes/nieuw?soort=light"),
    "choice_desk": (
        "/team/keuzes/{choice}",
        "/team/keuzes/{draft}",
        "/team/keuzes/{announced}",
        "/team/keuzes/{closed}",
    ),
    "choice_change": ("/team/keuzes/{draft}/wijzig",),
    "choice_paper": ("/team/keuzes/{choice}/papier",),
    "choice_withdraw": ("/team/keuzes/{choice}/terugnemen",),
    "contribution": ("/team/bijdrage/{reference}", "/team/bijdrage/999999"),
    "forms": ("/team/invullen/", "/team/invullen/?formulier=walk", "/team/invullen/?formulier=walk&q=qqqq"),
    "fill_in_team": (f"/team/invullen/walk/{STREET}", f"/team/invullen/observation/{STREET}"),
    "rounds": ("/team/rondes/",),
    "round": ("/team/rondes/{round}",),
    "round_outcome": ("/team/rondes/{round}/gezien",),
    "route": ("/team/wandelingen/{route}",),
    "paper": ("/team/papier/", "/team/papier/?formulier=observation"),
    "type_sheet": (f"/team/papier/observation/{STREET}", f"/team/papier/street_signal/{STREET}"),
    "typed_sheet": ("/team/papier/blad/{typed}",),
    "stories": (
        "/team/verhalen/",
        "/team/verhalen/?thema=green&kant=annoying",
        "/team/verhalen/?plek=iepenpad",
    ),
    "stories_like": ("/team/verhalen/{reference}",),
    "threads": ("/team/draden/", "/team/draden/?plek=iepenpad"),
    "thread": ("/team/draden/{thread}", "/team/draden/{other_thread}", "/team/draden/999999"),
    "people": ("/team/mensen/",),
    "member": ("/team/mensen/{member}",),
    "audit": ("/team/verslag/",),
    "handover_places": ("/team/overdracht/",),
    "handover": (
        "/team/overdracht/de-kade",
        "/team/overdracht/de-kade?wie={member}",
        "/team/overdracht/akkerlaan",
    ),
    "news_sheets": ("/team/nieuws/",),
    "news_sheet_edit": ("/team/nieuws/{sheet}", "/team/nieuws/{draft_sheet}"),
    "linking": ("/team/koppelkansen/", "/team/koppelkansen/?plek=akkerlaan"),
    "works": ("/team/koppelkansen/werken/",),
    "energy": ("/team/koppelkansen/energie/",),
    "linking_matrix": ("/team/koppelkansen/de-kade/matrix",),
    "linking_calendar": ("/team/koppelkansen/de-kade/kalender",),
    "link": (
        "/team/koppelkansen/de-kade/{work}/{known}",
        "/team/koppelkansen/de-kade/{open_work}/{open_known}",
    ),
    "plans": ("/team/plannen/",),
    "plan_new": ("/team/plannen/nieuw",),
    "plan_desk": ("/team/plannen/{plan}", "/team/plannen/{light_plan}"),
    "plan_change": ("/team/plannen/{plan}/wijzig",),
    "plan_vision": ("/team/plannen/{plan}/visie",),
    "plan_step": ("/team/plannen/{plan}/stap/3", "/team/plannen/{plan}/stap/7"),
    "plan_money": ("/team/plannen/{plan}/geld",),
    "plan_people": ("/team/plannen/{plan}/mensen",),
    "plan_goal_new": ("/team/plannen/{plan}/doel",),
    "plan_goal": ("/team/plannen/doel/{goal}", "/team/plannen/doel/{counted}"),
    "plan_goal_change": ("/team/plannen/doel/{counted}/wijzig",),
    "measure_new": ("/team/plannen/{plan}/maatregel",),
    "measure_desk": ("/team/plannen/maatregel/{measure}", "/team/plannen/maatregel/{proposed}"),
    "proof_desk": ("/team/plannen/maatregel/{measure}/bewijs", "/team/plannen/maatregel/{proposed}/bewijs"),
    "measure_change": ("/team/plannen/maatregel/{measure}/wijzig",),
    "priority_areas": ("/team/gebieden/",),
    "priority_area_new": ("/team/gebieden/nieuw",),
    "priority_area_change": ("/team/gebieden/rond-de-haven",),
    "priority_area_delete": ("/team/gebieden/rond-de-haven/weg",),
    "posters": ("/team/poster/",),
    "street": (f"/straat/{STREET}",),
    "account_change_password": ("/accounts/password/change/",),
    "account_reauthenticate": ("/accounts/reauthenticate/",),
    "mfa_index": ("/accounts/2fa/",),
    "mfa_activate_totp": ("/accounts/2fa/totp/activate/",),
    "mfa_list_webauthn": ("/accounts/2fa/webauthn/",),
    "mfa_add_webauthn": ("/accounts/2fa/webauthn/add/",),
    "account_logout": ("/accounts/logout/",),
}
# Of somebody with an app, spare codes and a passkey.
OWN_WAYS: dict[str, tuple[str, ...]] = {
    "mfa_index": ("/accounts/2fa/",),
    "mfa_reauthenticate": ("/accounts/2fa/reauthenticate/",),
    "mfa_deactivate_totp": ("/accounts/2fa/totp/deactivate/",),
    "mfa_view_recovery_codes": ("/accounts/2fa/recovery-codes/",),
    "mfa_generate_recovery_codes": ("/accounts/2fa/recovery-codes/generate/",),
    "mfa_list_webauthn": ("/accounts/2fa/webauthn/",),
    "mfa_reauthenticate_webauthn": ("/accounts/2fa/webauthn/reauthenticate/",),
    "mfa_remove_webauthn": ("/accounts/2fa/webauthn/keys/{key}/remove/",),
    "mfa_edit_webauthn": ("/accounts/2fa/webauthn/keys/{key}/edit/",),
}
ON_THE_WAY_IN = {"mfa_authenticate"}  # looked at while signing in
# Looked over in a journey of their own.
ELSEWHERE = {
    "test_checklist": {"checklists", "checklist", "checklist_item", "points", "point", "point_new", "living_rooms", "living_room", "living_room_months"},
}  # fmt: skip
# No page to look at: what it is instead.
NO_PAGE = {
    "form": {"undo_form", "plan_round", "round_look", "drop_round", "lay_route", "nothing_changed", "drop_route", "choice_cast", "choice_ready", "choice_draft", "choice_decide", "language", "look", "words", "search_here", "receipt_add", "mark_seen", "undo_answer", "judge_signal", "undo_judgement", "share", "undo_share",
             "propose_topics", "add_topic", "hold_conversation", "arrange_topic", "write_minutes", "set_agenda",
             "close_conversation", "decide_topic", "merge_topic", "agree_action", "advance_action", "agree_measure", "advance_measure", "receipt_verdict",
             "member_rename", "member_role", "member_access", "member_link", "member_second_factor",
             "key_person_keep", "key_person_renew", "key_person_withdraw", "works_take_back",
             "move_stories", "refuse_group", "undo_threads", "rename_thread", "merge_thread", "lay_aside_thread",
             "checklist_begin", "checklist_close", "checklist_drop", "checklist_point", "point_step"},
    "file": {"portfolio_paper", "print_sheets", "street_wishes_poster", "area_wishes_poster", "news_sheet_paper", "plan_paper", "measure_paper", "handover_paper", "street_feed", "area_feed", "linking_paper",
             "conversations_calendar", "conversation_calendar", "checklist_paper", "choice_count_list", "choice_slips", "choice_ballot", "service_worker", "manifest", "receipt_slip", "report", "poster", "mfa_download_recovery_codes", "mfa_login_webauthn"},
    "way through": {"answer", "account_set_password", "openid_connect_login", "openid_connect_callback"},
    "not offered, looks like account_signup": {"account_email", "socialaccount_connections"},
}  # fmt: skip


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for entry in patterns:
        if isinstance(entry, URLPattern):
            yield str(entry.name)
        elif str(entry.pattern) != "api/v1/":
            yield from _names(entry.url_patterns)


def test_every_address_is_looked_over_or_is_no_page() -> None:
    looked_over = {*PUBLIC, *TEAM, *OWN_WAYS, *ON_THE_WAY_IN}.union(*ELSEWHERE.values())
    no_page = set().union(*NO_PAGE.values())
    assert set(_names(get_resolver().url_patterns)) == looked_over | no_page
    assert looked_over & no_page == set()


@dataclass(frozen=True)
class House:
    site: Site
    samples: Mapping[str, str]

    def fill(self, path: str) -> str:
        return path.format(**self.samples)


@pytest.fixture(scope="module")
def house(mould: Mould, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    if not AXE.exists():
        pytest.fail("axe-core is not installed: npm ci")
    site = Site(mould, tmp_path_factory.mktemp("house"))
    said = site.manage("shell", "-v0", "-c", "from tests.journeys import full_house; full_house.build()")
    site.start()
    yield House(site, json.loads(said))
    site.kill()


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=machine.find(), args=["--no-sandbox"])
    yield started
    started.close()


@pytest.fixture
def watched(chromium: Browser, house: House) -> Iterator[Watched]:
    context = chromium.new_context(reduced_motion="reduce")
    context.set_default_timeout(20_000)
    yield Watched(context.new_page(), house.site.url)
    context.close()


def _sign_in(page: Page, house: House, email: str) -> None:
    page.goto(f"{house.site.url}/accounts/login/")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form[action='/accounts/login/'] button").click()


def _code_of_the_app() -> str:
    """What the app on the phone shows at this moment (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(TOTP_SECRET), (int(time.time()) // 30).to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def _look_over(watched: Watched, house: House, pages: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    """What is wrong, by address; and whether it was that page, not the sign-in page in its stead."""
    wrong = {}
    for path in (house.fill(path) for paths in pages.values() for path in paths):
        watched.open(path)
        problems = watched.problems()
        if "/login/" in watched.page.url and "/login/" not in path:
            problems.append("asks to sign in")
        if problems:
            wrong[path] = problems
    return wrong


def test_pages_for_everyone(watched: Watched, house: House) -> None:
    assert _look_over(watched, house, PUBLIC) == {}


def test_pages_of_the_team(watched: Watched, house: House) -> None:
    _sign_in(watched.page, house, COORDINATOR)
    watched.page.wait_for_url("**/team/")
    assert _look_over(watched, house, TEAM) == {}


def test_pages_of_signing_in_with_a_second_step(watched: Watched, house: House) -> None:
    _sign_in(watched.page, house, "nadir@straatwijs.example")
    watched.page.wait_for_url("**/2fa/authenticate/")
    assert watched.problems() == []
    watched.page.locator("input[name=code]").first.fill(_code_of_the_app())
    watched.page.locator("form:has(input[name=code]) button").first.click()
    watched.page.wait_for_url("**/team/")
    assert _look_over(watched, house, OWN_WAYS) == {}


def _send_without_script(page: Page, path: str, pick: Callable[[Page], None]) -> None:
    """As a browser without script sends it: no event reaches the page's own code."""
    page.goto(path)
    pick(page)
    with page.expect_navigation():
        page.evaluate("document.querySelector('main form').submit()")


def _pick_tiles(page: Page) -> None:
    page.locator("label[for=annoying]").click()
    page.locator("label:has(input[value=loose_tiles])").click()


def _pick_nothing(page: Page) -> None:
    pass


def test_pages_after_noting(watched: Watched, house: House) -> None:
    page, found = watched.page, {}
    watched.open(f"/s/{STREET}")
    _pick_tiles(page)
    found["chosen"] = watched.problems()
    page.locator("#note .send button").click()
    expect(page.locator("#thanks [data-slot=receipt]")).to_be_visible()
    found["thanks"] = watched.problems()
    page.fill("#words textarea", "لا يوجد ضوء في الشارع")
    page.locator("#words button").click()
    expect(page.locator("[data-slot=text]")).to_be_visible()
    found["words kept"] = watched.problems()
    _send_without_script(page, house.site.noting_page, _pick_tiles)
    expect(page.locator(".slip svg")).to_be_visible()
    found["thanks without script"] = watched.problems()
    _send_without_script(page, house.site.noting_page, _pick_nothing)
    expect(page.locator("[role=alert]")).to_be_visible()
    found["refused"] = watched.problems()
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_answer_form_and_what_it_refuses(watched: Watched, house: House) -> None:
    page, found = watched.page, {}
    _sign_in(page, house, COORDINATOR)
    page.wait_for_url("**/team/")
    watched.open("/team/postvak/?staat=alles")
    page.locator("input[name=ref]").first.check()
    page.locator(".desk button:not([formaction])").first.click()
    expect(page.locator("textarea[name=text]")).to_be_visible()
    found["answer"] = watched.problems()
    page.locator("input[name=state][value=not_done]").check()
    page.fill("textarea[name=text]", "Nee")
    page.locator("button[name=send]").click()
    expect(page.locator("#reason-error")).to_be_visible()
    found["refused"] = watched.problems()
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


def test_ballot_what_it_refuses_and_its_thanks(watched: Watched, house: House) -> None:
    page, found = watched.page, {}
    watched.open(house.fill("/keuze/{choice}/{choice_code}"))
    page.select_option("select[name=first]", "2")
    page.select_option("select[name=second]", "2")
    page.locator("form.ballot button").click()
    expect(page.locator("#second-error")).to_be_visible()
    found["refused"] = watched.problems()
    page.select_option("select[name=second]", "1")
    page.locator("form.ballot button").click()
    expect(page.locator(".tracker")).to_be_visible()
    found["thanks"] = watched.problems()
    assert {page: wrong for page, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("path", [f"/s/{STREET}?kant=fijn", f"/straat/{STREET}", "/bon/{receipt}"])
def test_keyboard_shows_where_it_is_and_comes_to_the_end(watched: Watched, house: House, path: str) -> None:
    page = watched.page
    page.goto(f"{house.site.url}{house.fill(path)}")
    stops = []
    for _press in range(150):
        page.keyboard.press("Tab")
        stops += focus_is_seen(page)
        if stops[-1]["last"]:
            break
    assert stops.pop()["last"]
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    assert len(stops) > 5


def test_words_from_right_to_left_run_that_way(watched: Watched, house: House) -> None:
    page = watched.page
    page.goto(f"{house.site.url}/straat/{STREET}?verhalen=40")
    story = page.locator("blockquote p", has_text="الشارع").first
    assert story.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert page.locator("main").evaluate("one => getComputedStyle(one).direction") == "ltr"
