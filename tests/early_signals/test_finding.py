"""The weekly look: what stands out is on the list with its streets, what only looks so is not."""

from datetime import timedelta

import pytest

from straatwijs.early_signals.actions import find_signals
from straatwijs.early_signals.models import EarlySignal, SignalWeek
from straatwijs.early_signals.states import State
from tests.early_signals.neighbourhood import LAST_WEEK, TODAY, looked_more, more

pytestmark = pytest.mark.django_db


def found(engine: str = "here") -> list[EarlySignal]:
    return [signal for one in find_signals(week=LAST_WEEK, engine=engine) for signal in one.signals]


def test_ordinary_weeks_raise_next_to_nothing(kleindorp):
    assert len(found()) <= 1
    week = SignalWeek.objects.get()
    assert (week.streets, week.judged_alone, week.too_few) == (36, 36, 0)


def test_a_rise_on_three_streets_is_on_top_with_its_streets(kleindorp):
    three = kleindorp.streets[14:17]
    for street in three:
        more(street, "loose_tiles", [2, 3, 3, 4])

    top = found()[0]

    assert (top.indicator, top.direction, top.scope) == ("loose_tiles", 1, "streets")
    assert set(three) <= set(top.areas.all())
    assert top.areas.count() <= 5
    assert top.noted > 2 * (top.expected or 0)
    assert top.since <= LAST_WEEK - timedelta(weeks=2)


def test_a_good_thing_that_grows_is_a_signal_too(kleindorp):
    for street in kleindorp.streets[20:22]:
        more(street, "green_cared_for", [4, 5, 5, 6])
    assert next((s.indicator, s.direction) for s in found()) == ("green_cared_for", 1)


def test_a_new_volunteer_who_notes_ten_times_as_much_raises_nothing(kleindorp):
    ordinary = {signal.key for signal in found()}
    SignalWeek.objects.all().delete()
    EarlySignal.objects.all().delete()
    street = kleindorp.streets[14]
    looked_more(street, 300, weeks=4)
    for code, often in {
        "loose_tiles": 3,
        "graffiti": 2,
        "green_cared_for": 5,
        "noise": 3,
        "neighbours_help": 4,
    }.items():
        more(street, code, [often] * 4)

    again = found()

    assert [signal.key for signal in again if street in signal.areas.all()] == []
    assert len(again) <= max(1, len(ordinary))


def test_the_same_week_is_looked_at_once(kleindorp):
    more(kleindorp.streets[14], "loose_tiles", [6, 6, 7, 8])
    first = found()
    assert first
    assert find_signals(week=TODAY - timedelta(days=2), engine="here") == ()
    assert EarlySignal.objects.count() == len(first)


def test_what_is_on_the_list_is_not_listed_again(kleindorp):
    more(kleindorp.streets[14], "loose_tiles", [6, 6, 7, 8, 8])
    earlier = find_signals(week=LAST_WEEK - timedelta(weeks=1), engine="here")[0].signals
    assert [signal.indicator for signal in earlier] == ["loose_tiles"]
    assert found() == []

    EarlySignal.objects.update(state=State.NOT_A_SIGNAL)
    SignalWeek.objects.filter(week=LAST_WEEK).delete()
    assert found() == []  # the cool-down of four weeks


def test_a_week_that_is_not_over_is_refused(kleindorp):
    with pytest.raises(ValueError, match="not over"):
        find_signals(week=TODAY, engine="here")


def test_places_without_notes_give_an_empty_list_that_says_so(bare_streets):
    assert found() == []
    week = SignalWeek.objects.get()
    assert (week.judged_alone, week.judged_together, week.too_few) == (0, 0, 36)
