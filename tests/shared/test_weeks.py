"""ISO weeks, quarters and blocks, years of 52 and of 53 weeks."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from straatwijs.shared.weeks import AMSTERDAM, Block, Quarter, block_of, counting_week, quarter_of, week_of

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))
# By the calendar: 1 January, or in a leap year 31 December too, is a Thursday.
LONG_YEARS = (2004, 2009, 2015, 2020, 2026, 2032, 2037)


@pytest.mark.parametrize("year", range(2003, 2039))
def test_year_has_52_weeks_or_in_a_long_year_53(year):
    weeks = [week for number in (1, 2, 3, 4) for week in Quarter(year, number).weeks]

    assert len(weeks) == (53 if year in LONG_YEARS else 52)
    assert weeks == [weeks[0] + timedelta(weeks=step) for step in range(len(weeks))]
    assert weeks[-1] + timedelta(weeks=1) == Quarter(year + 1, 1).first_week


@pytest.mark.parametrize(
    ("year", "number", "lengths"),
    [(2026, 1, (4, 4, 5)), (2026, 3, (4, 4, 5)), (2026, 4, (4, 4, 6)), (2027, 4, (4, 4, 5))],
)
def test_quarter_is_cut_in_blocks(year, number, lengths):
    blocks = Quarter(year, number).blocks

    assert tuple(len(block.weeks) for block in blocks) == lengths
    assert sum((block.weeks for block in blocks), ()) == Quarter(year, number).weeks


def test_last_quarter_of_2026_by_hand():
    """Week 40 begins on 28 September 2026; week 53 ends on 3 January 2027."""
    first, second, third = Quarter(2026, 4).blocks

    assert [block.first_week for block in (first, second, third)] == [
        date(2026, 9, 28),
        date(2026, 10, 26),
        date(2026, 11, 23),
    ]
    assert [block.closes_on for block in (first, second, third)] == [
        date(2026, 11, 2),
        date(2026, 11, 30),
        date(2027, 1, 11),
    ]
    assert [str(block) for block in (first, second, third)] == ["2026-Q4-B1", "2026-Q4-B2", "2026-Q4-B3"]
    assert Quarter(2026, 4).next() == Quarter(2027, 1)


def test_turn_of_the_year_belongs_to_week_53():
    assert week_of(date(2027, 1, 3)) == date(2026, 12, 28)
    assert block_of(date(2027, 1, 3)) == Block(2026, 4, 3)
    assert block_of(date(2027, 1, 4)) == Block(2027, 1, 1)


def test_week_begins_at_midnight_in_the_netherlands():
    assert week_of(datetime(2026, 11, 15, 23, 30, tzinfo=UTC)) == date(2026, 11, 16)
    assert week_of(datetime(2026, 11, 15, 22, 30, tzinfo=UTC)) == date(2026, 11, 9)


@given(day=days)
def test_every_day_lies_in_its_quarter_and_its_block(day):
    quarter, block = quarter_of(day), block_of(day)

    assert quarter.first_week <= day < quarter.end
    assert block.first_week <= day < block.end
    assert block in quarter.blocks
    assert week_of(day) in block.weeks


@given(day=days)
def test_block_closes_eight_days_after_its_last_sunday(day):
    block = block_of(day)

    assert block.closes_on.isoweekday() == 1
    assert block.closes_on == block.weeks[-1] + timedelta(days=6) + timedelta(days=8)


@given(one=days, other=days)
def test_blocks_are_ordered_by_time(one, other):
    assert (block_of(one) < block_of(other)) == (block_of(one).first_week < block_of(other).first_week)


def at(day: str) -> datetime:
    return datetime.fromisoformat(day).replace(tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("noted", "received", "week"),
    [
        ("2026-10-20 12:00", "2026-10-20 12:01", date(2026, 10, 19)),
        ("2026-10-20 12:00", "2026-11-01 23:59", date(2026, 10, 19)),  # the day before its block closes
        ("2026-10-20 12:00", "2026-11-02 00:00", date(2026, 11, 2)),  # the Monday of the closing: too late
        ("2026-12-31 12:00", "2027-01-10 23:59", date(2026, 12, 28)),  # late, but in time for the old quarter
        ("2026-12-31 12:00", "2027-01-11 00:00", date(2027, 1, 11)),
    ],
)
def test_note_counts_in_its_own_week_until_its_block_closes(noted, received, week):
    assert counting_week(at(noted), at(received)) == week
