"""What a receipt tells beside its own course."""

from dataclasses import dataclass
from datetime import date, timedelta

from straatwijs.feedback.queries.figures import answer_figures
from straatwijs.instruments.definition import Kind
from straatwijs.places.models import Area
from straatwijs.plans.models import Measure
from straatwijs.plans.queries.own_measuring import counted_for, what_of
from straatwijs.plans.queries.readings import Standing, standing
from straatwijs.plans.states import MeasureState
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


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What somebody counted themselves: how many, for which goal, where that stands, and what is done for it."""

    number: int
    what: str
    standing: Standing
    measures: tuple[Measure, ...]


def counted(facts: ReceiptFacts, *, today: date) -> Counted | None:
    """None for another form, and when the goal is gone."""
    found = counted_for(facts.instrument, facts.answers)
    if found is None:
        return None
    goal, number = found
    going_on = goal.measures.exclude(state=MeasureState.PROPOSED)
    return Counted(
        number=number, what=what_of(goal), standing=standing(goal, today=today), measures=tuple(going_on)
    )


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
