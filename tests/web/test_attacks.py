"""Each attack of privacy's list, played over HTTP on the whole site with what everyone can read. None may learn anything."""

import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from straatwijs.feedback.actions import answer
from straatwijs.observations import deidentification
from straatwijs.observations.actions.contributions import share
from straatwijs.observations.models import Contribution
from straatwijs.places.models import PriorityArea
from straatwijs.shared.weeks import AMSTERDAM
from tests.town import Town
from tests.web.neighbours import BEGIN, Street

pytestmark = pytest.mark.django_db
AFTER_FIRST_CLOSING = datetime(2026, 11, 3, 10, 0, tzinfo=AMSTERDAM)
AFTER_QUARTER = datetime(2027, 1, 12, 10, 0, tzinfo=AMSTERDAM)
QUESTIONS = (
    ("week", ""),
    ("block", ""),
    ("quarter", "street"),
    ("quarter", "indicator"),
    ("quarter", "perspective"),
)
# What differs each time a page is made, and says nothing about what was noted.
_VOLATILE = re.compile(r'name="(id|at|csrfmiddlewaretoken)" value="[^"]*"')


@pytest.fixture(scope="module", autouse=True)
def recogniser() -> None:
    deidentification.load()


@pytest.fixture
def street(little_town: Town, at: Callable[[datetime], datetime]) -> Street:
    return Street(little_town, at)


def addresses(town: Town) -> Iterator[str]:
    """Everything public that could tell something: pages of every place, every question of the API, search, receipts that are not there."""
    for area in (town.wilgenstraat, town.iepenpad, town.kade, town.municipality):
        yield area.get_absolute_url()
        for by, part in QUESTIONS:
            parted = f"&part={part}" if part else ""
            yield f"/api/v1/areas/{area.code}/counts?by={by}&from=2026-09-01&to=2027-03-31{parted}"
    yield town.wilgenstraat.note_path
    yield from (
        "/",
        "/over",
        "/zoek?q=wilgen",
        "/api/v1/areas?q=wilgen",
        "/api/v1/instruments",
        "/bon/aaaaaaaaaaaaaaaaaaaaaaaaaa",
    )


def everything(town: Town) -> dict[str, tuple[int, str, dict[str, str]]]:
    """What a stranger sees at all addresses: status, body and headers."""
    stranger = Client()
    seen = {}
    for address in addresses(town):
        answer = stranger.get(address)
        headers = {name: value for name, value in answer.headers.items() if name not in {"Content-Length"}}
        seen[address] = (answer.status_code, _VOLATILE.sub("", answer.content.decode()), headers)
    return seen


def rows(town: Town, *, by: str, part: str, area: Any = None) -> list[dict[str, Any]]:
    parted = f"&part={part}" if part else ""
    answer = Client().get(
        f"/api/v1/areas/{(area or town.kade).code}/counts?by={by}&from=2026-09-28&to=2027-01-03{parted}"
    )
    assert answer.status_code == 200
    return [row for row in answer.json() if row["kind"] != "object"]


def without_numbers(given: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [
        {
            key: value
            for key, value in row.items()
            if key not in {"number", "shown", "visits", "minutes", "published_on"}
        }
        for row in given
    ]


def test_watcher_sees_no_arrival_and_no_withdrawal(street):
    street.live_here(8)
    street.close(AFTER_FIRST_CLOSING)
    before = everything(street.town)
    kept = street.note("noise-3")
    assert Contribution.objects.count() == 25
    assert everything(street.town) == before
    taken = Client().post(
        f"/api/v1/receipts/{kept['receipt']}/withdraw",
        json.dumps({"code": kept["withdrawal_code"]}),
        content_type="application/json",
    )
    assert (taken.status_code, Contribution.objects.count()) == (200, 24)
    assert everything(street.town) == before


def test_watcher_sees_no_visit_of_a_resident(street):
    street.live_here(8)
    street.close(AFTER_FIRST_CLOSING)
    before = everything(street.town)
    visit = {
        "id": str(uuid4()),
        "instrument": "street_signal",
        "area": street.town.wilgenstraat.code,
        "begun_at": street.now.isoformat(),
        "minutes": 10,
    }
    assert (
        Client().post("/api/v1/visits", json.dumps(visit), content_type="application/json").status_code == 201
    )
    assert everything(street.town) == before


def test_first_social_note_ever_changes_nothing_for_everyone(street):
    before = everything(street.town)
    street.note("first", "violence")
    street.note("second", "illegal_subletting")
    assert everything(street.town) == before


def test_thing_is_seen_at_once(street):
    """The other side of the same coin: what is no secret is live."""
    before = everything(street.town)
    street.note("first", "loose_tiles")
    assert everything(street.town) != before


def test_numbers_appear_at_the_closing_and_then_stand_still(street):
    street.live_here(8)
    hidden = rows(street.town, by="block", part="")
    street.close(AFTER_FIRST_CLOSING)
    shown = [row["number"] for row in rows(street.town, by="block", part="") if row["shown"]]
    assert [row["number"] for row in hidden if row["shown"]] == []
    assert shown == [25]
    street.close(AFTER_FIRST_CLOSING + timedelta(days=1))
    assert [row["number"] for row in rows(street.town, by="block", part="") if row["shown"]] == shown


def test_five_cleared_browsers_of_one_day_open_nothing(street):
    street.note("a-real-neighbour")
    for browser in range(5):
        street.note(f"cleared-{browser}")
    street.close(AFTER_QUARTER)
    assert Contribution.objects.count() == 6
    for by, part in QUESTIONS:
        assert [row for row in rows(street.town, by=by, part=part) if row["shown"]] == []


def test_one_loud_person_weighs_no_more_than_three_notes(street):
    street.live_here(8)
    for _time in range(40):
        street.note("noise-1")
    street.close(AFTER_FIRST_CLOSING)
    assert [row["number"] for row in rows(street.town, by="block", part="") if row["shown"]] == [25]


def test_zero_and_few_look_alike(street):
    street.note("somebody", "violence")
    street.note("somebody", "people_greet")
    street.close(AFTER_QUARTER)
    for by, part in [question for question in QUESTIONS if question[1] != "street"]:
        few, none = (
            rows(street.town, by=by, part=part, area=area) for area in (street.town.kade, street.town.veld)
        )
        assert [row["shown"] for row in few] == [row["shown"] for row in none]
        assert without_numbers(few) == without_numbers(none)
    kade, veld = (
        Client().get(f"/gebied/{area.slug}").content.decode() for area in (street.town.kade, street.town.veld)
    )
    table = re.compile(r"<table class=\"wings\">.*?</table>", re.DOTALL)
    assert table.search(kade)[0].replace("De Kade", "Het Veld") == table.search(veld)[0]


def test_rest_of_a_total_is_never_a_few_people(street):
    """Six phones in one street, two in another: the quarter's total minus the street shown would be those two."""
    street.live_here(6, area=street.town.wilgenstraat)
    street.wait(BEGIN)
    for week in range(3):
        street.wait(BEGIN + timedelta(weeks=week, hours=1))
        street.note("quiet-one", area=street.town.iepenpad)
        street.note("quiet-two", area=street.town.iepenpad)
    street.close(AFTER_QUARTER)
    assert [row["number"] for row in rows(street.town, by="quarter", part="") if row["shown"]] == [25]
    assert [row for row in rows(street.town, by="quarter", part="street") if row["shown"]] == []


def test_overlapping_ranges_snap_to_whole_blocks(street):
    street.live_here(8)
    street.close(AFTER_FIRST_CLOSING)
    code = street.town.kade.code
    asked = [
        ("2026-09-28", "2026-10-25"),
        ("2026-10-01", "2026-10-07"),
        ("2026-10-07", "2026-10-14"),
        ("2026-10-20", "2026-10-21"),
    ]
    answers = [
        [
            row
            for row in Client().get(f"/api/v1/areas/{code}/counts?by=block&from={first}&to={last}").json()
            if row["kind"] != "object"
        ]
        for first, last in asked
    ]
    assert [answer == answers[0] for answer in answers] == [True] * 4
    assert [row["number"] for row in answers[0] if row["shown"]] == [25]


def test_priority_area_adds_nothing_to_what_its_streets_show(street):
    area = PriorityArea.objects.create(
        name="Rond de Wilgen",
        slug="rond-de-wilgen",
        purpose="Samen kijken",
        begins_on="2026-01-01",
        municipality=street.town.municipality,
    )
    area.areas.set([street.town.wilgenstraat])
    street.live_here(8)
    before = Client().get("/gebied/prioritair/rond-de-wilgen")
    street.note("one-more")
    assert before.status_code == 200
    assert Client().get("/gebied/prioritair/rond-de-wilgen").content == before.content


def test_answer_to_a_social_note_moves_no_public_figure(street, coordinator):
    street.live_here(8)
    kept = Contribution.objects.order_by("pk").first()
    before = everything(street.town)
    answer(
        references=[kept.pk],
        text="We gaan met elkaar praten.",
        state="planned",
        reason="",
        public=False,
        by=coordinator,
    )
    assert everything(street.town) == before


def test_shared_social_story_waits_for_the_closing(street, coordinator):
    street.live_here(8)
    street.note("noise-2", text="De muziek staat elke nacht te hard")
    references = list(Contribution.objects.exclude(text="").values_list("pk", flat=True))
    before = everything(street.town)
    share(references=references, circle="everyone", by=coordinator)
    assert everything(street.town) == before
    street.close(AFTER_FIRST_CLOSING)
    assert "De muziek staat" in Client().get(f"/straat/{street.town.wilgenstraat.slug}").content.decode()


def test_receipt_only_reads_and_guessing_learns_nothing(street):
    kept = street.note("first")
    stranger = Client()
    for _scanner in range(3):
        assert stranger.get(f"/bon/{kept['receipt']}").status_code == 200
    assert Contribution.objects.count() == 1
    stranger.post(
        f"/api/v1/receipts/{kept['receipt']}/withdraw",
        json.dumps({"code": kept["withdrawal_code"]}),
        content_type="application/json",
    )
    gone, never = (stranger.get(f"/bon/{token}") for token in (kept["receipt"], "b" * 26))
    assert (gone.status_code, never.status_code) == (404, 404)
    assert _VOLATILE.sub("", gone.content.decode()).replace(kept["receipt"], "") == _VOLATILE.sub(
        "", never.content.decode()
    ).replace("b" * 26, "")
    assert (gone.headers["Cache-Control"], gone.headers["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_replay_of_a_note_or_of_a_withdrawn_one_changes_nothing(street):
    note_id = uuid4()
    kept = street.note("first", "loose_tiles", note_id=note_id)
    before = everything(street.town)
    assert street.note("another-phone", "loose_tiles", note_id=note_id)["receipt"] == kept["receipt"]
    assert everything(street.town) == before


def test_no_public_answer_carries_a_date_or_a_fingerprint_of_its_content(street):
    street.live_here(8)
    names = {name.lower() for _status, _body, headers in everything(street.town).values() for name in headers}
    assert names & {"etag", "last-modified"} == set()
