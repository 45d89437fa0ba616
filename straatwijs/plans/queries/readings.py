"""Where a goal stands: what was counted or measured since its baseline, each value with the effort behind it."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.places.models import Area
from straatwijs.plans.models import Direction, Goal, IndicatorKind, Reckoned
from straatwijs.privacy import queries as privacy
from straatwijs.shared.weeks import Quarter, quarter_of

# Street counts are told per this many rounds of looking.
ROUNDS = 10
_QUARTERS = 8


@dataclass(frozen=True, kw_only=True)
class Reading:
    """`value` is None where it is not shown; `why` then says why not. `when` is a day, or a quarter such as "2026-Q3"."""

    when: str
    value: float | None
    effort: str
    about: bool = False
    why: str = ""
    on: date | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """A goal with its way from baseline to target. `reached` is None as long as nothing can be said."""

    goal: Goal
    unit: str
    course: tuple[Reading, ...]

    @property
    def now(self) -> Reading | None:
        """The newest one that can be shown; else the newest."""
        shown = [reading for reading in self.course if reading.value is not None]
        return shown[-1] if shown else self.course[-1] if self.course else None

    @property
    def reached(self) -> bool | None:
        value = self.now.value if self.now else None
        if value is None:
            return None
        up = self.goal.direction == Direction.UP
        return value >= self.goal.target_value if up else value <= self.goal.target_value


def standing(goal: Goal, *, today: date) -> Standing:
    if goal.kind == IndicatorKind.COUNTS:
        since = quarter_of(goal.baseline_on) if goal.baseline_on else None
        readings = counted(goal, today=today)
        course = tuple(one for one in readings if since is None or one.when >= str(since))
        return Standing(goal=goal, unit=_("notes per ten rounds"), course=course)
    measured = tuple(
        Reading(
            when=f"{one.on:%-d-%-m-%Y}",
            value=one.value,
            effort=f"{one.effort} ({one.who})",
            about=bool(one.block),
            on=one.on,
        )
        for one in goal.measurements.all()
    )
    return Standing(goal=goal, unit=_unit(goal), course=measured)


def _unit(goal: Goal) -> str:
    """ "Bags, each time"."""
    by_form = goal.kind == IndicatorKind.OWN and goal.reckoned != Reckoned.HAND
    return f"{goal.unit}, {goal.get_reckoned_display()}" if by_form else goal.unit


def counted(goal: Goal, *, today: date) -> tuple[Reading, ...]:
    """As everyone may read them, oldest first: notes per ten rounds in each of the last quarters that closed."""
    if not goal.codes:
        return ()
    priority = goal.plan.priority_area
    places = list(priority.areas.all()) if priority else [goal.plan.area]
    return counted_in(places, goal.codes, today=today)


def counted_in(places: Sequence[Area], codes: Collection[str], *, today: date) -> tuple[Reading, ...]:
    """The same of some places."""
    return _rates(list(places), set(codes), _before(quarter_of(today), _QUARTERS))


def _rates(places: list[Area], codes: set[str], quarters: list[Quarter]) -> tuple[Reading, ...]:
    numbers: defaultdict[str, int] = defaultdict(int)
    rounds: defaultdict[str, int] = defaultdict(int)
    hidden, about = set(), set()
    for place in places:
        looking: dict[str, int | None] = {}
        for row in privacy.counts(
            place,
            by="quarter",
            part="indicator",
            first=quarters[0].first_week,
            last=quarters[-1].weeks[-1],
            reader=privacy.Reader.everyone(),
        ):
            looking[row.period] = row.visits if row.visits is not None else looking.get(row.period)
            if row.indicator not in codes:
                continue
            if not row.shown or row.number is None:
                hidden.add(row.period)
            numbers[row.period] += row.number or 0
            if row.about:
                about.add(row.period)
        for period, visits in looking.items():
            if visits is None:
                hidden.add(period)
            rounds[period] += visits or 0
    return tuple(
        _reading(str(quarter), numbers, rounds, hidden=str(quarter) in hidden, about=str(quarter) in about)
        for quarter in quarters
    )


def _reading(
    period: str, numbers: dict[str, int], rounds: dict[str, int], *, hidden: bool, about: bool
) -> Reading:
    looked = rounds.get(period, 0)
    if hidden or not looked:
        why = _("too few people noted or looked to show it")
        return Reading(when=period, value=None, effort="", why=why)
    effort = ngettext("%(number)d round", "%(number)d rounds", looked) % {"number": looked}
    return Reading(
        when=period, value=round(ROUNDS * numbers.get(period, 0) / looked, 1), effort=effort, about=about
    )


def _before(last: Quarter, number: int) -> list[Quarter]:
    """The quarters that closed before this one, oldest first."""
    found: list[Quarter] = []
    while len(found) < number:
        last = quarter_of(date.fromordinal(last.first_week.toordinal() - 1))
        found.insert(0, last)
    return found
