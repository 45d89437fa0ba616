"""Dates as files spell them."""

from datetime import date

import pytest

from straatwijs.observations.imports.dates import Spelling, day_of, is_ambiguous


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        ("2022-01-21", Spelling.ISO),
        ("2022-01-21 13:47:00", Spelling.ISO),
        ("2022-01-21T23:59:59.123Z", Spelling.ISO),
        ("2022-01-21T00:30:00:000+0200", Spelling.ISO),
        ("2022-01-21T00:30+01:00", Spelling.ISO),
        ("21/01/2022 13:47:00", Spelling.DMY),
        ("21-1-2022", Spelling.DMY),
        ("21.01.2022", Spelling.DMY),
        ("01/21/2022 01:47:00 PM", Spelling.MDY),
        ("1/21/2022", Spelling.MDY),
        ("01/21/2022 1:47 am", Spelling.MDY),
    ],
)
def test_day_of_reads_the_day_as_written(text, spelling):
    assert day_of(text, spelling) == date(2022, 1, 21)


@pytest.mark.parametrize("year", range(2016, 2031))
@pytest.mark.parametrize("month", range(1, 13))
def test_day_of_puts_a_month_in_its_own_quarter(year, month):
    """The week of the 1st may lie in the quarter before."""
    day = day_of(f"{year}-{month:02}", Spelling.MONTH)

    assert (day.year, day.month) == (year, month)
    assert 1 + (min(day.isocalendar().week, 52) - 1) // 13 == 1 + (month - 1) // 3


@pytest.mark.parametrize(
    ("text", "spelling", "reason"),
    [
        ("01/21/2022", Spelling.DMY, "day-month-year (iso, dmy, mdy, month); it could be month-day-year"),
        ("21/01/2022", Spelling.MDY, "month-day-year (iso, dmy, mdy, month); it could be day-month-year"),
        (
            "03/04/2022",
            Spelling.ISO,
            "year-month-day (iso, dmy, mdy, month); it could be day-month-year or month-day-year",
        ),
        ("2022-01-21", Spelling.MONTH, "year-month (iso, dmy, mdy, month); it could be year-month-day"),
        ("2022-02-30", Spelling.ISO, "year-month-day (iso, dmy, mdy, month)"),
        ("2022-1-21", Spelling.ISO, "year-month-day (iso, dmy, mdy, month)"),
        ("21/01/22", Spelling.DMY, "day-month-year (iso, dmy, mdy, month)"),
        ("21/01-2022", Spelling.DMY, "day-month-year (iso, dmy, mdy, month)"),
        ("Marietje de Boer", Spelling.ISO, "year-month-day (iso, dmy, mdy, month)"),
    ],
)
def test_day_of_says_which_spelling_was_meant_and_not_what_was_written(text, spelling, reason):
    with pytest.raises(ValueError, match="spelled") as refused:
        day_of(text, spelling)

    assert str(refused.value) == f"the date is not spelled {reason}"


@pytest.mark.parametrize(
    ("text", "ambiguous"),
    [("03/04/2022", True), ("03/03/2022", False), ("21/01/2022", False), ("2022-03-04", False)],
)
def test_is_ambiguous_when_another_order_is_another_day(text, ambiguous):
    assert is_ambiguous(text) is ambiguous
