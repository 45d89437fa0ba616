"""/straat/<street> and /gebied/<area>: the street speaks."""

import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.town import Town
from tests.web.neighbours import Street

pytestmark = pytest.mark.django_db


@pytest.fixture
def street(little_town: Town, at: Callable[[datetime], datetime]) -> Street:
    return Street(little_town, at)


def page(path: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(path, headers={"Accept-Language": "en"})
    assert answer.status_code == 200
    return answer.content.decode()


def row(html: str, theme: str) -> list[str]:
    """What is read aloud of the first row with this theme: annoying, pleasant."""
    table = re.search(
        rf'<tr><td class="l">((?:(?!<tr>).)*?)<th scope="row">{theme}</th>(.*?)</tr>', html, re.DOTALL
    )
    assert table
    return [re.findall(r'class="visually-hidden">([^<]+)<', side)[0] for side in table.groups()]


def test_empty_street_invites_and_owes_nothing(street):
    html = page(f"/straat/{street.town.wilgenstraat.slug}")
    assert "You can be the first." in html
    assert "Nothing to answer yet." in html


def test_things_of_both_sides_stand_in_one_row_at_once(street):
    for _time in range(3):
        street.note("one", "green_cared_for")
    street.note("two", "green_neglected")
    html = page(f"/straat/{street.town.wilgenstraat.slug}")
    assert row(html, "Green") == ["noted once", "noted 3 times"]


def test_how_people_live_together_is_few_for_everyone_and_exact_for_the_team(street, scout, sign_in):
    street.note("one", "noise")
    path = f"/straat/{street.town.wilgenstraat.slug}"
    assert row(page(path), "Quiet and safe") == ["too few to show", "too few to show"]
    assert row(page(path, sign_in(scout)), "Quiet and safe") == ["noted once", "not noted"]


def test_area_adds_up_its_streets(street):
    street.note("one", "graffiti", area=street.town.wilgenstraat)
    street.note("two", "graffiti", area=street.town.iepenpad)
    street.note("three", "graffiti", area=street.town.akkerlaan)
    assert row(page(f"/gebied/{street.town.kade.slug}"), "Clean") == ["noted 2 times", "not noted"]
    assert row(page(f"/gebied/{street.town.quarter.slug}"), "Clean") == ["noted 3 times", "not noted"]


@pytest.mark.parametrize("kind", ["straat", "gebied"])
def test_page_asks_the_database_as_often_behind_thirty_notes_as_behind_one(street, kind):
    path = (
        f"/straat/{street.town.wilgenstraat.slug}" if kind == "straat" else f"/gebied/{street.town.kade.slug}"
    )
    street.note("one", "graffiti")
    page(path)
    with CaptureQueriesContext(connection) as one:
        page(path)
    for phone in range(29):
        street.note(f"phone-{phone}", "graffiti")
    with CaptureQueriesContext(connection) as many:
        page(path)
    assert len(many) == len(one)


def test_address_of_a_street_among_areas_leads_to_its_page(street):
    answer = Client().get(f"/gebied/{street.town.wilgenstraat.slug}")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        f"/straat/{street.town.wilgenstraat.slug}",
    )


def test_team_member_finds_the_buttons_of_the_street(street, coordinator, sign_in):
    path = f"/straat/{street.town.wilgenstraat.slug}"
    poster = f"/team/poster/{street.town.wilgenstraat.slug}.pdf"
    assert poster not in page(path)
    assert poster in page(path, sign_in(coordinator))
