"""Every address asks for a sign-in unless it says that it is public, and opens for whom the policy says."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from django.shortcuts import resolve_url
from django.test import Client

from straatwijs.observations import deidentification
from straatwijs.shared.models import AuditRecord
from tests.house.addresses import Address, addresses
from tests.house.code import ROOT
from tests.house.world import World, build_world

POLICY = ROOT / "docs/policy/pages.md"
TEAM = ("scout", "neighbourhood_worker", "coordinator", "analyst", "administrator", "outsider")
HEAD = (
    "page",
    "everyone",
    "scout",
    "worker",
    "coordinator",
    "analyst",
    "administrator",
    "coordinator elsewhere",
)


def _is_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer.headers["Location"].startswith(
        resolve_url(settings.LOGIN_URL)
    )


def _closed() -> list[Address]:
    return [address for address in addresses() if not address.is_public]


def test_closed_address_sends_a_visitor_to_the_sign_in_page(resident):
    answers = {address.route: resident.get(address.path()) for address in _closed()}
    assert [route for route, answer in answers.items() if not _is_sign_in(answer)] == []
    assert len(answers) > 10


def test_closed_address_takes_nothing_from_a_visitor(resident):
    answers = {address.route: resident.post(address.path()) for address in _closed()}
    assert [route for route, answer in answers.items() if not _is_sign_in(answer)] == []


@pytest.mark.parametrize("role", TEAM)
def test_unknown_thing_is_no_error_for_anybody_in_the_team(role, request, sign_in):
    browser = sign_in(request.getfixturevalue(role))
    answers = {address.route: browser.get(address.path()).status_code for address in addresses()}
    assert {route: status for route, status in answers.items() if status >= 500} == {}


def test_unknown_thing_is_no_error_for_a_visitor(little_town, resident):
    answers = {address.route: resident.get(address.path()).status_code for address in addresses()}
    assert {route: status for route, status in answers.items() if status >= 500} == {}


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    deidentification.load()


@pytest.fixture
def world(at, little_town, resident, scout, coordinator) -> World:
    at("2026-11-18 14:00")
    return build_world(little_town, resident, scout, coordinator)


def _opens(browser: Client, path: str, form: dict[str, object] | None) -> bool:
    """Whether somebody may do this; nothing of it stays. A redirect after a form may be a refusal with a
    sentence, but what was done leaves its audit record."""
    with transaction.atomic():
        before = AuditRecord.objects.count()
        answer = browser.post(path, form) if form else browser.get(path)
        if answer.status_code == 405:
            answer = browser.post(path)
        is_recorded = AuditRecord.objects.count() > before
        transaction.set_rollback(True)
    assert answer.status_code < 500, path
    if form and path.startswith("/team/") and answer.status_code == 302:
        return is_recorded
    return answer.status_code not in {403, 404} and not _is_sign_in(answer)


def _yes(opens: bool) -> str:
    return "yes" if opens else "–"


def _policy() -> Iterator[list[str]]:
    """The rows of the table in the policy, with its head."""
    for line in POLICY.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and not line.startswith("| ---"):
            yield [cell.strip(" `") for cell in line.strip("|").split("|")]


@pytest.fixture
def browsers(request, sign_in) -> list[Client]:
    return [Client(), *(sign_in(request.getfixturevalue(role)) for role in TEAM)]


def test_every_page_opens_for_whom_the_policy_says(world, browsers):
    head, *rows = list(_policy()) or [[]]
    ours = [address for address in addresses() if address.is_ours and "/api/" not in address.route]
    found = [
        [
            address.route,
            *(_yes(_opens(browser, world.path(address), world.form(address))) for browser in browsers),
        ]
        for address in ours
    ]
    assert head == list(HEAD)
    assert sorted(rows) == sorted(found), "\n".join(
        f"| `{row[0]}` | {' | '.join(row[1:])} |" for row in found
    )


def test_policy_names_no_page_twice():
    routes = [row[0] for row in _policy()]
    assert len(set(routes)) == len(routes)
    assert all(re.fullmatch(r"/[\w./<>-]*", route) for route in routes[1:])
