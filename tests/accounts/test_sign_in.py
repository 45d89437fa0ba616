"""Signing in: password, a code of an app, a link that sets a password once, and nobody who was not invited."""

import base64
import hmac
import re
import secrets
import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.messages import get_messages
from django.core.cache import cache
from django.test import Client
from django.utils.translation import gettext

from straatwijs.accounts import actions
from straatwijs.accounts.models import Member
from straatwijs.accounts.queries import has_second_factor

PASSWORD = "een heel lang wachtwoord"
OTHER_PASSWORD = "vier woorden op een rij"


@pytest.fixture(autouse=True)
def _no_attempts_of_other_tests():
    cache.clear()


def code_of(secret: str) -> str:
    """What the app on the phone shows at this moment (RFC 6238)."""
    digest = hmac.digest(base64.b32decode(secret), (int(time.time()) // 30).to_bytes(8, "big"), "sha1")
    start = digest[-1] & 15
    return f"{(int.from_bytes(digest[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def sign_in_by_password(browser: Client, member: Member, password: str = PASSWORD):
    return browser.post("/accounts/login/", {"login": member.email, "password": password})


def confirm_it_is_me(browser: Client) -> None:
    """Asked once more before the way of signing in changes."""
    browser.post("/accounts/reauthenticate/", {"password": PASSWORD})


def give_app(member: Member) -> str:
    secret = base64.b32encode(secrets.token_bytes(20)).decode()
    Authenticator.objects.create(user=member, type=Authenticator.Type.TOTP, data={"secret": secret})
    return secret


def is_signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_sign_in_with_password_leads_to_the_team(resident, coordinator):
    answer = sign_in_by_password(resident, coordinator)

    assert (answer.status_code, answer["Location"]) == (302, "/team/")
    assert is_signed_in(resident)


def test_sign_in_with_wrong_password_says_so_in_a_sentence(resident, coordinator):
    answer = sign_in_by_password(resident, coordinator, "wrong")

    assert answer.context["form"].non_field_errors() == [
        gettext("This e-mail address and password don't belong together.")
    ]
    assert not is_signed_in(resident)


def test_sign_in_is_refused_after_five_wrong_passwords(resident, coordinator):
    for _ in range(5):
        sign_in_by_password(resident, coordinator, "wrong")

    sign_in_by_password(resident, coordinator)

    assert not is_signed_in(resident)


def test_sign_in_without_csrf_token_is_refused(coordinator):
    assert sign_in_by_password(Client(enforce_csrf_checks=True), coordinator).status_code == 403


def test_sign_in_with_an_app_asks_for_its_code(resident, coordinator):
    secret = give_app(coordinator)

    answer = sign_in_by_password(resident, coordinator)
    assert (answer["Location"], is_signed_in(resident)) == ("/accounts/2fa/authenticate/", False)
    assert resident.get(answer["Location"]).status_code == 200

    wrong = resident.post("/accounts/2fa/authenticate/", {"code": "000000"})
    assert (wrong.status_code, is_signed_in(resident)) == (200, False)

    answer = resident.post("/accounts/2fa/authenticate/", {"code": code_of(secret)})
    assert (answer["Location"], is_signed_in(resident)) == ("/team/", True)


def test_app_is_connected_with_its_first_code_and_gives_spare_codes(resident, coordinator):
    sign_in_by_password(resident, coordinator)
    confirm_it_is_me(resident)
    page = resident.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret

    resident.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})

    assert has_second_factor(coordinator)
    spare = resident.get("/accounts/2fa/recovery-codes/").context["unused_codes"]
    assert len(spare) == 10
    assert resident.get("/accounts/2fa/recovery-codes/download/").content.decode().split() == spare
    other = Client()
    sign_in_by_password(other, coordinator)
    other.post("/accounts/2fa/authenticate/", {"code": spare[0]})
    assert is_signed_in(other)


def test_link_sets_a_password_once(resident, administrator, db):
    member = actions.add_member(email="Nora@straatwijs.example", name="Nora Baan", by=administrator)
    link = actions.hand_over_link(member=member, by=administrator)

    form = resident.get(link, follow=True)
    assert form.status_code == 200
    resident.post(form.redirect_chain[-1][0], {"password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD})

    assert sign_in_by_password(Client(), member, OTHER_PASSWORD)["Location"] == "/team/"
    assert Client().get(link, follow=True).context["token_fail"] is True


def test_newer_link_closes_an_older_one_that_was_not_used(resident, administrator):
    member = actions.add_member(email="nora@straatwijs.example", name="Nora Baan", by=administrator)
    older = actions.hand_over_link(member=member, by=administrator)
    newer = actions.hand_over_link(member=member, by=administrator)

    assert resident.get(older).context["token_fail"] is True
    assert resident.get(newer).status_code == 302


def test_weak_password_is_refused(resident, administrator):
    member = actions.add_member(email="nora@straatwijs.example", name="Nora Baan", by=administrator)
    form = resident.get(actions.hand_over_link(member=member, by=administrator), follow=True)

    answer = resident.post(form.redirect_chain[-1][0], {"password1": "kort", "password2": "kort"})

    assert list(answer.context["form"].errors) == ["password1"]
    member.refresh_from_db()
    assert not member.has_usable_password()


def test_inactive_member_is_signed_out_and_stays_out(resident, coordinator, administrator):
    sign_in_by_password(resident, coordinator)
    actions.set_active(member=coordinator, active=False, by=administrator)

    assert resident.get("/accounts/2fa/")["Location"] == "/accounts/login/?next=/accounts/2fa/"
    other = Client()
    sign_in_by_password(other, coordinator)
    assert not is_signed_in(other)


def test_member_without_phone_gets_in_after_the_second_factor_is_removed(
    resident, coordinator, administrator
):
    give_app(coordinator)
    actions.remove_second_factor(member=coordinator, by=administrator)

    assert sign_in_by_password(resident, coordinator)["Location"] == "/team/"


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "connections/", "password/reset/", "confirm-email/", "3rdparty/"]
)
def test_what_is_not_offered_is_not_found(resident, path):
    assert resident.get(f"/accounts/{path}").status_code == 404


def test_municipal_sign_in_shows_only_when_configured(resident, db):
    assert b"oidc" not in resident.get("/accounts/login/").content


SIGN_IN_PAGES = [
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
]


@pytest.mark.parametrize("path", SIGN_IN_PAGES)
def test_sign_in_page_carries_no_inline_script_or_style(resident, coordinator, path):
    sign_in_by_password(resident, coordinator)
    confirm_it_is_me(resident)

    answer = resident.get(path)

    assert answer.status_code == 200
    assert_strict(answer)


def test_sign_in_page_itself_carries_no_inline_script_or_style(resident, db):
    assert_strict(resident.get("/accounts/login/"))


def assert_strict(answer) -> None:
    html = answer.content.decode()
    assert [tag for tag in re.findall(r"<script[^>]*>", html) if " src=" not in tag] == []
    assert re.findall(r"<style|\sstyle=|\son\w+=", html) == []
    assert "script-src 'self';" in answer["Content-Security-Policy"] + ";"


def test_changed_password_is_reported(resident, coordinator):
    sign_in_by_password(resident, coordinator)

    answer = resident.post(
        "/accounts/password/change/",
        {"oldpassword": PASSWORD, "password1": OTHER_PASSWORD, "password2": OTHER_PASSWORD},
    )

    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        gettext("Your password is changed.")
    ]
