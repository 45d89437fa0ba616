"""What must still be there before a step of a plan is passed."""

from datetime import date, timedelta

from django.db.models import Count
from django.utils.translation import gettext as _

from straatwijs.plans.models import AftercareDate, Measure, MeasureCost, Plan, Step
from straatwijs.plans.states import OPEN_MEASURES, MeasureState, ObstacleState, StepState
from straatwijs.plans.steps import ADOPTING, AFTERCARE_YEARS, MEANS, MOST_DAYS_BETWEEN, step_text

# What was promised: its means must be known once step 5 was passed.
_PROMISED = (*OPEN_MEASURES, MeasureState.WAITING)


def missing(plan: Plan, number: int) -> list[str]:
    """Sentences that say what to do first; empty when the gate is open. What comes before is not looked at."""
    step = Step.objects.filter(plan=plan, number=number).first()
    if step is None:
        return [_("Let the plan grow into the seven steps first.")]
    there = set(step.parties.values_list("side", flat=True))
    lacks = [
        _("Write down who takes part for %(side)s.") % {"side": side.label}
        for side in step_text(number).sides
        if side not in there
    ]
    return lacks + _GATES.get(number, _nothing)(plan)


def passed(plan: Plan) -> list[int]:
    return list(plan.steps.filter(state=StepState.PASSED).values_list("number", flat=True))


def is_adopted(plan: Plan) -> bool:
    return plan.steps.filter(number=ADOPTING, state=StepState.PASSED).exists()


def five_years_after(day: date) -> date:
    """The same day of the year; of 29 February the 28th."""
    year = day.year + AFTERCARE_YEARS
    return date(year, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def _nothing(_plan: Plan) -> list[str]:
    return []


def _vision(plan: Plan) -> list[str]:
    if plan.vision or plan.vision_parts.exists():
        return []
    return [_("Write down the vision, in words of residents.")]


def _direction(plan: Plan) -> list[str]:
    lacks = [] if plan.ambitions.exists() else [_("Add an ambition.")]
    return lacks + ([] if plan.goals.exists() else [_("Add a goal.")])


def _obstacles(plan: Plan) -> list[str]:
    return [
        _("“%(what)s” is still in the way: solve it, or say why it stays.") % {"what": obstacle.what}
        for obstacle in plan.obstacles.filter(state=ObstacleState.OPEN)
    ]


def _baselines(plan: Plan) -> list[str]:
    lacks = [] if plan.goals.exists() else [_("Add a goal.")]
    lacks += [
        _("“%(goal)s” has no baseline: measure first where it begins.") % {"goal": goal.words}
        for goal in plan.goals.filter(baseline_on=None)
    ]
    if not Measure.objects.filter(plan=plan).exclude(state=MeasureState.STOPPED).exists():
        lacks.append(_("Add a measure."))
    return lacks


def _means(plan: Plan) -> list[str]:
    """Who does what, from whom the means come, from when until when, and that residents saw it."""
    step = plan.steps.prefetch_related("parties").get(number=MEANS)
    lacks = [
        _("Write down what %(who)s does or gives.") % {"who": party.who}
        for party in step.parties.all()
        if not party.does
    ]
    measures = plan.measures.exclude(state=MeasureState.STOPPED).select_related("cost")
    lacking = {one: _lacking(one) for one in measures.annotate(sources_of_money=Count("allocations"))}
    lacks += [said for one, said in lacking.items() if said and one.state in _PROMISED and not one.lifted_to]
    if all(lacking.values()):
        lacks.append(
            _("Write down for at least one measure what it costs, who pays, and from when until when.")
        )
    if step.seen_on is None:
        lacks.append(_("Show it to residents, and write down when and how."))
    return lacks


def _lacking(measure: Measure) -> str:
    """What isn't known yet of its money and its time, in one sentence; empty when all is."""
    cost: MeasureCost | None = getattr(measure, "cost", None)
    lacks = []
    if cost is None:
        lacks.append(_("what it costs (nothing counts too)"))
    elif cost.planned and not getattr(measure, "sources_of_money", 0):
        lacks.append(_("who pays"))
    if measure.starts_on is None or measure.ends_on is None:
        lacks.append(_("from when until when"))
    if not lacks:
        return ""
    return _("“%(measure)s”: write down %(lacks)s.") % {"measure": measure.title, "lacks": ", ".join(lacks)}


def _coalitions(plan: Plan) -> list[str]:
    alone = plan.measures.filter(state__in=OPEN_MEASURES, partners="")
    return [
        _("“%(measure)s” names no partners: write down who joins in.") % {"measure": one.title}
        for one in alone
    ]


def _aftercare(plan: Plan) -> list[str]:
    if plan.adopted_on is None:
        return [_("Adopt the plan first.")]
    before, last = plan.adopted_on, five_years_after(plan.adopted_on)
    days = AftercareDate.objects.filter(plan=plan, on__gt=before).order_by("on").values_list("on", flat=True)
    for day in days:
        if day - before > timedelta(days=MOST_DAYS_BETWEEN):
            break
        before = day
    if before >= last:
        return []
    return [
        _(
            "After %(before)s no day is planned to look again within a year. Plan one in each year, until %(last)s."
        )
        % {"before": f"{before:%-d-%-m-%Y}", "last": f"{last:%-d-%-m-%Y}"}
    ]


_GATES = {
    1: _vision,
    2: _direction,
    3: _obstacles,
    4: _baselines,
    MEANS: _means,
    6: _coalitions,
    7: _aftercare,
}
