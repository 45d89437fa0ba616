"""The team's inbox, receipts, and what a role may read."""

from datetime import date
from uuid import uuid4

import pytest

from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.feedback.models import AnswerLink
from straatwijs.observations.actions.contributions import withdraw
from straatwijs.places.models import Area
from straatwijs.places.queries.team import member_may
from straatwijs.privacy.queries import (
    Reader,
    can_read,
    inbox,
    inbox_item,
    inbox_items,
    receipt_facts,
    received,
    waiting,
)
from tests.privacy.conftest import HELP, NOISE, RUBBISH, give, moment
from tests.town import make_member

pytestmark = pytest.mark.django_db

EVERYONE = Reader.everyone()
WHEN = {"when": "2026-10-06 10:00"}


@pytest.fixture
def worker_reader(neighbourhood_worker):
    return Reader.for_member(neighbourhood_worker)


@pytest.fixture
def coordinator_reader(coordinator):
    return Reader.for_member(coordinator)


def test_inbox_holds_what_the_role_reads(little_town, worker_reader, coordinator_reader):
    for circle in ("team", "professionals", "everyone"):
        give(little_town.wilgenstraat, HELP, text=circle, circle=circle, **WHEN)
    give(little_town.akkerlaan, HELP, text="elsewhere", **WHEN)

    def read_by(reader, area):
        page = inbox(reader, areas=[area])
        return page.total, {item.text for item in page.items}

    assert read_by(coordinator_reader, little_town.kade) == (3, {"team", "professionals", "everyone"})
    assert read_by(worker_reader, little_town.kade) == (2, {"professionals", "everyone"})
    assert read_by(coordinator_reader, little_town.municipality) == (0, set())
    assert read_by(EVERYONE, little_town.kade) == (0, set())


def test_inbox_is_narrowed(little_town, coordinator_reader):
    tile = give(little_town.wilgenstraat, RUBBISH, when="2026-10-06 10:00")
    noise = give(little_town.wilgenstraat, NOISE, text="Lawaai.", when="2026-10-07 10:00")
    helped = give(little_town.iepenpad, HELP, circle="everyone", when="2026-10-08 10:00")

    def found(**how):
        page = inbox(coordinator_reader, areas=[little_town.kade], **how)
        return [item.reference for item in page.items]

    assert found() == [helped.reference, noise.reference, tile.reference]
    assert found(oldest_first=True) == [tile.reference, noise.reference, helped.reference]
    assert found(side="pleasant") == [helped.reference]
    assert found(kind="object") == [tile.reference]
    assert found(circle="everyone") == [helped.reference]
    assert found(indicator=NOISE) == [noise.reference]
    assert found(text=True) == [noise.reference]
    assert found(text=False) == [helped.reference, tile.reference]
    assert found(references=[tile.reference]) == [tile.reference]
    assert found(excluded=[tile.reference, noise.reference]) == [helped.reference]
    assert found(first=1, limit=1) == [noise.reference]


@pytest.mark.parametrize("notes", [1, 3])
def test_number_of_queries_of_the_inbox_is_fixed(
    little_town, coordinator_reader, django_assert_num_queries, notes
):
    for number in range(notes):
        give(little_town.wilgenstraat, HELP, text=f"{number}", **WHEN)

    with django_assert_num_queries(2):
        page = inbox(coordinator_reader, areas=[little_town.kade])
    assert page.total == notes


def test_one_note_is_read_by_who_may(little_town, worker_reader, coordinator_reader):
    kept = give(little_town.wilgenstraat, HELP, text="Koffie op de stoep.", **WHEN)

    item = inbox_item(kept.reference, reader=coordinator_reader)

    assert (item.text, item.place.name, item.noted_on) == (
        "Koffie op de stoep.",
        "Wilgenstraat",
        date(2026, 10, 6),
    )
    assert inbox_item(kept.reference, reader=worker_reader) is None
    assert inbox_item(kept.reference, reader=EVERYONE) is None
    assert inbox_item(10**9, reader=coordinator_reader) is None


def test_notes_come_in_the_order_asked(little_town, coordinator_reader):
    first, second = (give(little_town.wilgenstraat, HELP, **WHEN).reference for _ in range(2))

    found = inbox_items([second, 10**9, first], reader=coordinator_reader)

    assert [item.reference for item in found] == [second, first]


def test_receipt_shows_its_own_note_and_nothing_after_withdrawal(little_town):
    kept = give(little_town.wilgenstraat, HELP, text="Koffie op de stoep.", **WHEN)

    facts = receipt_facts(kept.receipt.upper())
    withdraw(token=kept.receipt, code=kept.withdrawal_code, now=moment("2026-10-07 10:00"))

    assert (facts.reference, facts.text, facts.place.name) == (
        kept.reference,
        "Koffie op de stoep.",
        "Wilgenstraat",
    )
    assert receipt_facts(kept.receipt) is None
    assert receipt_facts("a" * 26) is None


@pytest.mark.parametrize(
    ("member", "circles"),
    [
        ("coordinator", {"team", "professionals", "everyone"}),
        ("neighbourhood_worker", {"professionals", "everyone"}),
        ("scout", set()),
        ("analyst", set()),
        ("administrator", set()),
        ("outsider", set()),
    ],
)
def test_circles_that_a_role_reads(little_town, request, member, circles):
    reader = Reader.for_member(request.getfixturevalue(member))

    assert {
        circle
        for circle in ("team", "professionals", "everyone")
        if can_read(reader, little_town.wilgenstraat, circle)
    } == circles


def test_reader_and_places_agree_on_what_a_member_may(little_town):
    """Two ways to ask the same: one query per page here, one per question there."""
    members = [make_member(f"{role} {uuid4().hex}", role, little_town.kade) for role in ROLES]
    for member in members:
        reader = Reader.for_member(member)
        for area in Area.objects.all():
            for permission in Permission:
                assert reader.may(permission, area) == member_may(member, permission, area)


def test_figures_of_answers_are_about_things_for_everyone(little_town, coordinator_reader):
    """The share answered is a side door: for everyone it counts nothing about people."""
    give(little_town.wilgenstraat, RUBBISH, **WHEN)
    give(little_town.wilgenstraat, RUBBISH, phone=None, channel="import", **WHEN)
    give(little_town.wilgenstraat, HELP, **WHEN)

    assert received(little_town.kade, reader=EVERYONE) == 1
    assert received(little_town.kade, reader=coordinator_reader) == 2


def test_nothing_waits_where_nothing_may_be_read(little_town, worker_reader, coordinator_reader):
    give(little_town.wilgenstraat, HELP, **WHEN)
    nobody = AnswerLink.objects.all()

    assert waiting(little_town.kade, reader=coordinator_reader, answered=nobody).number == 1
    assert waiting(little_town.kade, reader=worker_reader, answered=nobody).number == 0
    assert waiting(little_town.kade, reader=EVERYONE, answered=nobody).oldest_on is None
