"""Public answers, and the figures about answers: exact about things, silent about people, cheap at any size."""

from datetime import timedelta

import pytest
from django.utils import timezone

from straatwijs.feedback import actions, queries
from straatwijs.feedback.states import State
from straatwijs.privacy.queries import Reader


def answer(by, *given, state="planned", text="Het staat op de lijst.", reason="", public=True):
    references = [one.reference for one in given]
    return actions.answer(references=references, text=text, state=state, reason=reason, public=public, by=by)


def test_public_answers_of_a_street_hold_those_of_the_places_around_it(given, little_town, coordinator):
    answer(coordinator, given(area=little_town.wilgenstraat), text="Alleen hier.")
    answer(
        coordinator,
        given(area=little_town.wilgenstraat),
        given(area=little_town.iepenpad),
        text="In de hele buurt.",
    )
    answer(coordinator, given(area=little_town.iepenpad), text="Bij de buren.")

    assert [found.text for found in queries.public_answers(little_town.wilgenstraat)] == [
        "In de hele buurt.",
        "Alleen hier.",
    ]
    assert [found.text for found in queries.public_answers(little_town.kade, 2)] == [
        "Bij de buren.",
        "In de hele buurt.",
    ]
    assert queries.public_answers(little_town.akkerlaan) == ()


def test_answer_for_the_receipts_alone_is_not_public(given, little_town, coordinator):
    answer(coordinator, given(), public=False)
    actions.mark_seen(references=[given().reference], by=coordinator)
    assert queries.public_answers(little_town.wilgenstraat) == ()


def test_public_answer_counts_notes_about_things_only(given, little_town, coordinator):
    answer(coordinator, given("loose_tiles"), given("too_dark"))
    answer(coordinator, given("noise"), given("noise"), given("noise"))
    answer(coordinator, given("loose_tiles"), given("noise"))

    assert [found.number for found in queries.public_answers(little_town.wilgenstraat)] == [None, None, 2]


def test_figures_say_share_days_noes_and_debts(given, little_town, coordinator):
    three, one, four = given(days_ago=3), given(days_ago=1), given(days_ago=4)
    given(days_ago=9)
    answer(coordinator, three, one)
    answer(coordinator, four, state="not_done", reason="Er is dit jaar geen geld voor.")

    figures = queries.answer_figures(little_town.wilgenstraat)

    assert (figures.received, figures.answered, figures.share, figures.median_days) == (4, 3, 75, 3)
    assert (figures.refused, figures.owed, figures.things_only) == (1, 1, True)


def test_figures_of_an_empty_street_say_nothing(little_town):
    figures = queries.answer_figures(little_town.iepenpad)
    assert (figures.share, figures.median_days, figures.owed) == (None, None, 0)


def test_figures_roll_up_to_the_places_around(given, little_town, coordinator):
    answer(coordinator, given(area=little_town.wilgenstraat))
    given(area=little_town.iepenpad)
    assert [queries.answer_figures(area).share for area in (little_town.kade, little_town.municipality)] == [
        50,
        50,
    ]


def test_everyones_figures_do_not_move_with_what_is_said_about_people(given, little_town, coordinator):
    answer(coordinator, given("loose_tiles"))
    before = queries.answer_figures(little_town.wilgenstraat)
    answer(coordinator, given("noise"), given("people_greet", side="pleasant"))
    given("noise")

    assert queries.answer_figures(little_town.wilgenstraat) == before
    team = queries.answer_figures(little_town.wilgenstraat, reader=Reader.for_member(coordinator))
    assert (team.received, team.answered, team.things_only) == (4, 3, False)


def test_seen_is_no_answer_and_a_second_answer_counts_once(given, little_town, coordinator):
    seen, twice = given(days_ago=2), given(days_ago=2)
    actions.mark_seen(references=[seen.reference], by=coordinator)
    answer(coordinator, twice, state="being_discussed")
    answer(coordinator, twice, state="done")

    assert queries.answer_figures(little_town.wilgenstraat).answered == 1


def test_undone_and_withdrawn_leave_the_figures(given, little_town, coordinator):
    undone, gone = given(), given()
    actions.undo_answer(answer=answer(coordinator, undone), by=coordinator)
    answer(coordinator, gone)
    actions.withdraw(token=gone.token, code=gone.code, now=timezone.now())

    figures = queries.answer_figures(little_town.wilgenstraat)

    assert (figures.received, figures.answered, figures.owed) == (1, 0, 1)


def test_days_run_from_arrival_to_the_first_answer(at, given, little_town, coordinator):
    now = at("2026-11-16 23:30")
    note = given(now=now, days_ago=0)
    at(now + timedelta(minutes=40))
    answer(coordinator, note)
    assert queries.answer_figures(little_town.wilgenstraat).median_days == 1


@pytest.mark.parametrize("notes", [1, 30])
def test_figures_cost_two_queries_at_any_size(
    given, little_town, coordinator, django_assert_num_queries, notes
):
    answer(coordinator, *(given() for _ in range(notes)))
    with django_assert_num_queries(2):
        figures = queries.answer_figures(little_town.wilgenstraat)
    assert figures.answered == notes


@pytest.mark.parametrize("notes", [1, 30])
def test_public_answers_cost_one_query_at_any_size(
    given, little_town, coordinator, django_assert_num_queries, notes
):
    answer(coordinator, *(given() for _ in range(notes)))
    with django_assert_num_queries(1):
        [found] = queries.public_answers(little_town.wilgenstraat)
    assert found.number == notes


@pytest.mark.parametrize("notes", [1, 30])
def test_one_answer_costs_the_same_queries_for_many(given, coordinator, django_assert_num_queries, notes):
    given_notes = [given() for _ in range(notes)]
    with django_assert_num_queries(20, exact=False):
        made = answer(coordinator, *given_notes)
    assert made.number == notes


def test_state_names_are_words(given, coordinator):
    note = given()
    answer(coordinator, note)
    moment = queries.timeline(note.reference, noted_on=timezone.localdate())[-1]
    assert moment.label == str(State.PLANNED.label)
