"""The terms of docs/policy/retention.md on the team's side."""

from dataclasses import fields
from datetime import date, datetime, timedelta

from django.core.management import call_command

from straatwijs.accounts import actions as accounts
from straatwijs.accounts.models import Member
from straatwijs.feedback import actions, queries
from straatwijs.feedback.actions.forgetting import Forgotten, forget
from straatwijs.feedback.models import Answer, AnswerLink, Standing, Tally
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.weeks import AMSTERDAM

NOTED = datetime(2026, 11, 16, 12, tzinfo=AMSTERDAM)


def answered(given, coordinator):
    note = given(now=NOTED, days_ago=0)
    actions.answer(
        references=[note.reference],
        text="Gedaan.",
        state="done",
        reason="",
        public=True,
        by=coordinator,
        now=NOTED,
    )
    return note


def test_ties_to_notes_go_after_two_years_and_answers_stay(given, little_town, coordinator):
    answered(given, coordinator)
    assert forget(today=date(2028, 11, 16)).ties == 0

    assert forget(today=date(2028, 11, 17)).ties == 2

    assert (AnswerLink.objects.count(), Standing.objects.count()) == (0, 0)
    assert [found.text for found in queries.public_answers(little_town.wilgenstraat)] == ["Gedaan."]


def test_author_and_figures_go_after_five_years(given, coordinator):
    answered(given, coordinator)

    forgotten = forget(today=date(2031, 11, 17))

    assert (forgotten.authors, forgotten.tallies) == (1, 1)
    assert (Answer.objects.get().by, Tally.objects.count()) == (None, 0)


def test_member_loses_the_name_a_year_after_leaving(at, coordinator, administrator):
    at("2026-11-16 12:00")
    accounts.set_active(member=coordinator, active=False, by=administrator)
    assert forget(today=date(2027, 11, 16)).members == 0

    assert forget(today=date(2027, 11, 17)).members == 1

    gone = Member.objects.get(pk=coordinator.pk)
    assert (gone.name, gone.email, gone.assignments.count()) == ("", f"{gone.pk}@forgotten.invalid", 0)
    assert forget(today=date(2027, 11, 18)).members == 0


def test_member_at_work_is_not_forgotten(coordinator):
    assert forget(today=date(2040, 1, 1)).members == 0


def test_member_who_came_back_is_not_forgotten(coordinator, administrator):
    accounts.set_active(member=coordinator, active=False, by=administrator)
    accounts.set_active(member=coordinator, active=True, by=administrator)
    assert forget(today=date.today() + timedelta(days=800)).members == 0  # noqa: DTZ011 -- any day long after


def test_forgetting_leaves_an_audit_record_with_numbers_only(given, coordinator):
    answered(given, coordinator)
    call_command("forget-team")
    assert AuditRecord.objects.get(action="forget").details == {
        "ties": 0,
        "authors": 0,
        "tallies": 0,
        "judges": 0,
        "signals": 0,
        "choices": 0,
        "members": 0,
        "subscriptions": 0,
        "editors": 0,
        "key_people": 0,
        "stories": 0,
        "side_effects": 0,
        "place_verdicts": 0,
    }
    names = [field.name for field in fields(Forgotten)]
    assert forget(today=date(2026, 11, 17)) == Forgotten(**dict.fromkeys(names, 0))


def test_figures_run_over_this_quarter_and_the_four_before_it(at, given, little_town, coordinator):
    answered(given, coordinator)
    at("2027-10-03 12:00")
    assert queries.answer_figures(little_town.wilgenstraat).answered == 1
    at("2028-01-10 12:00")
    figures = queries.answer_figures(little_town.wilgenstraat)
    assert (figures.answered, figures.received, figures.since) == (0, 0, date(2027, 1, 4))
