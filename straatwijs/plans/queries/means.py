"""What a plan has: money per measure, hours, people; and the portfolio of a place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet, Sum

from straatwijs.places.models import Area
from straatwijs.places.queries import within
from straatwijs.plans.calculations.means import SOON, Covered, HoursGiven, Part, covered, hours_given
from straatwijs.plans.models import (
    Allocation,
    Goal,
    Hours,
    HoursSide,
    Measure,
    MoneySource,
    PeopleResult,
    Plan,
    ResultKind,
    Share,
)
from straatwijs.plans.states import MeasureState, PlanState

# As for figures about how people live together (docs/policy/thresholds.md).
LEAST_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class SourceLine:
    """`left` in euros; `soon`: it ends within a quarter and not all of it goes somewhere."""

    source: MoneySource
    given: int
    left: int
    soon: bool
    over: bool


@dataclass(frozen=True, kw_only=True)
class MeasureMoney:
    measure: Measure
    money: Covered


@dataclass(frozen=True, kw_only=True)
class PeopleLine:
    """`of`: how many in all, over the days on which it was counted."""

    kind: str
    label: str
    number: int
    whats: tuple[str, ...]

    @property
    def is_few(self) -> bool:
        """Too few to tell everyone how many: somebody could be recognised."""
        return self.number < LEAST_SHOWN


def sources_of(plan: Plan, *, today: date) -> tuple[SourceLine, ...]:
    found = plan.money_sources.annotate(given=Sum("allocations__amount", default=0)).select_related("choice")
    return tuple(
        SourceLine(
            source=source,
            given=source.given,
            left=source.amount - source.given,
            soon=today <= source.ends_on <= today + SOON and source.given < source.amount,
            over=source.ends_on < today,
        )
        for source in found
    )


def money_of(measures: Iterable[Measure]) -> dict[int, Covered]:
    """By measure; a query for the costs and one for the money."""
    keys = [measure.pk for measure in measures]
    parts: dict[int, list[Part]] = {key: [] for key in keys}
    for one in Allocation.objects.filter(measure__in=keys).select_related("source"):
        parts[one.measure_id].append(Part(one.source.name, one.amount, one.source.ends_on))
    costs = {
        key: (planned, spent)
        for key, planned, spent in Measure.objects.filter(pk__in=keys).values_list(
            "pk", "cost__planned", "cost__spent"
        )
    }
    return {key: covered(planned=costs[key][0], spent=costs[key][1] or 0, parts=parts[key]) for key in keys}


def hours_of(plans: Sequence[Plan]) -> HoursGiven:
    rows = Hours.objects.filter(plan__in=plans).order_by().values_list("side").annotate(total=Sum("quarters"))
    totals = dict(rows)
    return hours_given(
        professional_quarters=totals.get(HoursSide.PROFESSIONAL, 0),
        volunteer_quarters=totals.get(HoursSide.VOLUNTEER, 0),
    )


def people_of(plans: Sequence[Plan]) -> tuple[PeopleLine, ...]:
    """From taking part to leading, and what people took along; only what was counted."""
    found = list(PeopleResult.objects.filter(plan__in=plans))
    lines = []
    for kind in ResultKind:
        own = [one for one in found if one.kind == kind]
        if own:
            whats = dict.fromkeys(one.what for one in own if one.what)
            total = sum(one.number for one in own)
            lines.append(PeopleLine(kind=kind.value, label=str(kind.label), number=total, whats=tuple(whats)))
    return tuple(lines)


def coalition_of(measures: Sequence[Measure]) -> dict[int, list[Share]]:
    """Who brings what, by measure; one query."""
    found: dict[int, list[Share]] = {measure.pk: [] for measure in measures}
    shares = Share.objects.filter(measure__in=measures).select_related("partner").order_by("partner__name")
    for share in shares:
        found[share.measure_id].append(share)
    return found


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """`unserved`: goals that no measure serves that goes on, waits or was done."""

    plan: Plan
    measures: tuple[MeasureMoney, ...]
    unserved: tuple[Goal, ...]
    amount: int
    given: int


@dataclass(frozen=True, kw_only=True)
class Portfolio:
    """Whole euros; `by_state` in the order of the states, only those that occur."""

    plans: tuple[PlanLine, ...]
    by_state: tuple[tuple[str, int], ...]
    amount: int
    given: int
    spent: int
    open: int
    hours: HoursGiven
    people: tuple[PeopleLine, ...]
    local_firms: int


def portfolio(area: Area) -> Portfolio:
    """All plans of a place and what lies in it, except those that stopped. As many queries for one plan as for many."""
    plans = list(_plans(area))
    measures = [measure for plan in plans for measure in plan.measures.all()]
    money = money_of(measures)
    lines = tuple(_line(plan, money) for plan in plans)
    return Portfolio(
        plans=lines,
        by_state=tuple(
            (str(state.label), number)
            for state in MeasureState
            if (number := sum(measure.state == state for measure in measures))
        ),
        amount=sum(line.amount for line in lines),
        given=sum(line.given for line in lines),
        spent=sum(one.spent for one in money.values()),
        open=sum(one.open or 0 for one in money.values()),
        hours=hours_of(plans),
        people=people_of(plans),
        local_firms=sum(
            partner.local and partner.kind == "firm" for plan in plans for partner in plan.coalition.all()
        ),
    )


def _plans(area: Area) -> QuerySet[Plan]:
    found = Plan.objects.filter(within([area], "area"), light=False).exclude(state=PlanState.STOPPED)
    measures = Measure.objects.exclude(state=MeasureState.PROPOSED).prefetch_related("goals")
    return (
        found.select_related("area", "priority_area")
        .prefetch_related(Prefetch("measures", measures), "goals", "money_sources", "coalition")
        .order_by("area__path", "pk")
    )


def _line(plan: Plan, money: dict[int, Covered]) -> PlanLine:
    going = [measure for measure in plan.measures.all() if measure.state != MeasureState.STOPPED]
    served = {goal.pk for measure in going for goal in measure.goals.all()}
    return PlanLine(
        plan=plan,
        measures=tuple(
            MeasureMoney(measure=measure, money=money[measure.pk]) for measure in plan.measures.all()
        ),
        unserved=tuple(goal for goal in plan.goals.all() if goal.pk not in served),
        amount=sum(source.amount for source in plan.money_sources.all()),
        given=sum(money[measure.pk].given for measure in plan.measures.all()),
    )


def has_plans(area: Area) -> bool:
    return (
        Plan.objects.filter(within([area], "area") & Q(light=False)).exclude(state=PlanState.STOPPED).exists()
    )
