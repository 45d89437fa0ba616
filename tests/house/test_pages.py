"""Every address asks for a sign-in unless it says that it is public, and opens without an error."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.shortcuts import resolve_url
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

_SAMPLES = {"int": "1", "uuid": "018f3d3c-7b1a-7cc2-9f3e-1a2b3c4d5e6f"}
ROLES = ("scout", "neighbourhood_worker", "coordinator", "analyst", "administrator", "outsider")


@dataclass(frozen=True)
class Address:
    path: str
    view: Callable[..., Any]

    @property
    def is_public(self) -> bool:
        """Django's login middleware reads the same mark."""
        return not getattr(self.view, "login_required", True)

    @property
    def is_ours(self) -> bool:
        return self.view.__module__.startswith("straatwijs.")


def _sample(pattern: RoutePattern) -> str:
    """The route with something in the place of each parameter."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda match: _SAMPLES.get(match[1], "iets"), str(pattern))


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Address]:
    for entry in patterns:
        if not isinstance(entry.pattern, RoutePattern):
            continue
        path = before + _sample(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, path)
        else:
            yield Address(f"/{path}", entry.callback)


def addresses() -> list[Address]:
    """All addresses, ours and the sign-in pages', with something in the place of each parameter."""
    return list(_walk(get_resolver().url_patterns, ""))


def test_there_are_public_and_closed_addresses():
    ours = [address for address in addresses() if address.is_ours]
    assert {address.is_public for address in ours} == {True, False}


def test_closed_address_sends_a_visitor_to_the_sign_in_page(resident):
    sign_in = resolve_url(settings.LOGIN_URL)
    elsewhere = {}
    for address in addresses():
        if address.is_public:
            continue
        answer = resident.get(address.path)
        if not (answer.status_code == 302 and answer.headers["Location"].startswith(sign_in)):
            elsewhere[address.path] = answer.status_code
    assert elsewhere == {}


def test_closed_address_takes_nothing_from_a_visitor(resident):
    sign_in = resolve_url(settings.LOGIN_URL)
    elsewhere = {}
    for address in addresses():
        if address.is_public or not address.is_ours:
            continue
        answer = resident.post(address.path)
        if not (answer.status_code == 302 and answer.headers["Location"].startswith(sign_in)):
            elsewhere[address.path] = answer.status_code
    assert elsewhere == {}


@pytest.mark.parametrize("role", ROLES)
def test_every_address_opens_without_an_error(role, request, sign_in):
    browser = sign_in(request.getfixturevalue(role))
    browser.raise_request_exception = True
    answers = {address.path: browser.get(address.path).status_code for address in addresses()}
    assert {path: status for path, status in answers.items() if status >= 500} == {}


def test_every_public_address_opens_without_an_error(little_town, resident):
    answers = {address.path: resident.get(address.path).status_code for address in addresses()}
    assert {path: status for path, status in answers.items() if status >= 500} == {}
