"""GET /api/v1/instruments: what pages of others build on."""

import pytest
from django.test import Client

from straatwijs.instruments.queries import instruments

pytestmark = pytest.mark.django_db
INDICATOR_FIELDS = {"code", "theme", "side", "kind", "label", "why", "do", "approach", "icon"}


def test_list_has_every_instrument(resident: Client) -> None:
    answer = resident.get("/api/v1/instruments")

    assert answer.status_code == 200
    assert [instrument["id"] for instrument in answer.json()] == list(instruments())


def test_one_instrument_is_as_in_the_list(resident: Client) -> None:
    answer = resident.get("/api/v1/instruments/street_signal")

    assert answer.status_code == 200
    assert [answer.json()] == [
        i for i in resident.get("/api/v1/instruments").json() if i["id"] == "street_signal"
    ]


def test_indicator_has_the_agreed_fields(resident: Client) -> None:
    first = resident.get("/api/v1/instruments/street_signal").json()["indicators"][0]

    assert set(first) == INDICATOR_FIELDS
    assert (first["code"], first["theme"], first["side"], first["kind"]) == (
        "people_greet",
        "neighbours",
        "pleasant",
        "social",
    )


@pytest.mark.parametrize(
    ("language", "question", "resident_is"),
    [
        ("nl", "Wat zie je in jouw straat?", "bewoner"),
        ("en", "What do you see in this street?", "resident"),
    ],
)
def test_language_follows_the_request(
    resident: Client, language: str, question: str, resident_is: str
) -> None:
    answer = resident.get("/api/v1/instruments/street_signal", headers={"accept-language": language})
    choices = {q["code"]: q["choices"] for q in answer.json()["questions"]}

    assert answer.json()["question"] == question
    assert choices["perspective"][0] == {"code": "resident", "label": resident_is}


def test_unknown_instrument_is_a_sentence(resident: Client) -> None:
    answer = resident.get("/api/v1/instruments/no_such_thing", headers={"accept-language": "nl"})

    assert answer.status_code == 404
    assert answer.json() == {"detail": "Er is geen instrument met deze naam.", "field": "instrument_id"}
