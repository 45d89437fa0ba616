"""What a measure did, for one of its goals: before and after, comparable streets beside it, and the looking behind all.

Figures here are exact: `straatwijs.plans.queries.telling` says who may read what of them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Text
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import Area
from straatwijs.places.queries import municipality_of, streets_of
from straatwijs.plans.calculations.effect import (
    MOST,
    PASSING_BY,
    TAKEN_IN,
    Alike,
    Effect,
    Panel,
    Response,
    comparable,
    effect,
    expected,
    placebos,
    response,
)
from straatwijs.plans.models import Comparison, Goal, IndicatorKind, Measure
from straatwijs.plans.states import MeasureState
from straatwijs.privacy import queries as privacy
from straatwijs.shared.weeks import week_of

# As far back as is looked, so that each season before the start is there twice.
HISTORY_WEEKS = 104
# Streets from which is learned how notes grow with looking; more make no difference.
_TAUGHT_BY = 400
_FEWEST_NOTES = 5
# At least this part of the notes must have come in weeks with looking of a kind, else it says nothing about them.
_COVERED = 0.5
STRETCH = 4
_BEGUN = (MeasureState.AGREED, MeasureState.UNDER_WAY, MeasureState.DONE)

_NOT_SAID = _("not said")

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """A street that stands, or could stand, beside those of the measure."""

    area: Area
    alike: Alike | None
    taken: bool


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Four weeks, or what is left of them: `looked` in minutes or other notes."""

    begins_on: date
    weeks: int
    is_after: bool
    noted: int
    expected: float
    looked: int


@dataclass(frozen=True, kw_only=True)
class Voice:
    """The effect as one perspective notes it."""

    code: str
    label: Text
    effect: Effect


@dataclass(frozen=True, kw_only=True)
class Proof:
    """`effort` is what stands for looking: "minutes", "notes" (about other things) or "none". `checked` streets where nothing was done, of
    which `shown` show an effect. `differs`: perspectives say different things, so that one figure for all would hide it.
    """

    measure: Measure
    goal: Goal
    streets: tuple[Area, ...]
    begins: date
    until: date
    effort: str
    effect: Effect
    voices: tuple[Voice, ...]
    stretches: tuple[Stretch, ...]
    beside: tuple[Beside, ...]
    comparison: Comparison | None
    checked: int
    shown: int

    @property
    def taken(self) -> tuple[Beside, ...]:
        return tuple(one for one in self.beside if one.taken)

    @cached_property
    def differs(self) -> bool:
        told = [voice.effect for voice in self.voices if voice.effect.lack is None]
        return any(one.high < other.low for one in told for other in told)


def goals_counted(measure: Measure) -> list[Goal]:
    """Those goals that notes of the street can prove."""
    return list(measure.goals.filter(kind=IndicatorKind.COUNTS))


def places_of(measure: Measure) -> list[Area]:
    """Where it should be felt; without own places everywhere in its plan."""
    own = list(measure.areas.all())
    priority = measure.plan.priority_area
    return own or (list(priority.areas.all()) if priority else [measure.plan.area])


def proof_of(measure: Measure, goal: Goal, *, until: date) -> Proof | None:
    """Of the weeks before the Monday `until`. None as long as it has not begun by then."""
    if measure.starts_on is None or week_of(measure.starts_on) >= until:
        return None
    begins = week_of(measure.starts_on)
    found = privacy.measured(
        municipality_of(measure.plan.area),
        codes=goal.codes,
        first=begins - timedelta(weeks=HISTORY_WEEKS),
        end=until,
    )
    return _Working(measure, goal, found, begins).proof()


class _Working:
    """The arrays of one municipality, without the weeks before anybody was there and the streets where nothing was noted."""

    def __init__(self, measure: Measure, goal: Goal, found: privacy.Measured, begins: date) -> None:
        self.measure, self.goal, self.begins = measure, goal, begins
        own = {street.pk for place in places_of(measure) for street in streets_of(place)}
        anything = (found.counts.sum(0) + found.minutes.sum(0) + found.others.sum(0)) > 0
        begun = found.weeks.index(begins)
        first = min(int(anything.argmax()), begun) if anything.any() else begun
        noted = found.counts.sum(1) >= _FEWEST_NOTES
        rows = [at for at, street in enumerate(found.streets) if noted[at] or street.pk in own]
        self.weeks = found.weeks[first:]
        self.streets = tuple(found.streets[row] for row in rows)
        self.treated = tuple(at for at, street in enumerate(self.streets) if street.pk in own)
        self.start = begun - first
        self.counts = found.counts[rows, first:]
        self.by_perspective = {code: table[rows, first:] for code, table in found.by_perspective.items()}
        self.effort, self.looked = _looking(
            self.counts, found.minutes[rows, first:], found.others[rows, first:]
        )

    def panel(self, counts: Numbers) -> Panel:
        passing = PASSING_BY if self.effort == "minutes" else TAKEN_IN
        return Panel(counts, self.looked.astype(float), self.treated, self.start, passing)

    def proof(self) -> Proof | None:
        if not self.treated or not self.start:
            return None
        panel = self.panel(self.counts)
        alike = comparable(panel, leave_out=self._done_elsewhere(), most=2 * MOST)
        comparison = newest_comparison(self.measure, self.goal)
        taken = self._taken(alike, comparison)
        grows = response(panel, _some(panel))
        checks = placebos(panel, taken, grows) if len(taken) > 1 else ()
        return Proof(
            measure=self.measure,
            goal=self.goal,
            streets=tuple(self.streets[at] for at in self.treated),
            begins=self.begins,
            until=self.weeks[-1] + timedelta(weeks=1),
            effort=self.effort,
            effect=effect(panel, taken, grows),
            voices=self._voices(taken, grows),
            stretches=self._stretches(panel, taken, grows),
            beside=self._beside(alike, taken),
            comparison=comparison,
            checked=len(checks),
            shown=sum(check.shows_effect for check in checks),
        )

    def _taken(self, alike: Sequence[Alike], comparison: Comparison | None) -> list[int]:
        if comparison is None:
            return [one.street for one in alike[:MOST]]
        chosen = {area.pk for area in comparison.streets.all()}
        return [
            at for at, street in enumerate(self.streets) if street.pk in chosen and at not in self.treated
        ]

    def _done_elsewhere(self) -> set[int]:
        """Streets of other measures that serve a goal about the same things."""
        others = Measure.objects.filter(state__in=_BEGUN, starts_on__isnull=False).exclude(pk=self.measure.pk)
        near = others.filter(plan__area__path__startswith=municipality_of(self.measure.plan.area).path)
        paths = [
            place.path
            for other in near.prefetch_related("areas", "goals").select_related(
                "plan__area", "plan__priority_area"
            )
            if any(set(goal.codes) & set(self.goal.codes) for goal in other.goals.all())
            for place in places_of(other)
        ]
        return {at for at, street in enumerate(self.streets) if street.path.startswith(tuple(paths))}

    def _voices(self, taken: Sequence[int], grows: Response) -> tuple[Voice, ...]:
        own = list(self.treated)
        labels: dict[str, Text] = {**PERSPECTIVES, "": _NOT_SAID}
        return tuple(
            Voice(code=code, label=label, effect=effect(self.panel(self.by_perspective[code]), taken, grows))
            for code, label in labels.items()
            if code in self.by_perspective and self.by_perspective[code][own].any()
        )

    def _beside(self, alike: Sequence[Alike], taken: Collection[int]) -> tuple[Beside, ...]:
        """Those that were taken first; then the next best."""
        by_street = {one.street: one for one in alike}
        shown = [*taken, *(street for street in by_street if street not in taken)]
        return tuple(
            Beside(area=self.streets[street], alike=by_street.get(street), taken=street in taken)
            for street in shown
        )

    def _stretches(self, panel: Panel, taken: Sequence[int], grows: Response) -> tuple[Stretch, ...]:
        own = list(self.treated)
        usual = expected(panel, taken, grows) if taken else np.zeros(len(self.weeks))
        return tuple(
            Stretch(
                begins_on=self.weeks[first],
                weeks=end - first,
                is_after=first >= self.start,
                noted=int(self.counts[own, first:end].sum()),
                expected=float(usual[first:end].sum()),
                looked=int(self.looked[own, first:end].sum()),
            )
            for first, end in _cuts(self.start, len(self.weeks))
        )


def newest_comparison(measure: Measure, goal: Goal) -> Comparison | None:
    return Comparison.objects.filter(measure=measure, goal=goal).order_by("pk").last()


def _looking(counts: Numbers, minutes: Numbers, others: Numbers) -> tuple[str, Numbers]:
    """What stands for looking, and how much of it."""
    for name, table in (("minutes", minutes), ("notes", others)):
        if table.any() and counts[table > 0].sum() >= _COVERED * counts.sum():
            return name, table
    return "none", np.zeros_like(minutes)


def _some(panel: Panel) -> list[int] | None:
    """Streets to learn the looking from: all, or those with most notes."""
    if len(panel.counts) <= _TAUGHT_BY:
        return None
    most = np.argsort(-panel.counts[:, : panel.start].sum(1), kind="stable")[:_TAUGHT_BY]
    return [int(street) for street in most]


def _cuts(start: int, weeks: int) -> list[tuple[int, int]]:
    """Stretches of four weeks to both sides of the start."""
    before = [(max(end - STRETCH, 0), end) for end in range(start, 0, -STRETCH)][::-1]
    after = [(first, min(first + STRETCH, weeks)) for first in range(start, weeks, STRETCH)]
    return [*before, *after]
