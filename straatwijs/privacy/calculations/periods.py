"""Whole weeks, blocks and quarters, as the plan knows them."""

from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.shared.weeks import Block, Quarter, block_of, quarter_of, week_of

WEEK, BLOCK, QUARTER = "week", "block", "quarter"


@dataclass(frozen=True)
class Period:
    """From one Monday up to, not including, another. `quarter` is the label of the quarter it lies in."""

    label: str
    first_week: date
    end: date
    quarter: str


def period_of(by: str, day: date) -> Period:
    """The week, block or quarter that holds a day."""
    week, quarter = week_of(day), quarter_of(day)
    if by == WEEK:
        year, number, _day = week.isocalendar()
        return Period(f"{year}-W{number:02}", week, week + timedelta(weeks=1), str(quarter))
    span: Block | Quarter = block_of(day) if by == BLOCK else quarter
    return Period(str(span), span.first_week, span.end, str(quarter))


def periods(by: str, first: date, last: date) -> tuple[Period, ...]:
    """Every period that holds a day from first up to and including last."""
    found: list[Period] = []
    day = first
    while day <= last:
        found.append(period_of(by, day))
        day = found[-1].end
    return tuple(found)
