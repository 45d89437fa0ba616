"""One voice per code, apart from the code, and what a double or late ballot hears."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from straatwijs.agenda import ballot_codes
from straatwijs.agenda.actions import ballots
from straatwijs.agenda.calculations.choices import Vote
from straatwijs.agenda.models.choices import Ballot, BallotCode, Choice, Option, UsedCode, WaitingBallot
from straatwijs.agenda.queries.choices import count_list, result, turnout, votes_of
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.refusal import Refused

TABLES = (WaitingBallot, Ballot)


def number_of_ballots() -> int:
    return sum(table.objects.count() for table in TABLES)


def test_ballot_counts_once_and_leaves_no_record_of_its_time(choosing):
    before = AuditRecord.objects.count()
    counted = choosing.cast(2, 4, 1, perspective="young_resident")

    assert counted.again is False
    assert len(counted.tracker.split("-")) == 3
    assert votes_of(choosing.choice) == {Vote(ranked=(2, 4, 1), perspective="young_resident"): 1}
    assert AuditRecord.objects.count() == before


def test_same_page_sent_again_is_the_same_ballot(choosing):
    code, page = choosing.code(), uuid4()
    first = choosing.cast(2, 3, code=code, page=page)
    again = choosing.cast(2, 3, code=f" {code.upper().replace('-', ' ')} ", page=page)

    assert (again.tracker, again.change_code, again.again) == (first.tracker, first.change_code, True)
    assert number_of_ballots() == 1


def test_retry_that_arrives_after_closing_still_hears_its_words(choosing, at):
    code, page = choosing.code(), uuid4()
    first = choosing.cast(2, code=code, page=page)
    at(choosing.after())
    assert choosing.cast(2, code=code, page=page).tracker == first.tracker


@pytest.mark.parametrize("same_page", [True, False])
def test_used_code_is_refused_for_another_ballot(choosing, same_page):
    code, page = choosing.code(), uuid4()
    choosing.cast(1, code=code, page=page)
    with pytest.raises(Refused, match="code") as refused:
        choosing.cast(2, code=code, page=page if same_page else uuid4())

    assert "papierbalie" in refused.value.sentence
    assert votes_of(choosing.choice) == {Vote(ranked=(1,)): 1}


def test_two_people_on_one_open_page_both_count(choosing):
    page = uuid4()
    first, second = choosing.cast(1, page=page), choosing.cast(1, page=page)
    assert first.tracker != second.tracker
    assert number_of_ballots() == 2


@pytest.mark.parametrize(
    ("ranked", "field"),
    [((), "first"), ((None, 2), "first"), ((1, 1), "second"), ((1, 2, 1), "third"), ((1, None, 2), "second"), ((9,), "first")],
)  # fmt: skip
def test_ballot_that_was_filled_in_wrongly_says_where_and_leaves_the_code_free(choosing, ranked, field):
    code = choosing.code()
    with pytest.raises(Refused) as refused:
        choosing.cast(*ranked, code=code)
    assert refused.value.field == field
    assert choosing.cast(1, code=code).again is False


def test_unknown_code_is_refused(choosing):
    with pytest.raises(ballots.UnknownCode):
        choosing.cast(1, code="aaaa-bbbb-cccc")
    assert number_of_ballots() == 0


def test_code_of_another_choice_is_refused(choosing, open_for):
    other = open_for(title="Iets anders")
    with pytest.raises(ballots.UnknownCode):
        choosing.cast(1, code=other.code())


@pytest.mark.parametrize("late", [timedelta(0), timedelta(days=3)])
def test_ballot_after_closing_is_refused(choosing, at, late):
    at(choosing.choice.closes_at + late)
    with pytest.raises(Refused) as refused:
        choosing.cast(1)
    assert "gesloten" in refused.value.sentence
    assert number_of_ballots() == 0


def test_ballot_before_opening_is_refused(open_for):
    choosing = open_for(opens_at=timezone.now() + timedelta(days=1))
    with pytest.raises(Refused) as refused:
        choosing.cast(1)
    assert "nog niet open" in refused.value.sentence


def test_ballots_wait_until_there_are_five(choosing):
    for _voter in range(4):
        choosing.cast(1)
    assert [table.objects.count() for table in TABLES] == [4, 0]
    choosing.cast(2)
    assert [table.objects.count() for table in TABLES] == [0, 5]


def test_order_of_the_rows_is_not_the_order_of_arrival(open_for):
    """Fifty ballots in fives; that all batches keep their order has a chance of 1 in 120 to the tenth."""
    choosing = open_for(codes=50)
    arrived = [choosing.cast(1).tracker for _voter in range(50)]
    # As the database lays them down: neither table has a column that says more.
    lying = [row.tracker for row in Ballot.objects.raw("SELECT * FROM agenda_ballot")]
    assert lying != arrived
    assert sorted(lying) == sorted(arrived)
    assert all(sorted(lying[at : at + 5]) == sorted(arrived[at : at + 5]) for at in range(0, 50, 5))

    ballots.tidy(choice=choosing.choice, now=choosing.after())
    tidied = [row.tracker for row in Ballot.objects.raw("SELECT * FROM agenda_ballot")]
    assert sorted(tidied) == sorted(arrived)
    assert not all(sorted(tidied[at : at + 5]) == sorted(arrived[at : at + 5]) for at in range(0, 50, 5))


def test_nothing_that_is_kept_ties_a_code_to_its_ballot(choosing):
    """Who has the whole database, the key and all slips still misses the number of the voter's page."""
    code, page = choosing.code(), uuid4()
    choosing.cast(1, code=code, page=page)
    kept = WaitingBallot.objects.get()
    columns = {field.column for table in (*TABLES, UsedCode) for field in table._meta.fields}
    assert columns == {
        "id", "choice_id", "first_id", "second_id", "third_id", "perspective", "tracker", "code_hash",
    }  # fmt: skip
    assert kept.pk == ballot_codes.ballot_id(choosing.choice.pk, code, page)
    assert kept.pk != ballot_codes.ballot_id(choosing.choice.pk, code, uuid4())


def test_database_itself_refuses_an_option_twice(choosing):
    one, two = Option.objects.filter(choice=choosing.choice, order__in=(1, 2))
    for second, third in ((one, None), (two, one), (two, two), (None, two)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Ballot.objects.create(id=uuid4(), choice=choosing.choice, first=one, second=second, third=third, tracker="a-b-c")  # fmt: skip


# --- the paper desk ---


def withdraw(choosing, by, code, counted, **changed):
    given = {"code": code, "tracker": counted.tracker, "change": counted.change_code, **changed}
    ballots.withdraw(choice=choosing.choice, **given, by=by, now=timezone.now())


@pytest.mark.parametrize("others", [0, 4])
def test_withdrawn_ballot_frees_its_code(choosing, coordinator, others):
    """Out of the urn, and after it was emptied."""
    code = choosing.code()
    counted = choosing.cast(1, code=code)
    for _other in range(others):
        choosing.cast(3)

    withdraw(choosing, coordinator, code, counted, tracker=counted.tracker.replace("-", "  ").upper())

    assert number_of_ballots() == others
    assert choosing.cast(2, code=code).again is False
    assert votes_of(choosing.choice)[Vote(ranked=(2,))] == 1
    told = AuditRecord.objects.get(action="withdraw ballot")
    assert (told.by, told.thing, told.key, told.details) == (
        coordinator,
        "choice",
        str(choosing.choice.pk),
        {},
    )


def test_somebody_elses_ballot_cannot_be_taken_away_with_an_own_code(choosing, coordinator):
    own, other = choosing.code(), choosing.code()
    mine, theirs = choosing.cast(1, code=own), choosing.cast(2, code=other)
    for code, counted, change in ((own, theirs, mine.change_code), (own, theirs, theirs.change_code), (own, mine, "aaaa-aaaa")):  # fmt: skip
        with pytest.raises(Refused, match="code"):
            withdraw(choosing, coordinator, code, counted, change=change)
    assert number_of_ballots() == 2


def test_ballot_is_not_withdrawn_after_closing(choosing, coordinator, at):
    code = choosing.code()
    counted = choosing.cast(1, code=code)
    at(choosing.after())
    with pytest.raises(Refused):
        withdraw(choosing, coordinator, code, counted)
    assert number_of_ballots() == 1


@pytest.mark.parametrize("who", ["scout", "analyst", "administrator", "outsider"])
def test_desk_is_for_who_answers_there(choosing, request, who):
    code = choosing.code()
    counted = choosing.cast(1, code=code)
    with pytest.raises(PermissionDenied):
        withdraw(choosing, request.getfixturevalue(who), code, counted)


# --- after closing ---


def test_nobody_sees_a_count_before_closing_and_everyone_after(choosing):
    for ranked in ((1, 2), (1, 2), (1,), (2, 3, 1), (2,), (5,)):
        choosing.cast(*ranked, perspective="resident")
    choice = choosing.choice
    just_before = choice.closes_at - timedelta(seconds=1)
    assert (result(choice, now=just_before), count_list(choice, now=just_before)) == (None, None)
    assert (turnout(choice).made, turnout(choice).used) == (20, 6)

    found = result(choice, now=choice.closes_at)
    assert [(place.option.order, place.line.points, place.line.rank) for place in found.places] == [
        (1, 10, 1), (2, 10, 1), (5, 3, 3), (3, 2, 4), (4, 0, 5),
    ]  # fmt: skip
    assert [voice.number for voice in found.voices] == [6, None, None, None, None, None]


def test_tidying_changes_no_count_and_forgets_the_codes(choosing):
    for _voter in range(7):
        choosing.cast(1, 2, 3)
    now = choosing.after()
    before, listed = result(choosing.choice, now=now), count_list(choosing.choice, now=now)

    assert ballots.tidy_all(now=now) == 1
    assert ballots.tidy_all(now=now) == 0

    choice = Choice.objects.get()
    assert (result(choice, now=now), count_list(choice, now=now)) == (before, listed)
    assert turnout(choice).used == 7
    assert [table.objects.count() for table in (WaitingBallot, BallotCode, UsedCode)] == [0, 0, 0]


def test_ballot_after_tidying_hears_that_it_closed(choosing, at):
    at(choosing.after())
    ballots.tidy_all(now=timezone.now())
    with pytest.raises(Refused) as refused:
        choosing.cast(1)
    assert "gesloten" in refused.value.sentence


def test_open_choice_is_not_tidied(choosing):
    choosing.cast(1)
    assert ballots.tidy_all(now=timezone.now()) == 0
    assert UsedCode.objects.count() == 1


def test_handful_of_ballots_is_not_shown(choosing):
    for _voter in range(4):
        choosing.cast(1)
    now = choosing.after()
    found = result(choosing.choice, now=now)
    assert (found.enough, found.places, found.voices, found.turnout.used) == (False, (), (), 4)
    assert count_list(choosing.choice, now=now) is None


def test_choice_is_forgotten_with_its_ballots_after_its_term(choosing):
    for _voter in range(6):
        choosing.cast(1)
    closed_on = timezone.localdate(choosing.choice.closes_at)
    assert ballots.forget_choices(before=closed_on) == 0
    assert ballots.forget_choices(before=closed_on + timedelta(days=1)) == 1
    assert [model.objects.count() for model in (Choice, Option, Ballot, WaitingBallot, UsedCode)] == [0] * 5


def test_words_of_trackers_are_plain_and_different():
    words = ballot_codes.words()
    assert len(set(words)) == len(words) > 500
    assert all(word.isascii() and word.islower() and 2 <= len(word) <= 10 for word in words)
