"""The seven steps: who takes part, passing one, opening one again, and what is in the way."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.plans.actions import gates, rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import Obstacle, Plan, Side, Step, StepParty
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.queries.gates import missing
from straatwijs.plans.states import OBSTACLE, STEP, ObstacleState, StepState
from straatwijs.plans.steps import MEANS
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

MOST_PARTIES = 30


@transaction.atomic
def add_party(*, step: Step, side: str, who: str, does: str, by: Member) -> StepParty:
    """Somebody takes part: an organisation or role, never a person. The same one again changes what it does."""
    plan = rights.locked_full(step.plan, by)
    if side not in Side:
        raise Refused("side", _("Choose for whom: the programme, partners or residents."))
    if step.parties.count() >= MOST_PARTIES:
        raise Refused("who", _("Many take part in this step already. Put some together."))
    words = said(plan.area, "who", who, most=120, needed=_("Say who: an organisation or a role."))
    does = said(plan.area, "does", does, most=200)
    party, _made = StepParty.objects.update_or_create(
        step=step, side=side, who=words, defaults={"does": does}
    )
    gates.hold(plan)
    record(by=by, action="add", thing="step party", key=party.pk, plan=plan.pk, step=step.number)
    return party


@transaction.atomic
def remove_party(*, party: StepParty, by: Member) -> None:
    plan = rights.locked_full(party.step.plan, by)
    party.step.parties.filter(pk=party.pk).delete()
    gates.hold(plan)
    record(by=by, action="remove", thing="step party", key=party.pk, plan=plan.pk)


@transaction.atomic
def pass_step(*, step: Step, yielded: str, decided: str, by: Member, now: datetime | None = None) -> Step:
    """With everything before it passed and its gate open. `decided` says who decided so. Raises Refused."""
    plan = rights.locked_full(step.plan, by)
    found = plan.steps.get(pk=step.pk)
    if StepState.PASSED not in STEP[StepState(found.state)]:
        raise Refused("", _("This step was passed already."))
    if plan.steps.filter(number__lt=found.number).exclude(state=StepState.PASSED).exists():
        raise Refused("", _("Pass the steps before it first."))
    found.yielded = said(plan.area, "yielded", yielded, most=MOST_WORDS, needed=_("Say what this step gave."))
    found.passed_by = said(
        plan.area, "decided", decided, most=120, needed=_("Say who decided it: an organisation or a role.")
    )
    lacks = missing(plan, found.number)
    if lacks:
        raise Refused("", " ".join(lacks))
    found.state, found.passed_on, found.reason = StepState.PASSED, timezone.localdate(now), ""
    found.save()
    record(by=by, action="pass", thing="step", key=plan.pk, step=found.number)
    gates.follow(plan, by, on=found.passed_on)
    return found


@transaction.atomic
def open_step(*, step: Step, reason: str, by: Member) -> Step:
    """By hand: it is not finished after all. What was built on it opens too."""
    plan = rights.locked_full(step.plan, by)
    found = plan.steps.get(pk=step.pk)
    if StepState.OPEN not in STEP[StepState(found.state)]:
        raise Refused("", _("This step is open already."))
    why = said(plan.area, "reason", reason, most=MOST_WORDS, needed=_("Say why it opens again."))
    gates.open_from(plan, found.number, reason=why, by=by)
    found.refresh_from_db()
    return found


@transaction.atomic
def show_residents(*, step: Step, on: date | None, how: str, by: Member, now: datetime | None = None) -> Step:
    """Residents saw who does what, who pays and when, before it begins."""
    plan = rights.locked_full(step.plan, by)
    found = plan.steps.get(pk=step.pk)
    if found.number != MEANS:
        raise Refused("", _("This is asked in step 5."))
    if on is None or on > timezone.localdate(now):
        raise Refused("on", _("Choose the day on which residents saw it. It can't lie in the future."))
    found.seen_how = said(
        plan.area,
        "how",
        how,
        most=200,
        needed=_("Say how they saw it: at an evening, by letter, on a board."),
    )
    found.seen_on = on
    found.save(update_fields=["seen_on", "seen_how"])
    record(by=by, action="show", thing="step", key=plan.pk, step=found.number)
    return found


@transaction.atomic
def add_obstacle(*, plan: Plan, what: str, owner: str, by: Member) -> Obstacle:
    """When step 3 was passed, that opens again: nobody is asked anything that can't be kept."""
    found = rights.locked_full(plan, by)
    added = Obstacle.objects.create(
        plan=found,
        what=said(found.area, "what", what, most=300, needed=_("Say what is in the way.")),
        owner=said(
            found.area, "owner", owner, most=120, needed=_("Say who works on it: an organisation or a role.")
        ),
    )
    record(by=by, action="add", thing="obstacle", key=added.pk, plan=found.pk)
    gates.fall(found, by)
    return added


@transaction.atomic
def settle_obstacle(*, obstacle: Obstacle, state: str, reason: str, by: Member) -> Obstacle:
    """Out of the way, named with the reason, or back again."""
    plan = rights.locked_full(obstacle.plan, by)
    found = plan.obstacles.get(pk=obstacle.pk)
    if state not in ObstacleState or ObstacleState(state) not in OBSTACLE[ObstacleState(found.state)]:
        raise Refused("state", _("Choose what became of it."))
    found.reason = said(
        plan.area,
        "reason",
        reason,
        most=MOST_WORDS,
        needed=_("Say how it was solved, why it stays, or why it is back."),
    )
    found.state = state
    found.save()
    record(by=by, action="settle", thing="obstacle", key=found.pk, plan=plan.pk, state=state)
    gates.fall(plan, by)
    return found
