"""Answers to "is it better now?" move what everyone reads only by enough people at once."""

from datetime import date, timedelta

import pytest

from straatwijs.privacy.calculations.verdicts import Judgement, by_perspective, closed
from straatwijs.shared.weeks import block_of

pytestmark = pytest.mark.any_database
DAY = date(2027, 11, 17)
BLOCK = block_of(DAY)
LATER = block_of(BLOCK.end)


def say(number, *, on=DAY, familiar=3, perspective="", said="better"):
    """So many, of whom some had been there before."""
    return [
        Judgement(said=said, on=on, is_familiar=one < familiar, perspective=perspective)
        for one in range(number)
    ]


def test_five_of_whom_three_were_there_before_are_told_once_their_block_closed():
    assert len(closed(say(5), last=BLOCK)) == 5
    assert closed(say(5, familiar=2), last=BLOCK) == ()
    assert closed(say(4), last=BLOCK) == ()
    assert closed(say(5, on=BLOCK.end), last=BLOCK) == ()


def test_few_join_the_next_block_and_never_move_it_alone():
    first, after = say(5), BLOCK.end + timedelta(days=2)
    assert len(closed([*first, *say(4, on=after)], last=LATER)) == 5
    assert len(closed([*say(2), *say(3, on=after)], last=LATER)) == 5


def test_a_perspective_is_told_apart_when_enough_are_left_to_hide_among():
    both = [*say(5, perspective="resident"), *say(6, perspective="entrepreneur", said="worse")]
    known = ["resident", "entrepreneur"]
    assert {code: len(some) for code, some in by_perspective(both, known).items()} == {
        "resident": 5,
        "entrepreneur": 6,
    }
    assert by_perspective([*say(5, perspective="resident"), *say(1, familiar=1)], known) == {}
    assert list(by_perspective([*both, *say(1, familiar=0)], known)) == ["entrepreneur"]
