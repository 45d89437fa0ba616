"""GET areas/{code}/counts over HTTP."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from straatwijs.observations.actions.contributions import withdraw
from straatwijs.privacy.actions import publish_counts
from straatwijs.shared.weeks import Quarter
from tests.privacy.conftest import CURTAINS, HELP, NOISE, RUBBISH, give, look, moment

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.privacy.api_urls")]

ASKED = {"from": "2026-09-28", "to": "2026-12-31"}
FIELDS = [
    "indicator",
    "side",
    "kind",
    "perspective",
    "street",
    "period",
    "number",
    "about",
    "shown",
    "published_on",
    "visits",
    "minutes",
]


@pytest.fixture(autouse=True)
def december(at):
    return at("2026-12-09 09:00")


def ask(browser, area, **asked):
    code = area if isinstance(area, str) else area.code
    return browser.get(f"/api/v1/areas/{code}/counts", ASKED | asked)


def rows(browser, area, **asked):
    return ask(browser, area, **asked).json()


def numbers(found, *names):
    return {tuple(row[name] for name in names): row["number"] for row in found if row["number"]}


def test_row_has_the_fields_that_others_rely_on(little_town, resident):
    give(little_town.wilgenstraat, RUBBISH, when="2026-10-06 10:00")

    found = rows(resident, little_town.wilgenstraat, by="week", part="indicator")

    assert list(found[0]) == FIELDS
    noted = [row for row in found if row["number"]]
    assert noted == [
        {
            "indicator": RUBBISH,
            "side": "annoying",
            "kind": "object",
            "perspective": "",
            "street": "",
            "period": "2026-W41",
            "number": 1,
            "about": False,
            "shown": True,
            "published_on": None,
            "visits": None,
            "minutes": None,
        }
    ]


def test_hidden_row_has_no_number(little_town, resident, autumn, regulars, note_by_each):
    note_by_each(regulars[:4], little_town.wilgenstraat, when=autumn.first_block)
    publish_counts(as_of=Quarter(2026, 4).blocks[0].closes_on)

    found = rows(resident, little_town.kade, by="block")

    assert [row for row in found if row["kind"] == "social" and row["period"] == "2026-Q4-B1"] == [
        {
            "indicator": "",
            "side": side,
            "kind": "social",
            "perspective": "",
            "street": "",
            "period": "2026-Q4-B1",
            "number": None,
            "about": True,
            "shown": False,
            "published_on": "2026-11-02",
            "visits": None,
            "minutes": None,
        }
        for side in ("pleasant", "annoying")
    ]


def test_without_dates_it_is_the_last_quarter_and_the_running_one(little_town, resident):
    found = resident.get(f"/api/v1/areas/{little_town.kade.code}/counts").json()

    assert {row["period"] for row in found} == {"2026-Q3", "2026-Q4"}


def test_signed_in_team_asks_the_same_and_sees_it_live(little_town, resident, sign_in, scout, outsider):
    give(little_town.wilgenstraat, NOISE, when="2026-12-08 10:00")

    def seen(browser):
        return numbers(rows(browser, little_town.wilgenstraat), "kind")

    assert seen(sign_in(scout)) == {("social",): 1}
    assert seen(sign_in(outsider)) == {}
    assert seen(resident) == {}


@pytest.mark.parametrize("code", ["nowhere", "GM9901 ", "%00", "%F0%9F%98%80", "x" * 300])
def test_unknown_place_is_told_kindly(little_town, resident, code):
    answer = resident.get(f"/api/v1/areas/{code}/counts")

    assert (answer.status_code, answer.json()["field"]) == (404, "code")
    assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"from": "2026-12-31", "to": "2026-01-01"}, "from"),
        ({"from": "1999-12-31"}, "from"),
        ({"to": "2029-01-01"}, "to"),
        ({"from": "0001-01-01"}, "from"),
        ({"to": "9999-12-31"}, "to"),
    ],
)
def test_impossible_days_are_refused_with_a_sentence(little_town, resident, asked, field):
    answer = ask(resident, little_town.kade, **asked)

    assert (answer.status_code, answer.json()["field"]) == (422, field)
    assert answer.json()["detail"].endswith(".")


@pytest.mark.parametrize(
    "asked", [{"by": "day"}, {"part": "person"}, {"from": "yesterday"}, {"to": "2026-13-01"}]
)
def test_question_outside_the_plan_is_refused(little_town, resident, asked):
    assert ask(resident, little_town.kade, **asked).status_code == 422


def test_answer_leaves_no_trace_in_headers(little_town, resident, autumn, regulars, note_by_each):
    """No ETag, no Last-Modified, no cache: the headers are the same before and after notes."""
    before = ask(resident, little_town.kade)
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block)
    after = ask(resident, little_town.kade)

    assert "ETag" not in after
    assert "Last-Modified" not in after
    assert after["Cache-Control"] == "private, no-store"
    assert dict(before.headers) == dict(after.headers)


def test_counter_does_not_move_while_people_come_and_go(
    little_town, resident, autumn, regulars, note_by_each
):
    """Poll every way of asking around single arrivals, visits and withdrawals: byte for byte the same."""
    places = (little_town.wilgenstraat, little_town.korte_steeg, little_town.kade, little_town.municipality)

    def poll():
        return [
            ask(resident, place, by=by, part=part).content
            for place in places
            for by in ("week", "block", "quarter")
            for part in ("", "street", "indicator", "perspective")
        ]

    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.first_block, perspective="resident")
    publish_counts(as_of=Quarter(2026, 4).blocks[1].closes_on)
    quiet = poll()

    kept = give(little_town.korte_steeg, NOISE, when="2026-12-08 10:00", phone=30, perspective="resident")
    assert poll() == quiet
    give(little_town.wilgenstraat, CURTAINS, when="2026-12-08 10:00", phone=31)
    look(little_town.korte_steeg, when="2026-12-08 10:00", phone=30)
    assert poll() == quiet
    withdraw(token=kept.receipt, code=kept.withdrawal_code, now=moment("2026-12-08 12:00"))
    assert poll() == quiet


def test_rest_of_a_total_is_nowhere(little_town, resident, autumn, regulars, note_by_each):
    """One person in the Iepenpad is the rest of the neighbourhood: so the Wilgenstraat is hidden as well."""
    note_by_each(regulars[:9], little_town.wilgenstraat, when=autumn.first_block)
    give(little_town.iepenpad, NOISE, when=autumn.first_block, phone=12)
    publish_counts(as_of=Quarter(2026, 4).blocks[2].closes_on)

    assert numbers(rows(resident, little_town.kade), "kind") == {("social",): 10}
    assert numbers(rows(resident, little_town.kade, part="street"), "street") == {}
    assert numbers(rows(resident, little_town.wilgenstraat), "kind") == {}


def test_everyones_answer_reads_cells_and_things_only(little_town, resident, autumn, regulars, note_by_each):
    """What could leak is there; the statements that are sent never touch it."""
    note_by_each(regulars, little_town.wilgenstraat, HELP, when=autumn.first_block)
    look(little_town.wilgenstraat, when=autumn.first_block)
    publish_counts(as_of=Quarter(2026, 4).blocks[2].closes_on)

    with CaptureQueriesContext(
        connection,
    ) as sent:
        for part in ("", "street", "indicator", "perspective"):
            assert ask(resident, little_town.kade, part=part).status_code == 200

    statements = [query["sql"] for query in sent.captured_queries]
    tables = {
        table
        for sql in statements
        for table in ("contribution", "visit", "streetweek")
        if f"observations_{table}" in sql
    }
    assert tables == {"streetweek"}
    assert all("'object'" in sql for sql in statements if "observations_streetweek" in sql)


def test_answer_that_is_too_large_is_refused(little_town, sign_in, analyst):
    """Twenty-seven years of weeks for each indicator."""
    answer = ask(
        sign_in(analyst), little_town.municipality, by="week", part="indicator", **{"from": "2000-01-03"}
    )

    assert (answer.status_code, answer.json()["field"]) == (422, "from")


def test_description_names_both_days(resident):
    description = resident.get("/api/v1/openapi.json").json()

    call = description["paths"]["/api/v1/areas/{code}/counts"]["get"]
    assert [parameter["name"] for parameter in call["parameters"]] == ["code", "by", "from", "to", "part"]
    assert set(call["responses"]) == {"200", "404", "422"}
    assert json.dumps(description).count("device") == 0
