"""Answering: who may, what is refused, what every receipt says afterwards, and taking an answer back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from straatwijs.feedback import actions, queries
from straatwijs.feedback.models import Answer, AnswerLink, Standing, Tally
from straatwijs.feedback.refusal import Refused
from straatwijs.feedback.states import ALLOWED, ANSWERS, State
from straatwijs.places.models import Assignment
from straatwijs.shared.models import AuditRecord

WORDS = "De tegels worden in maart rechtgelegd."


def answer(by, *given, state="planned", text=WORDS, reason="", public=False):
    references = [one.reference for one in given]
    return actions.answer(references=references, text=text, state=state, reason=reason, public=public, by=by)


def states(given):
    return [moment.state for moment in queries.timeline(given.reference, noted_on=timezone.localdate())]


def audit_of(action):
    return [
        (record.by.name, record.thing, record.details) for record in AuditRecord.objects.filter(action=action)
    ]


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


def test_undone_answer_leaves_the_receipts_and_stays_on_record(given, coordinator):
    first, second = given(), given()
    answer(coordinator, first, state="being_discussed")
    made = answer(coordinator, first, second, state="planned", public=True)

    actions.undo_answer(answer=made, by=coordinator)

    assert queries.state_of([first.reference, second.reference]) == {
        first.reference: State.BEING_DISCUSSED,
        second.reference: State.RECEIVED,
    }
    assert states(second) == [State.RECEIVED]
    assert queries.public_answers(made.area) == ()
    assert Answer.objects.get(pk=made.pk).text == WORDS
    assert audit_of("undo answer") == [
        ("Carla Dijkgraaf", "answer", {"state": "planned", "contributions": 2})
    ]


def test_answer_is_undone_by_its_author_only(given, coordinator, neighbourhood_worker):
    made = answer(coordinator, given(circle="professionals"))
    with pytest.raises(PermissionDenied):
        actions.undo_answer(answer=made, by=neighbourhood_worker)


def test_answer_cannot_be_undone_after_ten_minutes(given, coordinator):
    note = given()
    made = answer(coordinator, note)
    Answer.objects.filter(pk=made.pk).update(at=timezone.now() - timedelta(minutes=11))

    with pytest.raises(Refused):
        actions.undo_answer(answer=made, by=coordinator)

    assert states(note) == [State.RECEIVED, State.PLANNED]


def test_answer_cannot_be_undone_under_a_later_one(given, coordinator, neighbourhood_worker):
    note = given(circle="professionals")
    made = answer(coordinator, note)
    answer(neighbourhood_worker, note, state="done")

    with pytest.raises(Refused):
        actions.undo_answer(answer=made, by=coordinator)


def test_sharing_changes_who_reads_and_gives_back_how_it_was(given, coordinator, neighbourhood_worker):
    hidden, known = given(circle="team"), given(circle="everyone")

    before = actions.share(
        references=[hidden.reference, known.reference], circle="professionals", by=coordinator
    )

    assert before == {"team": [hidden.reference], "everyone": [known.reference]}
    assert answer(neighbourhood_worker, hidden).number == 1
    assert [record.details for record in AuditRecord.objects.filter(action="share")] == [
        {"circle": "professionals"}
    ] * 2


@pytest.mark.parametrize("who", ["neighbourhood_worker", "scout", "analyst", "administrator", "outsider"])
def test_only_the_coordinator_of_the_place_shares(given, request, who):
    member, note = request.getfixturevalue(who), given(circle="professionals")
    with pytest.raises((Refused, PermissionDenied)):
        actions.share(references=[note.reference], circle="everyone", by=member)


def test_withdrawal_takes_the_ties_of_answers_with_it(given, coordinator):
    gone, stays = given(), given()
    made = answer(coordinator, gone, stays, public=True)

    assert actions.withdraw(token=gone.token, code=gone.code, now=timezone.now()) is True

    assert list(AnswerLink.objects.values_list("contribution", flat=True)) == [stays.reference]
    assert list(Standing.objects.values_list("contribution", flat=True)) == [stays.reference]
    assert sum(Tally.objects.values_list("number", flat=True)) == 1
    assert queries.public_answers(made.area)[0].number == 1


def test_withdrawal_with_a_wrong_code_takes_nothing(given, coordinator):
    note = given()
    answer(coordinator, note)
    assert actions.withdraw(token=note.token, code="aaaaa-aaaaa", now=timezone.now()) is False
    assert states(note) == [State.RECEIVED, State.PLANNED]


def test_answer_after_a_withdrawal_says_that_one_is_gone(given, coordinator):
    gone, stays = given(), given()
    actions.withdraw(token=gone.token, code=gone.code, now=timezone.now())

    with pytest.raises(Refused) as refused:
        answer(coordinator, gone, stays)

    assert (refused.value.field, Answer.objects.count()) == ("references", 0)


@pytest.mark.django_db(transaction=True)
def test_eight_answers_at_once_count_as_one(given, coordinator):
    note = given()

    def done(_number: int) -> bool:
        try:
            answer(coordinator, note, state="done")
        except Refused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(done, range(8)))

    assert (sum(kept), Answer.objects.count(), Tally.objects.get().number) == (1, 1, 1)
