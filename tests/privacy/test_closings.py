"""When figures come: Mondays, eight days after the last Sunday of a block."""

from datetime import date

import pytest

from straatwijs.privacy.calculations.closings import last_closed, next_closing, next_quarter_closing
from straatwijs.shared.weeks import Block


# Quarter 4 of 2026 runs from 28 September; its blocks end on 25 October, 22 November and, in week 53, 3 January.
@pytest.mark.parametrize(
    ("today", "closed", "following", "quarter"),
    [
        (date(2026, 11, 1), Block(2026, 3, 3), date(2026, 11, 2), date(2027, 1, 11)),
        (date(2026, 11, 2), Block(2026, 4, 1), date(2026, 11, 30), date(2027, 1, 11)),
        (date(2026, 11, 29), Block(2026, 4, 1), date(2026, 11, 30), date(2027, 1, 11)),
        (date(2026, 11, 30), Block(2026, 4, 2), date(2027, 1, 11), date(2027, 1, 11)),
        (date(2027, 1, 11), Block(2026, 4, 3), date(2027, 2, 8), date(2027, 4, 12)),
    ],
)
def test_next_figures_come_on_a_closing_monday(today, closed, following, quarter):
    assert last_closed(today) == closed
    assert next_closing(today) == following
    assert next_quarter_closing(today) == quarter
