"""What a receipt tells beside its own course."""

from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.feedback.queries.figures import answer_figures
from straatwijs.instruments.definition import Kind
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, ReceiptFacts, counts
from straatwijs.shared.weeks import week_of

LATELY = timedelta(weeks=3)


@dataclass(frozen=True, kw_only=True)
class Around:
    """`others`: how often others noted the same thing here in four weeks, zero for what is about people.

    `days`: half of what was answered here had its answer within so many days; None when nothing was.
    """

    others: int
    days: int | None


def around(facts: ReceiptFacts, *, today: date) -> Around:
    area = Area.objects.get(pk=facts.place.id)
    days = answer_figures(area).median_days
    return Around(others=_others(facts, area, today), days=None if days is None else max(1, days))


def _others(facts: ReceiptFacts, area: Area, today: date) -> int:
    if facts.kind != Kind.OBJECT:
        return 0
    first = week_of(today - LATELY)
    rows = counts(area, by="week", first=first, last=today, part="indicator", reader=Reader.everyone())
    noted = sum(row.number or 0 for row in rows if (row.indicator, row.side) == (facts.indicator, facts.side))
    return max(0, noted - (1 if facts.noted_on >= first else 0))
