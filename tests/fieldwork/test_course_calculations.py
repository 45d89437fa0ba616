"""A week against target and past, and minutes against a ceiling, on plain values."""

from datetime import date, timedelta

import pytest

from straatwijs.fieldwork.calculations.burden import held
from straatwijs.fieldwork.calculations.course import (
    Goal,
    Measure,
    Week,
    against,
    is_silent,
    past,
    usual,
    value,
    wanted,
)
from straatwijs.privacy.calculations.burden import Form, parts, usual_seconds
from straatwijs.privacy.calculations.forms import Worked, spread

pytestmark = pytest.mark.any_database

GIRLS, CHILDREN = Measure(part="girls", whole="children"), Measure(part="children")
MONDAY = date(2026, 11, 16)


def week(step=0, *, children=20, girls=8, forms=2, minutes=120):
    numbers = {"children": children, "girls": girls} if forms else {}
    return Week(week=MONDAY + timedelta(weeks=step), forms=forms, minutes=minutes, numbers=numbers)


def test_share_and_number_of_a_week():
    assert (value(week(), GIRLS), value(week(), CHILDREN)) == (40, 20)
    assert (value(week(children=4, girls=2), GIRLS), value(week(children=4), CHILDREN)) == (None, 4)
    assert (value(week(forms=0), GIRLS), value(week(forms=0), CHILDREN)) == (None, None)


def test_past_is_the_eight_weeks_before_and_leaves_out_weeks_without_shifts():
    weeks = [week(step, children=1000) for step in range(-9, -8)]
    weeks += [week(step, forms=0 if step == -3 else 2) for step in range(-8, 1)]
    then = usual(past(weeks, MONDAY), CHILDREN)
    assert (then.value, then.weeks, then.forms, then.minutes) == (20, 7, 14, 840)


@pytest.mark.parametrize(
    ("children", "girls", "said"),
    [(30, 27, "more"), (30, 2, "less"), (30, 13, "same"), (6, 4, "same"), (3, 3, "unknown")],
)
def test_difference_counts_only_when_chance_hardly_gives_it(children, girls, said):
    then = usual([week(-step) for step in range(1, 9)], GIRLS)
    now = usual([week(children=children, girls=girls)], GIRLS)
    assert against(now, then, GIRLS) == said


def test_number_a_week_is_held_against_a_fifth_of_its_past():
    then = usual([week(-1, children=20), week(-2, children=20)], CHILDREN)
    said = [against(usual([week(children=now)], CHILDREN), then, CHILDREN) for now in (25, 24, 16, 15)]
    assert said == ["more", "same", "same", "less"]


def test_later_target_takes_the_place_of_the_earlier_and_can_end_it():
    goals = [
        Goal(measure=GIRLS, first_week=MONDAY - timedelta(weeks=4), wanted=30),
        Goal(measure=GIRLS, first_week=MONDAY, wanted=40),
        Goal(measure=GIRLS, first_week=MONDAY + timedelta(weeks=2), wanted=None),
    ]
    steps = (-5, -4, -1, 0, 2)
    assert [wanted(goals, GIRLS, MONDAY + timedelta(weeks=step)) for step in steps] == [
        None,
        30,
        30,
        40,
        None,
    ]
    assert wanted(goals, CHILDREN, MONDAY) is None


def test_weekly_form_is_silent_when_it_missed_its_rhythm_twice():
    today = MONDAY + timedelta(weeks=3, days=2)
    assert is_silent(MONDAY, today, every_weeks=1)
    assert not is_silent(MONDAY + timedelta(weeks=1), today, every_weeks=1)
    assert not is_silent(MONDAY, today, every_weeks=13)


@pytest.mark.parametrize(
    ("minutes", "load", "will_pass"),
    [(79, "room", True), (20, "room", False), (80, "near", True), (101, "over", False)],
)
def test_organiser_is_warned_from_eighty_percent_on(minutes, load, will_pass):
    found = held(minutes, 100, weeks_passed=9, weeks=13)
    assert (found.load, found.will_pass) == (load, will_pass)


def form(member, role, instrument="logbook", seconds=60):
    return Form(instrument=instrument, member=member, role=role, expected=2, seconds=seconds)


def shown(**members):
    by_code = {code: [form(member, code) for member in of_code] for code, of_code in members.items()}
    return [one.code for one in parts(by_code, {})]


def test_role_of_fewer_than_three_people_is_never_told_nor_left_over():
    assert shown(scout=[1, 2, 3], worker=[4, 5, 6]) == ["scout", "worker"]
    assert shown(scout=[1, 2, 3], worker=[4, 5]) == []  # the total minus the scouts would be two people
    assert shown(scout=[1, 2, 3, 4], worker=[5, 6, 7], coordinator=[8]) == ["scout"]
    assert shown(scout=[1, 2, 3], worker=[4, 5], coordinator=[6]) == ["scout"]


def test_phone_that_was_left_open_does_not_count_for_hours():
    forms = [form(1, "scout", seconds=seconds) for seconds in (30, 40, 9000, None)]
    assert usual_seconds(forms) == {"logbook": 40}


def test_other_places_are_a_range_of_at_least_three():
    def places(*shares):
        return [Worked(part=share, whole=100, weeks=2) for share in shares]

    assert spread(places(31, 52), share=True) is None
    assert spread([*places(31, 52), Worked(part=1, whole=4, weeks=1)], share=True) is None
    found = spread(places(31, 52, 44), share=True)
    assert (found.places, found.low, found.high) == (3, 30, 50)
    found = spread(places(31, 52, 44), share=False)
    assert (found.low, found.high) == (15, 25)
