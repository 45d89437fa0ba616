"""/bon/<token>: only reads, tells everything, gives nothing away, and lets its holder take it back."""

import re

import pytest
from django.test import Client

from straatwijs.feedback import actions
from straatwijs.observations.models import Contribution, Tombstone
from straatwijs.shared.models import AuditRecord

UNKNOWN = "/bon/abcdefghijklmnopqrstuvwxyz"


def answer(by, *given, state="planned", text="Wordt in maart rechtgelegd.", reason=""):
    references = [one.reference for one in given]
    return actions.answer(references=references, text=text, state=state, reason=reason, public=False, by=by)


def take_back(browser, given, code=None):
    return browser.post(f"{given.path}/terugnemen", {"code": code or given.code})


def test_receipt_tells_what_was_noted_and_what_became_of_it(resident, given, coordinator):
    note = given(text="De stoeptegels liggen los bij de bakker.")
    answer(coordinator, note, state="not_done", text="We hebben gekeken.", reason="Er is geen geld voor.")

    html = resident.get(note.path).content.decode()

    for told in (
        "Wilgenstraat",
        "De stoeptegels liggen los bij de bakker.",
        "We hebben gekeken.",
        "Er is geen geld voor.",
    ):
        assert html.count(told) >= 1
    assert coordinator.name not in html


def test_every_change_shows_on_every_receipt_concerned(resident, given, coordinator):
    notes = [given(), given()]
    answer(coordinator, *notes, text="Eerst kijken we.", state="being_discussed")
    answer(coordinator, *notes, text="Nu is het klaar.", state="done")

    shown = [[moment.text for moment in resident.get(note.path).context["moments"]] for note in notes]

    assert shown == [["", "Eerst kijken we.", "Nu is het klaar."]] * 2


def test_receipt_says_how_many_others_noted_the_thing(resident, given, little_town):
    mine, _first, _second = given(), given(), given()
    given(days_ago=60)
    given(area=little_town.iepenpad)
    assert resident.get(mine.path).context["around"].others == 2


def test_receipt_is_silent_about_others_who_say_something_about_people(resident, given):
    mine, _first, _second = given("noise"), given("noise"), given("noise")
    assert resident.get(mine.path).context["around"].others == 0


def test_receipt_says_how_long_an_answer_took_here(resident, given, coordinator):
    waits = given()
    assert resident.get(waits.path).context["around"].days is None
    answer(coordinator, given(days_ago=4))
    assert resident.get(waits.path).context["around"].days == 4


def test_receipt_explains_what_was_taken_out(resident, given):
    note = given(text="[naam] veegt elke dag.")
    Contribution.objects.filter(pk=note.reference).update(withheld={"person": 1, "phone": 2})

    assert len(resident.get(note.path).context["withheld"]) == 2


def test_words_cannot_become_markup(resident, given):
    html = resident.get(given(text="<script>alert(1)</script>").path).content.decode()
    assert "<script>alert" not in html
    assert "&lt;script&gt;alert" in html


PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex"}


@pytest.mark.parametrize("way", ["", "/terugnemen", "/strook.pdf"])
def test_receipt_stays_out_of_caches_referrers_and_search_engines(resident, given, way):
    answer_ = resident.get(given().path + way)
    assert answer_.status_code == 200
    assert {name: answer_[name] for name in PRIVATE} == PRIVATE
    assert "Set-Cookie" not in answer_.headers
    assert {"ETag", "Last-Modified"} & set(answer_.headers) == set()


def test_receipt_links_nowhere_outside(resident, given):
    note = given()
    html = resident.get(note.path).content.decode()
    assert [
        link
        for link in re.findall(r'(?:href|src|action)="([^"]+)"', html)
        if not link.startswith(("/", "#", "?"))
    ] == []


def test_looking_at_a_receipt_changes_nothing(resident, given):
    note = given()
    before = Contribution.objects.values().get(pk=note.reference)
    for way in ("", "/terugnemen", "/strook.pdf"):
        resident.get(note.path + way)
        resident.head(note.path + way)
    assert Contribution.objects.values().get(pk=note.reference) == before


def test_unknown_and_withdrawn_look_the_same_to_the_last_byte(given):
    gone = given()
    actions.withdraw(token=gone.token, code=gone.code, now=Contribution.objects.get().received_at)

    answers = [Client().get(path) for path in (gone.path, UNKNOWN, "/bon/x")]

    assert [answer.status_code for answer in answers] == [404] * 3
    assert answers[0].content == answers[1].content == answers[2].content
    assert answers[0].headers == answers[1].headers == answers[2].headers


@pytest.mark.parametrize("way", ["/terugnemen", "/aanvullen"])
def test_unknown_and_withdrawn_look_the_same_for_who_writes(given, way):
    gone = given()
    actions.withdraw(token=gone.token, code=gone.code, now=Contribution.objects.get().received_at)

    answers = [Client().post(path + way, {"code": gone.code}) for path in (gone.path, UNKNOWN)]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_misses_are_limited_and_hits_are_not(resident, given, settings):
    settings.RECEIPT_MISSES = 3
    note = given()

    misses = [resident.get(f"/bon/guess{number}").status_code for number in range(5)]

    assert misses == [404, 404, 404, 429, 429]
    assert [resident.get(note.path).status_code for _ in range(10)] == [200] * 10


def test_waiting_page_says_how_long(resident, given, settings):
    settings.RECEIPT_MISSES = 0
    answer_ = resident.get(UNKNOWN)
    assert answer_.status_code == 429
    assert 0 < int(answer_["Retry-After"]) <= 600


def test_wrong_codes_are_limited_per_receipt(resident, given, settings):
    settings.RECEIPT_MISSES = 3
    note, other = given(), given()

    tries = [take_back(resident, note, "wrong").status_code for _ in range(4)]

    assert tries == [403, 403, 403, 429]
    assert take_back(resident, note).status_code == 429
    assert take_back(resident, other)["Location"] == "/bon/teruggenomen"


def test_withdrawal_asks_for_the_code_and_takes_everything(resident, given):
    note = given(text="Dit wil ik terug.")
    assert "Dit wil ik terug." not in resident.get(f"{note.path}/terugnemen").content.decode()

    answer_ = take_back(resident, note)

    assert answer_["Location"] == "/bon/teruggenomen"
    assert resident.get(answer_["Location"]).status_code == 200
    assert (Contribution.objects.count(), Tombstone.objects.count()) == (0, 1)
    assert AuditRecord.objects.filter(action="withdraw").count() == 1
    assert resident.get(note.path).status_code == 404


def test_code_may_be_typed_as_people_type(resident, given):
    note = given()
    assert (
        take_back(resident, note, f" {note.code.upper().replace('-', ' ')} ")["Location"]
        == "/bon/teruggenomen"
    )


def test_withdrawal_with_a_wrong_code_says_so_and_takes_nothing(resident, given):
    answer_ = take_back(resident, given(), "aaaaa-bbbbb")
    assert (answer_.status_code, Contribution.objects.count()) == (403, 1)
    assert answer_.context["problem"]


def test_code_in_the_address_does_nothing(resident, given):
    note = given()
    resident.get(f"{note.path}/terugnemen?code={note.code}")
    resident.post(f"{note.path}/terugnemen?code={note.code}")
    assert Contribution.objects.count() == 1


def test_words_and_perspective_can_be_added_with_the_code(resident, given):
    note = given()

    answer_ = resident.post(
        f"{note.path}/aanvullen",
        {"code": note.code, "text": "Vooral na regen.", "perspective": "resident", "tenure": "owner"},
    )

    assert (answer_.status_code, answer_["Location"]) == (302, note.path)
    kept = Contribution.objects.get(pk=note.reference)
    assert (kept.text, kept.perspective, kept.tenure) == ("Vooral na regen.", "resident", "owner")


def test_names_in_added_words_are_never_kept(resident, given):
    note = given()
    resident.post(f"{note.path}/aanvullen", {"code": note.code, "text": "Bel 06-12345678 voor de sleutel."})
    assert "12345678" not in Contribution.objects.get(pk=note.reference).text


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"code": "wrong", "text": "Vooral na regen."}, 403),
        ({"text": "Vooral na regen." * 100}, 422),
        ({"text": "Vooral na regen.", "perspective": "alien"}, 422),
    ],
)
def test_refused_addition_keeps_what_was_typed(resident, given, sent, status):
    note = given()
    answer_ = resident.post(f"{note.path}/aanvullen", {"code": note.code, **sent})
    assert answer_.status_code == status
    assert answer_.context["said"]["text"] == sent["text"]
    assert Contribution.objects.get(pk=note.reference).text == ""


def test_slip_is_a_small_pdf_with_the_link(resident, given):
    note = given()
    answer_ = resident.get(f"{note.path}/strook.pdf")
    assert (answer_["Content-Type"], answer_.content[:5]) == ("application/pdf", b"%PDF-")
    assert note.code.encode() not in answer_.content


@pytest.mark.parametrize("token", ["%00", "a" * 5000, "%F0%9F%98%80", "..%2f..", "%3Cscript%3E"])
def test_odd_links_get_the_kind_page(resident, db, token):
    assert resident.get(f"/bon/{token}").status_code == 404
