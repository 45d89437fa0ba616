"""The course of a place: what its forms add up to week by week, against its own target and its own past."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from math import sqrt

# So many weeks before this one are "the own past".
PAST_WEEKS = 8
# Of fewer a share says nothing yet.
LEAST_WHOLE = 5
# Two standard errors: a smaller difference may be chance. A number a week has no known spread: a fifth of it.
_ERRORS, _FIFTH = 2, 0.2


@dataclass(frozen=True, kw_only=True)
class Measure:
    """A share of `whole` in percent, or without `whole` a number a week; codes of number questions."""

    part: str
    whole: str = ""


@dataclass(frozen=True, kw_only=True)
class Week:
    week: date
    forms: int
    minutes: int
    numbers: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A target as it counts from a week on; `wanted` None ends it."""

    measure: Measure
    first_week: date
    wanted: int | None


@dataclass(frozen=True, kw_only=True)
class Usual:
    """Some weeks together: `value` None where there is too little to tell."""

    value: int | None
    weeks: int
    forms: int
    minutes: int
    part: int
    whole: int


class Against(StrEnum):
    """This week beside the own past."""

    MORE = "more"
    LESS = "less"
    SAME = "same"
    UNKNOWN = "unknown"


def value(week: Week, measure: Measure) -> int | None:
    """None where nobody was outside, or too few were there to speak of a share."""
    return usual([week], measure).value


def usual(weeks: Iterable[Week], measure: Measure) -> Usual:
    """The weeks in which somebody was outside: their share together, or their number a week."""
    there = [week for week in weeks if week.forms]
    part = sum(week.numbers.get(measure.part, 0) for week in there)
    whole = sum(week.numbers.get(measure.whole, 0) for week in there)
    return Usual(
        value=_value(part, whole, len(there), measure),
        weeks=len(there),
        forms=sum(week.forms for week in there),
        minutes=sum(week.minutes for week in there),
        part=part,
        whole=whole,
    )


def past(weeks: Sequence[Week], now: date) -> tuple[Week, ...]:
    """The weeks that count as the past of this one."""
    return tuple(week for week in weeks if week.week < now)[-PAST_WEEKS:]


def against(now: Usual, then: Usual, measure: Measure) -> Against:
    """More or less than before, unless the difference may as well be chance."""
    if now.value is None or then.value is None:
        return Against.UNKNOWN
    difference, least = _difference(now, then, measure)
    if abs(difference) <= least:
        return Against.SAME
    return Against.MORE if difference > 0 else Against.LESS


def wanted(goals: Iterable[Goal], measure: Measure, week: date) -> int | None:
    """What this place wanted of it in that week: the latest target that had begun."""
    begun = [goal for goal in goals if goal.measure == measure and goal.first_week <= week]
    return max(begun, key=lambda goal: goal.first_week).wanted if begun else None


def silent_weeks(last: date, today: date) -> int:
    """Whole weeks since the week in which a form was filled in last."""
    return max((today - last).days // 7, 0)


def is_silent(last: date, today: date, *, every_weeks: int) -> bool:
    """A form that missed its rhythm twice is not kept up."""
    return silent_weeks(last, today) > 2 * every_weeks


def _value(part: int, whole: int, weeks: int, measure: Measure) -> int | None:
    if measure.whole:
        return round(100 * part / whole) if whole >= LEAST_WHOLE else None
    return round(part / weeks) if weeks else None


def _difference(now: Usual, then: Usual, measure: Measure) -> tuple[float, float]:
    """How far they lie apart, and how far chance alone easily brings them."""
    if not measure.whole:
        before = then.part / then.weeks
        return now.part / now.weeks - before, max(_FIFTH * before, 1)
    together = (now.part + then.part) / (now.whole + then.whole)
    error = sqrt(together * (1 - together) * (1 / now.whole + 1 / then.whole))
    return now.part / now.whole - then.part / then.whole, _ERRORS * error
