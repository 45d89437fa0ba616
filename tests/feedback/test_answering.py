"""Answering: who may, what is refused, and what every receipt says afterwards."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from straatwijs.feedback import actions, queries
from straatwijs.feedback.models import Answer
from straatwijs.feedback.states import ALLOWED, ANSWERS, State
from straatwijs.places.models import Assignment
from straatwijs.shared.refusal import Refused
from tests.feedback.telling import WORDS, answer, audit_of, states


def test_one_answer_stands_on_every_receipt_concerned(given, coordinator):
    notes = [given(), given("too_dark"), given("people_greet", side="pleasant")]

    made = answer(coordinator, *notes)

    assert [states(note) for note in notes] == [[State.RECEIVED, State.PLANNED]] * 3
    assert (made.number, made.by_role) == (3, "coordinator")
    assert audit_of("answer") == [
        ("Carla Dijkgraaf", "answer", {"state": "planned", "contributions": 3, "public": False})
    ]


def test_every_change_of_state_joins_the_timeline(given, coordinator):
    note = given()
    for state in ("being_discussed", "planned", "done"):
        answer(coordinator, note, state=state)

    moments = queries.timeline(note.reference, noted_on=timezone.localdate())

    assert [(moment.state, moment.text, str(moment.by)) for moment in moments] == [
        (State.RECEIVED, "", ""),
        (State.BEING_DISCUSSED, WORDS, moments[1].by),
        (State.PLANNED, WORDS, moments[1].by),
        (State.DONE, WORDS, moments[1].by),
    ]
    assert coordinator.name not in moments[1].by


def test_note_without_an_answer_is_received(given):
    note = given()
    assert queries.state_of([note.reference]) == {note.reference: State.RECEIVED}


def test_no_without_a_reason_is_refused_and_nothing_changes(given, coordinator):
    note = given()

    with pytest.raises(Refused) as refused:
        answer(coordinator, note, state="not_done", reason="  ")

    assert refused.value.field == "reason"
    assert (Answer.objects.count(), states(note)) == (0, [State.RECEIVED])


def test_no_with_its_reason_stands_on_the_receipt(given, coordinator):
    note = given()
    answer(coordinator, note, state="not_done", reason="De stoep wordt pas over drie jaar vervangen.")

    last = queries.timeline(note.reference, noted_on=timezone.localdate())[-1]

    assert (last.state, last.reason) == (State.NOT_DONE, "De stoep wordt pas over drie jaar vervangen.")


def test_reason_is_kept_with_a_no_only(given, coordinator):
    assert answer(coordinator, given(), state="done", reason="per ongeluk ingevuld").reason == ""


@pytest.mark.parametrize(("text", "field"), [("", "text"), ("   ", "text"), ("x" * 1001, "text")])
def test_answer_without_words_or_with_too_many_is_refused(given, coordinator, text, field):
    with pytest.raises(Refused) as refused:
        answer(coordinator, given(), text=text)
    assert refused.value.field == field


def test_answer_that_gives_somebody_away_is_refused_and_says_with_what(given, coordinator):
    with pytest.raises(Refused) as refused:
        answer(coordinator, given(), text="Bel mij op 06-12345678.")

    assert refused.value.field == "text"
    assert "06-12345678" not in refused.value.sentence
    assert Answer.objects.count() == 0


@pytest.mark.parametrize(
    "text", ["We komen op 12-12-2026 langs.", "Lees verder op www.voorbeeldstad.example/groen."]
)
def test_answer_may_say_when_and_where_to_read_on(given, coordinator, text):
    assert answer(coordinator, given(), text=text).text == text


def test_answer_may_name_the_street(given, coordinator):
    assert answer(coordinator, given(), text="In de Wilgenstraat komt nieuwe verlichting.").number == 1


def test_answer_loses_what_is_no_text(given, coordinator):
    assert answer(coordinator, given(), text="Gedaan\x00\u202e\r\nen klaar").text == "Gedaan\nen klaar"


@pytest.mark.parametrize("state", ["received", "seen", "nonsense", ""])
def test_state_that_is_no_answer_is_refused(given, coordinator, state):
    with pytest.raises(Refused) as refused:
        answer(coordinator, given(), state=state)
    assert refused.value.field == "state"


@pytest.mark.parametrize("had", ANSWERS)
@pytest.mark.parametrize("wanted", ANSWERS)
def test_states_follow_each_other_as_the_table_says(given, coordinator, had, wanted):
    note = given()
    answer(coordinator, note, state=had, reason="Omdat het niet past.")

    if wanted in ALLOWED[had]:
        answer(coordinator, note, state=wanted, reason="Omdat het niet past.")
        assert queries.state_of([note.reference]) == {note.reference: wanted}
    else:
        with pytest.raises(Refused):
            answer(coordinator, note, state=wanted, reason="Omdat het niet past.")
        assert queries.state_of([note.reference]) == {note.reference: had}


def test_one_note_that_cannot_go_there_keeps_all_where_they_are(given, coordinator):
    done, fresh = given(), given()
    answer(coordinator, done, state="done")

    with pytest.raises(Refused):
        answer(coordinator, done, fresh, state="done")

    assert states(fresh) == [State.RECEIVED]


def test_worker_answers_what_is_shared_with_professionals(given, neighbourhood_worker):
    shared = given(circle="professionals")
    assert answer(neighbourhood_worker, shared).by_role == "worker"


def test_worker_cannot_answer_what_only_the_team_reads(given, neighbourhood_worker):
    with pytest.raises(Refused) as refused:
        answer(neighbourhood_worker, given(circle="team"))
    assert refused.value.field == "references"


@pytest.mark.parametrize("who", ["scout", "analyst", "administrator", "outsider"])
def test_others_cannot_answer(given, request, who):
    member = request.getfixturevalue(who)
    with pytest.raises((Refused, PermissionDenied)):
        answer(member, given(circle="everyone"))
    assert Answer.objects.count() == 0


def test_who_may_read_here_and_answer_elsewhere_cannot_answer_here(given, little_town, neighbourhood_worker):
    Assignment.objects.filter(member=neighbourhood_worker).update(area=little_town.veld)
    Assignment.objects.create(member=neighbourhood_worker, area=little_town.kade, role="analyst")
    with pytest.raises(Refused):
        answer(neighbourhood_worker, given(circle="professionals"))


def test_answer_over_several_streets_belongs_to_the_place_around_them(given, little_town, coordinator):
    both = answer(coordinator, given(area=little_town.wilgenstraat), given(area=little_town.iepenpad))
    one = answer(coordinator, given(area=little_town.iepenpad))
    assert (both.area, one.area) == (little_town.kade, little_town.iepenpad)


def test_seen_reaches_only_those_who_heard_nothing_yet(given, coordinator):
    fresh, told = given(), given()
    answer(coordinator, told)

    seen = actions.mark_seen(references=[fresh.reference, told.reference], by=coordinator)

    assert (states(fresh), states(told)) == ([State.RECEIVED, State.SEEN], [State.RECEIVED, State.PLANNED])
    assert audit_of("mark seen") == [("Carla Dijkgraaf", "answer", {"contributions": 1})]
    assert seen.number == 1
    assert actions.mark_seen(references=[fresh.reference, told.reference], by=coordinator) is None
