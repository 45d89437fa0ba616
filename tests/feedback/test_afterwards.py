"""After an answer: taking it back, sharing, withdrawal, and several people at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone

from straatwijs.feedback import actions, queries
from straatwijs.feedback.models import Answer, AnswerLink, Standing, Tally
from straatwijs.feedback.states import State
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.refusal import Refused
from tests.feedback.telling import WORDS, answer, audit_of, states


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
