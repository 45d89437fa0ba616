"""Measures of a plan: what is going on, what there is room for, what waits, and how long a wish took."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import Text
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import Area, AreaKind
from straatwijs.plans.models import Measure, Pace, Plan, Scale, SideEffect
from straatwijs.plans.queries.own_measuring import references_for
from straatwijs.plans.states import OPEN_MEASURES, MeasureState, PlanState

_NOT_SAID = _("not said for whom")
# At which scale a place solves things.
_SCALES: dict[str, tuple[Scale, ...]] = {
    AreaKind.NEIGHBOURHOOD: (Scale.NEIGHBOURHOOD,),
    AreaKind.QUARTER: (Scale.QUARTER,),
    AreaKind.DISTRICT: (Scale.QUARTER,),
    AreaKind.MUNICIPALITY: (Scale.CITY, Scale.MINISTRY),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """A measure as a list shows it."""

    measure: Measure
    weeks: int | None

    @property
    def is_open(self) -> bool:
        return self.measure.state in OPEN_MEASURES


@dataclass(frozen=True, kw_only=True)
class Groups:
    """All measures of a plan, each in one group."""

    quick: tuple[Line, ...]
    long: tuple[Line, ...]
    waiting: tuple[Line, ...]
    proposed: tuple[Line, ...]
    lifted: tuple[Line, ...]
    stopped: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Effects:
    """What nobody planned, for one perspective: both sides, never a sum."""

    label: Text
    good: tuple[SideEffect, ...]
    bad: tuple[SideEffect, ...]


def room_in(plan: Plan) -> int:
    """How many measures may still begin. What was lifted to another scale takes no room here."""
    return plan.ceiling - plan.measures.filter(state__in=OPEN_MEASURES, lifted_to="").count()


def weeks_to_first_result(measure: Measure) -> int | None:
    """Whole weeks from the wish to the first result that people could see; None as long as there is none."""
    if measure.wish_on is None or measure.first_result_on is None:
        return None
    return max(0, (measure.first_result_on - measure.wish_on).days) // 7


def groups(plan: Plan) -> Groups:
    found: dict[str, list[Line]] = {
        name: [] for name in ("quick", "long", "waiting", "proposed", "lifted", "stopped")
    }
    for measure in plan.measures.prefetch_related("goals"):
        found[_group(measure)].append(Line(measure=measure, weeks=weeks_to_first_result(measure)))
    return Groups(**{name: tuple(lines) for name, lines in found.items()})


def _group(measure: Measure) -> str:
    by_state: dict[str, str] = {
        MeasureState.STOPPED: "stopped",
        MeasureState.WAITING: "waiting",
        MeasureState.PROPOSED: "proposed",
    }
    if measure.lifted_to and measure.state not in (MeasureState.STOPPED, MeasureState.DONE):
        return "lifted"
    return by_state.get(measure.state, "quick" if measure.pace == Pace.QUICK else "long")


def lifted_to_here(area: Area) -> QuerySet[Measure]:
    """What streets and neighbourhoods below can't solve by themselves, and stands open at this scale."""
    found = Measure.objects.filter(
        plan__area__path__startswith=area.path, lifted_to__in=_SCALES.get(area.kind, ())
    ).exclude(state__in=[MeasureState.STOPPED, MeasureState.DONE])
    return found.exclude(plan__state=PlanState.STOPPED).select_related("plan__area").order_by("pk")


def side_effects(measures: Iterable[Measure], *, shared: bool = True) -> tuple[Effects, ...]:
    """By whom it is felt; "" is "not said"."""
    found = SideEffect.objects.filter(measure__in=measures, shared=shared).select_related("measure")
    rows = list(found)
    labels: dict[str, Text] = {**PERSPECTIVES, "": _NOT_SAID}
    return tuple(
        Effects(
            label=label,
            good=tuple(row for row in rows if row.perspective == code and row.side == "good"),
            bad=tuple(row for row in rows if row.perspective == code and row.side == "bad"),
        )
        for code, label in labels.items()
        if any(row.perspective == code for row in rows)
    )


def counts_of(plans: Iterable[Plan]) -> dict[int, tuple[int, int]]:
    """By plan: how many measures are going on, and how many are done."""
    counted = Plan.objects.filter(pk__in=[plan.pk for plan in plans]).annotate(
        going_on=Count("measures", filter=Q(measures__state__in=OPEN_MEASURES)),
        finished=Count("measures", filter=Q(measures__state=MeasureState.DONE)),
    )
    return {plan.pk: (plan.going_on, plan.finished) for plan in counted}


def references_of(measure: Measure) -> list[int]:
    """References of what it came from, and of what was counted for its goals."""
    sources = set(measure.sources.values_list("contribution", flat=True))
    return sorted(sources | set(references_for(measure)))
