"""Where little is noted: several people, close together, in a short time."""

from datetime import date, timedelta
from uuid import uuid4

import numpy as np
import pytest

from straatwijs.early_signals.actions import find_signals
from straatwijs.early_signals.calculations.groups import Closeness, Near, groups
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.shared.weeks import midnight
from tests.early_signals.neighbourhood import LAST_WEEK

LAST = date(2026, 11, 15)
CLOSE = Closeness(count=4, people=3, days=21, metres=250, most_streets=3)
# Streets a hundred metres apart in a row; the last one has no point.
POINTS = np.array([(100.0 * number, 0.0) for number in range(8)] + [(np.nan, np.nan)])


def near(*streets: int, phones: int = 9, days_ago: int = 3) -> list[Near]:
    return [
        Near(street, LAST - timedelta(days=days_ago), number % phones)
        for number, street in enumerate(streets)
    ]


def test_four_notes_of_three_people_close_together_are_a_group():
    (group,) = groups(near(0, 1, 1, 2, phones=3), POINTS, CLOSE, last=LAST)
    assert (group.streets, group.noted, group.people) == ((1, 0, 2), 4, 3)


@pytest.mark.parametrize(
    "notes",
    [
        near(1, 1, 1),  # too few
        near(1, 1, 1, 1, 1, phones=2),  # one loud neighbour and a friend
        near(1, 1, 1, 1, days_ago=21),  # too long ago
        near(0, 0, 7, 7),  # too far apart
        near(8, 8, 0, 0),  # nobody knows where the street lies
    ],
)
def test_what_is_no_group(notes):
    assert groups(notes, POINTS, CLOSE, last=LAST) == ()


def test_a_group_does_not_grow_along_a_chain_of_neighbours():
    chain = near(*[street for street in range(8) for _twice in range(2)])
    found = groups(chain, POINTS, CLOSE, last=LAST)
    assert max(len(group.streets) for group in found) <= CLOSE.most_streets
    streets = [street for group in found for street in group.streets]
    assert len(streets) == len(set(streets))


@pytest.mark.django_db
def test_three_neighbours_in_a_quiet_village_are_heard(bare_streets):
    street = bare_streets.streets[7]
    for number in range(4):
        moment = midnight(LAST_WEEK + timedelta(days=number))
        note = NewNote(
            id=uuid4(), instrument="street_signal", area=street.code, side="annoying",
            indicator="loose_tiles", noted_at=moment,
        )  # fmt: skip
        contributions.keep(note=note, secret=f"invented-phone-{number % 3}-of-a-neighbour", now=moment)

    (signal,) = find_signals(week=LAST_WEEK, engine="here")[0].signals

    assert (signal.rule, signal.area, signal.noted, signal.expected) == ("few_notes", street, 4, None)
    assert signal.looked == 3
