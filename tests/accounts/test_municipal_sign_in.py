"""Signing in at the municipality's own server (OpenID Connect): for invited addresses only, and verified ones."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from straatwijs.accounts.actions import add_member

INVITED = "nora@straatwijs.example"


class MunicipalServer:
    """The few addresses of an OpenID Connect server that a sign-in touches."""

    def __init__(self) -> None:
        self.person = {"sub": "p-17", "email": INVITED, "email_verified": True}
        server = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self._send(server.person if self.path == "/userinfo" else server.description())

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                self._send({"access_token": "t", "token_type": "Bearer", "expires_in": 60})

            def _send(self, answer: dict) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(json.dumps(answer).encode())

            def log_message(self, *_arguments: object) -> None:
                """Quiet."""

        self.listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.listener.server_port}"
        threading.Thread(target=self.listener.serve_forever, daemon=True).start()

    def description(self) -> dict:
        ways = {
            "issuer": "",
            "authorization_endpoint": "/authorize",
            "token_endpoint": "/token",
            "userinfo_endpoint": "/userinfo",
        }
        return {name: self.address + way for name, way in ways.items()}


@pytest.fixture
def municipal(settings) -> Iterator[MunicipalServer]:
    server = MunicipalServer()
    app = {"provider_id": "gemeente", "name": "Gemeente", "client_id": "straatwijs", "secret": "s"}
    app["settings"] = {"server_url": server.address}
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"SCOPE": ["openid", "email"], "APPS": [app]}}
    # The other server sends people back with a GET: the one GET that must write, because it signs in.
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.endswith("get_never_writes")]
    yield server
    server.listener.shutdown()
    server.listener.server_close()


def sign_in(browser: Client):
    away = browser.get("/accounts/oidc/gemeente/login/")
    state = parse_qs(urlsplit(away["Location"]).query)["state"][0]
    return browser.get("/accounts/oidc/gemeente/login/callback/", {"code": "c", "state": state}, follow=True)


def is_signed_in(browser: Client) -> bool:
    return "_auth_user_id" in browser.session


def test_button_shows_when_configured(resident, db, municipal):
    html = resident.get("/accounts/login/").content.decode()
    assert html.count('href="/accounts/oidc/gemeente/login/"') == 1


def test_sign_in_asks_for_nothing_but_the_address(resident, db, municipal):
    asked = parse_qs(urlsplit(resident.get("/accounts/oidc/gemeente/login/")["Location"]).query)
    assert sorted(asked["scope"][0].split()) == ["email", "openid"]


def test_invited_member_with_a_verified_address_gets_in(resident, db, municipal):
    member = add_member(email=INVITED, name="Nora Baan", by=None)

    sign_in(resident)

    assert resident.session["_auth_user_id"] == str(member.pk)
    again = Client()
    sign_in(again)
    assert is_signed_in(again)


def test_unverified_address_opens_nothing(resident, db, municipal):
    add_member(email=INVITED, name="Nora Baan", by=None)
    municipal.person["email_verified"] = False

    assert sign_in(resident).status_code == 200
    assert not is_signed_in(resident)


def test_who_was_not_invited_is_told_so(resident, db, municipal):
    answer = sign_in(resident)
    assert answer.templates[0].name == "account/signup_closed.html"
    assert not is_signed_in(resident)


def test_member_who_was_let_go_stays_out(resident, db, municipal):
    member = add_member(email=INVITED, name="Nora Baan", by=None)
    member.is_active = False
    member.save()

    sign_in(resident)

    assert not is_signed_in(resident)


def test_second_step_holds_here_too(resident, db, municipal):
    member = add_member(email=INVITED, name="Nora Baan", by=None)
    member.authenticator_set.create(type="totp", data={"secret": "JBSWY3DPEHPK3PXP"})

    answer = sign_in(resident)

    assert answer.redirect_chain[-1][0] == "/accounts/2fa/authenticate/"
    assert not is_signed_in(resident)


@pytest.mark.parametrize("query", [{}, {"error": "access_denied"}, {"code": "c", "state": "forged"}])
def test_broken_return_is_told_in_a_sentence(resident, db, municipal, query):
    answer = resident.get("/accounts/oidc/gemeente/login/callback/", query, follow=True)
    assert answer.status_code in {200, 401}
    assert not is_signed_in(resident)


def test_address_is_not_found_when_not_configured(resident, db):
    assert resident.get("/accounts/oidc/gemeente/login/").status_code == 404
