"""Keeping the gates: what somebody chooses may not undo them; what happens in the world opens a step again."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.plans.models import Plan
from straatwijs.plans.queries.gates import missing, passed
from straatwijs.plans.states import PLAN, PlanState, StepState
from straatwijs.plans.steps import ADOPTING, LAST
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


def hold(plan: Plan) -> None:
    """After a change by choice. Raises Refused: the change then does not happen."""
    for number in passed(plan):
        lacks = missing(plan, number)
        if lacks:
            raise Refused(
                "",
                _("Step %(number)d was passed with this, so it stays. %(lack)s Or open that step again.")
                % {"number": number, "lack": " ".join(lacks)},
            )


def fall(plan: Plan, by: Member | None) -> None:
    """After something happened: the first step whose gate no longer holds opens again, and all after it."""
    for number in passed(plan):
        lacks = missing(plan, number)
        if lacks:
            open_from(plan, number, reason=" ".join(lacks), by=by)
            return


def open_from(plan: Plan, number: int, *, reason: str, by: Member | None) -> None:
    """This step and what was built on it."""
    later = plan.steps.filter(number__gte=number, state=StepState.PASSED)
    later.update(state=StepState.OPEN, passed_on=None, passed_by="")
    plan.steps.filter(number=number).update(reason=reason)
    record(by=by, action="open", thing="step", key=plan.pk, step=number)
    follow(plan, by, on=timezone.localdate())


def follow(plan: Plan, by: Member | None, *, on: date) -> None:
    """A plan stands where its steps stand."""
    done = passed(plan)
    if LAST in done:
        state = PlanState.AFTERCARE
    else:
        state = PlanState.ADOPTED if ADOPTING in done else PlanState.MAKING
    if state == plan.state:
        return
    if state not in PLAN[PlanState(plan.state)]:
        raise Refused("", _("Somebody was before you: look where it stands now."))
    plan.state = state
    plan.adopted_on = None if state is PlanState.MAKING else plan.adopted_on or on
    plan.save(update_fields=["state", "adopted_on"])
    record(by=by, action="move", thing="plan", key=plan.pk, state=state)
