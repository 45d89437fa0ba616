"""Short ways to make a plan in tests."""

from datetime import timedelta

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area
from straatwijs.plans.actions import aftercare, goals, measures, money, plans, steps
from straatwijs.plans.actions.goals import GoalDraft
from straatwijs.plans.actions.measures import MeasureDraft
from straatwijs.plans.actions.plans import LightPlan
from straatwijs.plans.models import Goal, Measure, Plan, Step
from straatwijs.plans.steps import step_text


def begin(area: Area, by: Member, **other) -> Plan:
    usual = {
        "title": "Een groene kade",
        "bullets": ["Bankjes op het plein", "Samen planten"],
        "look_again_on": timezone.localdate() + timedelta(days=120),
    }
    return plans.begin_plan(area=area, wanted=LightPlan(**{**usual, **other}), by=by)


def goal_draft(**other) -> GoalDraft:
    """Litter bags that residents count, with a baseline of last week."""
    today = timezone.localdate()
    usual = {
        "words": "Minder zwerfvuil op het plein",
        "kind": "own",
        "what": "zakken zwerfvuil",
        "unit": "zakken",
        "direction": "down",
        "baseline_value": 12.0,
        "baseline_on": today - timedelta(days=7),
        "baseline_effort": "8 rondes",
        "target_value": 4.0,
        "target_on": today + timedelta(days=365),
        "who": "Bewonersgroep",
        "rhythm": "elke maand",
    }
    return GoalDraft(**{**usual, **other})


def without_baseline(**other) -> GoalDraft:
    return goal_draft(baseline_value=None, baseline_on=None, baseline_effort="", **other)


def add_goal(plan: Plan, by: Member, **other) -> Goal:
    return goals.keep_goal(plan=plan, draft=goal_draft(**other), by=by)


def measure_draft(*served: Goal, **other) -> MeasureDraft:
    usual = {
        "title": "Extra bakken op het plein",
        "how_known": "Er ligt minder op straat",
        "pace": "quick",
        "owner": "De gemeente",
        "partners": "Bewonersgroep",
    }
    return MeasureDraft(goals=served, **{**usual, **other})


def propose(plan: Plan, by: Member, *served: Goal, **other) -> Measure:
    origin = {name: other.pop(name) for name in ("topic", "action") if name in other}
    return measures.propose_measure(plan=plan, draft=measure_draft(*served, **other), by=by, **origin)


def agree(measure: Measure, by: Member) -> Measure:
    measures.agree_measure(measure=measure, by=by)
    measure.refresh_from_db()
    return measure


def advance(measure: Measure, by: Member, state: str) -> Measure:
    measures.advance_measure(
        measure=measure, state=state, text="Het staat er.", reason="", visible=True, by=by
    )
    measure.refresh_from_db()
    return measure


def pay(measure: Measure, by: Member) -> Measure:
    """What it costs and who pays: a budget of its own."""
    today = timezone.localdate()
    source = money.add_source(
        plan=measure.plan, name=f"Budget {measure.pk}", who="De gemeente", amount=1000, begins_on=today,
        ends_on=today + timedelta(days=365), conditions="", residents_decide=False, by=by,
    )  # fmt: skip
    money.allocate(source=source, measure=measure, amount=600, by=by)
    money.set_cost(measure=measure, planned=800, spent=0, by=by)
    return measure


def days() -> dict[str, object]:
    today = timezone.localdate()
    return {"starts_on": today, "ends_on": today + timedelta(days=90)}


def fill(plan: Plan, by: Member) -> Measure:
    """Everything that all gates ask for, with a quick win that was proposed."""
    plans.write_vision(plan=plan, words="Een plein waar je blijft zitten.", by=by)
    plans.add_ambition(plan=plan, words="Het plein is van iedereen", year=2031, by=by)
    for step in plan.steps.all():
        for side in step_text(step.number).sides:
            steps.add_party(step=step, side=side, who=f"Groep {side}", does="Doet mee", by=by)
    steps.show_residents(step=plan.steps.get(number=5), on=timezone.localdate(), how="Op de markt", by=by)
    return pay(propose(plan, by, add_goal(plan, by), **days()), by)


def pass_step(plan: Plan, number: int, by: Member) -> Step:
    step = plan.steps.get(number=number)
    return steps.pass_step(step=step, yielded="Dit kwam eruit.", decided="De wijkraad", by=by)


def walk(plan: Plan, by: Member, *, to: int) -> None:
    """Filled, and passed up to and with a step."""
    fill(plan, by)
    for number in range(1, to + 1):
        if number == 7:
            aftercare.plan_years(plan=plan, by=by)
        pass_step(plan, number, by)
    plan.refresh_from_db()
