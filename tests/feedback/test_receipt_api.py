"""/api/v1/receipts/: the same as the page, for programs."""

import pytest
from django.test import Client

from straatwijs.feedback import actions
from straatwijs.observations.models import Contribution

ROOT = "/api/v1/receipts"
PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


def post(path, body):
    return Client().post(f"{ROOT}/{path}", body, content_type="application/json")


def test_receipt_holds_the_timeline(given, coordinator):
    note = given(text="Losse tegels.")
    actions.answer(
        references=[note.reference],
        text="In maart.",
        state="planned",
        reason="",
        public=False,
        by=coordinator,
    )

    answer = Client().get(f"{ROOT}/{note.token}")

    assert answer.status_code == 200
    assert {name: answer[name] for name in PRIVATE} == PRIVATE
    told = answer.json()
    assert (told["area"], told["indicator"], told["text"], told["state"]) == (
        "GM9901-wilgenstraat",
        "loose_tiles",
        "Losse tegels.",
        "planned",
    )
    assert [(moment["state"], moment["text"]) for moment in told["timeline"]] == [
        ("received", ""),
        ("planned", "In maart."),
    ]


def test_unknown_and_withdrawn_answer_the_same(given):
    gone = given()
    assert post(f"{gone.token}/withdraw", {"code": gone.code}).json() == {"withdrawn": True}

    answers = [Client().get(f"{ROOT}/{token}") for token in (gone.token, "abcdefghijklmnopqrstuvwxyz")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content
    assert post(f"{gone.token}/withdraw", {"code": gone.code}).status_code == 404


def test_withdrawal_needs_the_code(given):
    note = given()
    answer = post(f"{note.token}/withdraw", {"code": "wrong"})
    assert (answer.status_code, answer.json()["field"]) == (403, "code")
    assert Contribution.objects.count() == 1


@pytest.mark.parametrize("body", [{}, {"code": "x" * 41}, {"code": 5}, {"code": "x", "more": 1}, []])
def test_malformed_withdrawal_is_refused(given, body):
    note = given()
    assert post(f"{note.token}/withdraw", body).status_code == 422
    assert Contribution.objects.count() == 1


def test_addition_tells_what_was_kept(given):
    note = given()
    answer = post(
        f"{note.token}/addition", {"code": note.code, "text": "Vooral na regen.", "perspective": "resident"}
    )
    assert (answer.status_code, answer.json()) == (200, {"text": "Vooral na regen.", "withheld": []})


def test_addition_with_an_unknown_choice_names_the_field(given):
    note = given()
    answer = post(f"{note.token}/addition", {"code": note.code, "perspective": "alien"})
    assert (answer.status_code, answer.json()["field"]) == (422, "perspective")


def test_misses_are_limited(given, settings):
    settings.RECEIPT_MISSES = 2
    note = given()
    assert [Client().get(f"{ROOT}/guess{number}").status_code for number in range(3)] == [404, 404, 429]
    assert Client().get(f"{ROOT}/{note.token}").status_code == 200
