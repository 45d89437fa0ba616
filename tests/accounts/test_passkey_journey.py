"""A passkey in a real browser, under the strict content-security policy."""

import os
import shutil
from collections.abc import Iterator

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, sync_playwright

from tests.town import build_town, make_member

PASSWORD = "een heel lang wachtwoord"
pytestmark = pytest.mark.journey


@pytest.fixture
def page(monkeypatch) -> Iterator[Page]:
    # Playwright's loop runs in this thread; the database is only used between its calls.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    cache.clear()
    with sync_playwright() as playwright:
        options = {"executable_path": shutil.which("chromium"), "args": ["--no-sandbox"]}
        browser = playwright.chromium.launch(**options)
        page = browser.new_page()
        _give_fingerprint_reader(page)
        yield page
        browser.close()


def _give_fingerprint_reader(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    reader = {"protocol": "ctap2", "transport": "internal", "automaticPresenceSimulation": True}
    able = {"hasResidentKey": True, "hasUserVerification": True, "isUserVerified": True}
    session.send("WebAuthn.addVirtualAuthenticator", {"options": reader | able})


def _sign_in_by_password(page: Page, site: str, email: str) -> None:
    page.goto(f"{site}/accounts/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.click("form[action='/accounts/login/'] button")


def _sign_out(page: Page, site: str) -> None:
    page.goto(f"{site}/accounts/logout/")
    page.click("form[action='/accounts/logout/'] button")
    page.wait_for_url(f"{site}/")


def test_passkey_is_added_and_opens_the_desk_alone_and_as_second_step(page, live_server):
    member = make_member("Carla Dijkgraaf", "coordinator", build_town().kade)
    site = f"http://localhost:{live_server.thread.port}"
    refused: list[str] = []
    page.on(
        "console",
        lambda message: refused.append(message.text) if "Content Security Policy" in message.text else None,
    )
    _sign_in_by_password(page, site, member.email)
    page.wait_for_url("**/team/")

    page.goto(f"{site}/accounts/2fa/webauthn/add/")
    page.fill("#id_password", PASSWORD)
    page.click("form[action='/accounts/reauthenticate/'] button")
    page.click("form[data-passkey=create] button")
    page.wait_for_url("**/recovery-codes/")
    _sign_out(page, site)

    page.goto(f"{site}/accounts/login/")
    page.click("form[data-passkey=login] button")
    page.wait_for_url("**/team/")
    _sign_out(page, site)

    _sign_in_by_password(page, site, member.email)
    page.wait_for_url("**/authenticate/")
    page.click("form[data-passkey=get] button")
    page.wait_for_url("**/team/")
    assert refused == []


def test_refused_passkey_is_told_and_the_password_stays(page, live_server):
    build_town()
    page.goto(f"http://localhost:{live_server.thread.port}/accounts/login/")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error('no')) }")
    page.click("form[data-passkey=login] button")
    page.wait_for_selector("[data-problem]:visible")
    assert page.is_visible("#id_password")
