"""POST contributions and visits, as the phone's queue and partners send them."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client

from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution, Visit

pytestmark = pytest.mark.django_db
SECRET = {"X-Straatwijs-Device": "an-invented-phone-secret"}


@pytest.fixture(scope="module", autouse=True)
def recogniser() -> None:
    deidentification.load()


@pytest.fixture
def payload(little_town, at) -> dict[str, Any]:
    at("2026-11-18 14:00")
    return {
        "id": str(uuid4()),
        "instrument": "street_signal",
        "area": little_town.wilgenstraat.code,
        "indicator": "loose_tiles",
        "side": "annoying",
        "noted_at": "2026-11-18T13:58:00+01:00",
    }


def post(client: Client, path: str, body: object, **more: Any):
    text = body if isinstance(body, (str, bytes)) else json.dumps(body)
    return client.post(f"/api/v1/{path}", text, content_type="application/json", headers=SECRET, **more)


def test_note_gets_201_with_receipt_and_again_200_with_the_same(resident, payload):
    first, again = post(resident, "contributions", payload), post(resident, "contributions", payload)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()
    assert set(first.json()) == {"id", "receipt", "withdrawal_code", "withheld", "text", "words", "said"}
    assert Contribution.objects.count() == 1


def test_other_content_gets_409_and_taken_back_410(resident, payload):
    answer = post(resident, "contributions", payload).json()
    assert post(resident, "contributions", payload | {"indicator": "graffiti"}).status_code == 409
    taken = post(resident, f"receipts/{answer['receipt']}/withdraw", {"code": answer["withdrawal_code"]})
    assert taken.status_code == 200
    gone = post(resident, "contributions", payload)
    assert gone.status_code == 410
    assert gone.json()["detail"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"id": "no-uuid"}, "id"),
        ({"area": "ST9999-nowhere"}, "area"),
        ({"side": "meh"}, "side"),
        ({"indicator": "unicorns"}, "indicator"),
        ({"noted_at": "yesterday"}, "noted_at"),
        ({"noted_at": "2026-11-18T13:58:00"}, "noted_at"),
        ({"noted_at": "2031-01-01T00:00:00Z"}, "noted_at"),
        ({"noted_at": "1999-01-01T00:00:00Z"}, "noted_at"),
        ({"amount": 0}, "amount"),
        ({"text": "x" * 4001}, "text"),
        ({"channel": "import"}, "channel"),
        ({"channel": "paper"}, "channel"),
        ({"surprise": 1}, "surprise"),
    ],
)
def test_bad_field_gets_422_with_the_field_and_a_sentence(resident, payload, changes, field):
    answer = post(resident, "contributions", payload | changes)
    assert answer.status_code == 422
    assert answer.json()["field"] == field
    assert answer.json()["detail"]
    assert Contribution.objects.count() == 0


def test_what_was_refused_is_not_repeated_in_the_answer(resident, payload):
    answer = post(resident, "contributions", payload | {"id": "Fatima-El-Amrani"})
    assert "Fatima" not in answer.content.decode()


@pytest.mark.parametrize("body", ["", "{", "[]", "null", b"\xff\xfe", '{"id": 1e999}', "9" * 5000])
def test_body_that_is_no_note_gets_a_4xx(resident, little_town, body):
    assert 400 <= post(resident, "contributions", body).status_code < 500


def test_ten_megabytes_of_words_are_refused_with_a_sentence(resident, payload):
    answer = post(resident, "contributions", payload | {"text": "a" * 10_000_000})
    assert answer.status_code == 413
    assert answer.json()["detail"]


def test_a_note_without_words_says_so(resident, payload):
    assert post(resident, "contributions", payload).json()["words"] == "none"


def test_one_phone_that_sends_too_much_gets_429_and_others_go_on(resident, payload, settings):
    settings.NOTES_PER_DEVICE = 3
    codes = [
        post(resident, "contributions", payload | {"id": str(uuid4())}).status_code for _note in range(5)
    ]
    assert codes == [201, 201, 201, 429, 429]
    other = resident.post(
        "/api/v1/contributions",
        json.dumps(payload | {"id": str(uuid4())}),
        content_type="application/json",
        headers={"X-Straatwijs-Device": "another-invented-secret"},
    )
    assert other.status_code == 201


def test_hundred_phones_behind_one_address_are_all_heard(payload):
    for phone in range(100):
        answer = Client(REMOTE_ADDR="127.0.0.9").post(
            "/api/v1/contributions",
            json.dumps(payload | {"id": str(uuid4())}),
            content_type="application/json",
            headers={"X-Straatwijs-Device": f"invented-phone-number-{phone:04}"},
        )
        assert answer.status_code == 201


def test_busy_database_gives_503_with_when_to_try_again(resident, payload):
    def full(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        answer = post(resident, "contributions", payload)
    assert answer.status_code == 503
    assert answer.headers["Retry-After"]
    assert answer.json()["detail"]


def test_visit_gets_201_then_200(resident, payload):
    visit = {
        "id": str(uuid4()),
        "instrument": "street_signal",
        "area": payload["area"],
        "begun_at": payload["noted_at"],
        "minutes": 10,
        "people": 2,
    }
    assert [post(resident, "visits", visit).status_code for _time in range(2)] == [201, 200]
    assert post(resident, "visits", visit | {"minutes": 12}).status_code == 409
    assert Visit.objects.count() == 1


def test_team_types_in_paper(sign_in, scout, payload):
    assert post(sign_in(scout), "contributions", payload | {"channel": "paper"}).status_code == 201
    assert list(Contribution.objects.values_list("channel", flat=True)) == ["paper"]
