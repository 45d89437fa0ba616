"""Plans as people read them: of a place, with their steps, and where they stand."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from straatwijs.places.models import Area, PriorityArea
from straatwijs.places.queries import within
from straatwijs.plans.models import Plan, Side, Step, StepParty
from straatwijs.plans.queries.gates import missing
from straatwijs.plans.queries.readings import Standing, standing
from straatwijs.plans.states import PlanState, StepState
from straatwijs.plans.steps import StepText, step_text


@dataclass(frozen=True, kw_only=True)
class Part:
    """One side of a step: what it does, and who of it takes part."""

    side: Side
    does: object
    parties: tuple[StepParty, ...]


@dataclass(frozen=True, kw_only=True)
class StepLine:
    """`lacks`: what must still be there; only of the step where the plan stands."""

    step: Step
    text: StepText
    parts: tuple[Part, ...]
    is_next: bool
    lacks: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return self.step.state == StepState.PASSED


def plans_within(areas: Iterable[Area]) -> list[Plan]:
    """For the team of these places, what goes on first."""
    found = Plan.objects.filter(within(areas, "area")).select_related("area", "priority_area")
    return sorted(found, key=lambda plan: (plan.state == PlanState.STOPPED, plan.title))


def plans_at(place: Area | PriorityArea) -> list[Plan]:
    """Plans that hold this place, and those of places in it; what was stopped is left out."""
    going_on = Plan.objects.exclude(state=PlanState.STOPPED).select_related("area", "priority_area")
    if isinstance(place, PriorityArea):
        return list(going_on.filter(priority_area=place))
    around = Q(area__code__in=place.path.strip("/").split("/")) | Q(area__path__startswith=place.path)
    own = Q(priority_area=None) & around
    return list(
        going_on.filter(own | Q(priority_area__areas=place)).distinct().order_by("-area__path", "title")
    )


def step_lines(plan: Plan) -> tuple[StepLine, ...]:
    steps = list(plan.steps.prefetch_related("parties"))
    stands = next((step.number for step in steps if step.state == StepState.OPEN), 0)
    return tuple(
        StepLine(
            step=step,
            text=step_text(step.number),
            parts=_parts(step),
            is_next=step.number == stands,
            lacks=tuple(missing(plan, step.number)) if step.number == stands else (),
        )
        for step in steps
    )


def _parts(step: Step) -> tuple[Part, ...]:
    parties = list(step.parties.all())
    return tuple(
        Part(side=side, does=does, parties=tuple(party for party in parties if party.side == side))
        for side, does in step_text(step.number).does.items()
    )


def standings(plan: Plan, *, today: date) -> tuple[Standing, ...]:
    goals = plan.goals.select_related("ambition", "plan__area", "plan__priority_area")
    return tuple(standing(goal, today=today) for goal in goals.prefetch_related("measurements", "measures"))


def priority_areas_in(areas: Iterable[Area]) -> list[PriorityArea]:
    """Priority areas with all of their streets in these places."""
    paths = tuple(area.path for area in areas)
    found = PriorityArea.objects.prefetch_related("areas").order_by("name")
    return [
        one
        for one in found
        if (streets := list(one.areas.all())) and all(street.path.startswith(paths) for street in streets)
    ]


def smallest_around(streets: Iterable[Area]) -> Area | None:
    """The smallest area above streets that holds them all."""
    codes = [street.path.strip("/").split("/")[:-1] for street in streets]
    shared = [level[0] for level in zip(*codes, strict=False) if len(set(level)) == 1]
    return Area.objects.get(code=shared[-1]) if shared else None


def to_look_at(plans: Iterable[Plan], *, today: date) -> set[int]:
    """Plans whose day to look again has come: the reminder for the team."""
    found = Plan.objects.filter(pk__in=[plan.pk for plan in plans]).exclude(state=PlanState.STOPPED)
    light = Q(light=True, look_again_on__lte=today)
    held = Q(aftercare_dates__on__lte=today, aftercare_dates__held_on=None)
    return set(found.filter(light | (Q(light=False) & held)).values_list("pk", flat=True))
