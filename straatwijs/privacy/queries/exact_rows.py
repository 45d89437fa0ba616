"""Rows that are exact and live: things for everyone, everything for the street's team."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from straatwijs.instruments.definition import Side
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.paths import paths_above
from straatwijs.privacy.queries.exact import (
    Effort,
    Within,
    effort_by_week,
    numbers_by_week,
)
from straatwijs.privacy.queries.parts import indicators_asked
from straatwijs.privacy.queries.question import Question, RowKey
from straatwijs.privacy.queries.values import CountRow

_SIDES = (Side.PLEASANT.value, Side.ANNOYING.value)
_DIMENSION = {
    "": (),
    plan.STREET: ("area__path",),
    plan.INDICATOR: ("indicator",),
    plan.PERSPECTIVE: ("perspective",),
}
# Visits and minutes by a period's position, of one street (empty: above the streets) or of the whole area (None);
# None where they are not shown.
EffortOf = Callable[[int, str | None], Effort | None]


def exact_rows(question: Question, *, kinds: Sequence[str], effort: EffortOf) -> Iterator[CountRow]:
    """Raises TooManyRows."""
    streets = _streets(question.area) if question.part == plan.STREET else {}
    numbers = _numbers(question, kinds, streets)
    keys = list(dict.fromkeys((*_planned(question, kinds, streets), *numbers)))
    question.check_size(len(keys))
    for position, span in enumerate(question.spans):
        for key in keys:
            looking = effort(position, key.street if question.part == plan.STREET else None)
            yield CountRow(
                indicator=key.indicator,
                side=key.side,
                kind=key.kind,
                perspective=key.perspective,
                street=key.street,
                period=span.label,
                number=numbers.get(key, Counter())[position],
                about=False,
                shown=True,
                published_on=None,
                visits=looking.visits if looking else None,
                minutes=looking.minutes if looking else None,
            )


def live_effort(question: Question) -> EffortOf:
    """What was truly looked, for who may see it."""
    streets = _streets(question.area)
    within = Within((question.area.path,))
    totals: defaultdict[tuple[int, str | None], Effort] = defaultdict(Effort)
    for path, weeks in effort_by_week(within, first=question.first, end=question.end).items():
        for week, effort in weeks.items():
            position = _position(question, week)
            totals[position, _street_of(path, streets)] += effort
            totals[position, None] += effort
    return lambda position, street: totals[position, street]


def _streets(area: Area) -> dict[str, str]:
    """Code by path of the streets, squares and parks at or below an area."""
    found = Area.objects.filter(path__startswith=area.path, kind__in=OUTDOORS, current=True).order_by("code")
    return dict(found.values_list("path", "code"))


def _planned(question: Question, kinds: Sequence[str], streets: Mapping[str, str]) -> Iterator[RowKey]:
    part = question.part
    if part == plan.INDICATOR:
        for one in indicators_asked():
            if one.kind in kinds:
                yield RowKey(one.kind.value, one.side.value, indicator=one.code)
        return
    values: Sequence[str] = {
        # What was noted above the streets is a row of its own.
        plan.STREET: (*(() if question.area.is_outdoors else ("",)), *streets.values()),
        plan.PERSPECTIVE: ("", *sorted(PERSPECTIVES)),
    }.get(part, ("",))
    for value in values:
        for kind in kinds:
            for side in _SIDES:
                yield _key(part, kind, side, value)


def _key(part: str, kind: str, side: str, value: str) -> RowKey:
    return RowKey(kind, side, **({part: value} if part else {}))


def _numbers(
    question: Question, kinds: Sequence[str], streets: Mapping[str, str]
) -> dict[RowKey, Counter[int]]:
    """Numbers by the position of their period."""
    dimensions = ("kind", "side", *_DIMENSION[question.part])
    within = Within((question.area.path,))
    weeks = numbers_by_week(
        within, kinds=kinds, dimensions=dimensions, first=question.first, end=question.end
    )
    numbers: dict[RowKey, Counter[int]] = {}
    for (kind, side, *rest), by_week in weeks.items():
        value = _street_of(rest[0], streets) if question.part == plan.STREET else "".join(rest)
        counter = numbers.setdefault(_key(question.part, kind, side, value), Counter())
        for week, number in by_week.items():
            counter[_position(question, week)] += number
    return numbers


def _position(question: Question, week: date) -> int:
    """Which of the periods holds this week."""
    return bisect_right(question.spans, week, key=lambda span: span.first_week) - 1


def _street_of(path: str, streets: Mapping[str, str]) -> str:
    """The street at or above a path; empty for what was noted above the streets."""
    above = reversed(paths_above(path))
    return next((streets[one] for one in above if one in streets), "")
