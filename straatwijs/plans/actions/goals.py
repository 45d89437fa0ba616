"""Goals: a baseline first, then a target; and what was measured on the way."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.instruments.queries import indicators
from straatwijs.places.models import Area
from straatwijs.plans.actions import gates, rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import Ambition, Direction, Goal, IndicatorKind, Measurement, Plan, Reckoned
from straatwijs.plans.states import MeasureState
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

_FAR = 1e12
_BEGUN = (MeasureState.AGREED, MeasureState.UNDER_WAY, MeasureState.DONE)


@dataclass(frozen=True, kw_only=True)
class GoalDraft:
    """`codes` for street counts; `what` with `unit` for own measuring, `what` with `source` for a figure of others."""

    words: str
    kind: str
    target_value: float | None
    target_on: date | None
    direction: str
    who: str
    rhythm: str
    ambition: Ambition | None = None
    codes: Sequence[str] = ()
    what: str = ""
    unit: str = ""
    reckoned: str = Reckoned.TIME
    source: str = ""
    baseline_value: float | None = None
    baseline_on: date | None = None
    baseline_effort: str = ""


@transaction.atomic
def keep_goal(
    *, plan: Plan, draft: GoalDraft, by: Member, goal: Goal | None = None, now: datetime | None = None
) -> Goal:
    """A new one, or a change. Raises Refused and PermissionDenied."""
    found = rights.locked_full(plan, by)
    kept = found.goals.get(pk=goal.pk) if goal else Goal(plan=found, order=found.goals.count())
    had_baseline = kept.has_baseline
    _fill(kept, draft, found.area)
    _check_figures(kept, draft, today=timezone.localdate(now))
    kept.save()
    if had_baseline and not kept.has_baseline:
        _check_nothing_began(kept)
    gates.hold(found)
    record(by=by, action="keep", thing="goal", key=kept.pk, plan=found.pk)
    return kept


@transaction.atomic
def remove_goal(*, goal: Goal, by: Member) -> None:
    """Only when nothing hangs on it."""
    plan = rights.locked_full(goal.plan, by)
    hanging = list(goal.measures.values_list("title", flat=True))
    if hanging:
        raise Refused(
            "",
            _("These measures serve this goal: %(measures)s. Give them another goal first.")
            % {"measures": "; ".join(hanging)},
        )
    plan.goals.filter(pk=goal.pk).delete()
    gates.hold(plan)
    record(by=by, action="remove", thing="goal", key=goal.pk, plan=plan.pk)


@transaction.atomic
def measure_goal(
    *,
    goal: Goal,
    on: date | None,
    value: float | None,
    effort: str,
    who: str,
    by: Member,
    now: datetime | None = None,
) -> Measurement:
    """A value on a day, with the effort behind it."""
    plan = rights.locked(goal.plan, by, Permission.ANSWER)
    found = plan.goals.get(pk=goal.pk)
    if found.kind == IndicatorKind.COUNTS:
        raise Refused("", _("What is noted in the street is counted by itself."))
    if found.baseline_on is None:
        raise Refused("", _("This goal has no baseline yet. Fill that in first."))
    day = _day(on, found.baseline_on, today=timezone.localdate(now))
    if found.measurements.filter(on=day, block="").exists():
        raise Refused("on", _("There is a value of that day already. Take it away first."))
    measured = Measurement.objects.create(
        goal=found,
        on=day,
        value=_number("value", value),
        effort=said(plan.area, "effort", effort, most=200, needed=_effort_sentence()),
        who=said(plan.area, "who", who, most=120, needed=_("Say who measured: an organisation or a role.")),
    )
    record(by=by, action="measure", thing="goal", key=found.pk, plan=plan.pk)
    return measured


@transaction.atomic
def remove_measurement(*, measurement: Measurement, by: Member) -> None:
    """What the team typed in. What residents counted stays as it was written down, so that nobody can watch it move."""
    plan = rights.locked(measurement.goal.plan, by, Permission.ANSWER)
    if measurement.block:
        raise Refused(
            "", _("Residents counted this. It stays. Type in another figure with its day beside it.")
        )
    measurement.delete()
    record(by=by, action="remove", thing="measurement", key=measurement.goal_id, plan=plan.pk)


def _fill(goal: Goal, draft: GoalDraft, area: Area) -> None:
    goal.words = said(area, "words", draft.words, most=300, needed=_("Say what the goal is."))
    if draft.kind not in IndicatorKind:
        raise Refused("kind", _("Choose how you will see it."))
    if draft.direction not in Direction:
        raise Refused("direction", _("Choose: should it be more or less?"))
    goal.kind, goal.direction, goal.ambition = draft.kind, draft.direction, draft.ambition
    counts, own = draft.kind == IndicatorKind.COUNTS, draft.kind == IndicatorKind.OWN
    goal.codes = _codes(draft.codes) if counts else []
    goal.what = "" if counts else said(area, "what", draft.what, most=120, needed=_("Say what is measured."))
    goal.unit = (
        ""
        if counts
        else said(
            area,
            "unit",
            draft.unit,
            most=40,
            needed=_("Say in what it is counted: bags, steps, portions.") if own else "",
        )
    )
    goal.reckoned = Reckoned(draft.reckoned) if own and draft.reckoned in Reckoned else Reckoned.TIME
    goal.source = (
        ""
        if counts or own
        else said(area, "source", draft.source, most=120, needed=_("Say where the figure comes from."))
    )
    goal.who = said(
        area, "who", draft.who, most=120, needed=_("Say who measures: an organisation or a role.")
    )
    goal.rhythm = said(area, "rhythm", draft.rhythm, most=120, needed=_("Say when it is measured."))
    goal.baseline_effort = said(area, "baseline_effort", draft.baseline_effort, most=200)


def _codes(codes: Sequence[str]) -> list[str]:
    known = [code for code in dict.fromkeys(codes) if code in indicators()]
    if not known:
        raise Refused("codes", _("Choose at least one thing that people note."))
    return known


def _check_figures(goal: Goal, draft: GoalDraft, *, today: date) -> None:
    goal.target_value = _number("target_value", draft.target_value)
    if draft.target_on is None:
        raise Refused("target_on", _("Choose the day of the target."))
    goal.target_on = draft.target_on
    goal.baseline_value, goal.baseline_on = draft.baseline_value, draft.baseline_on
    given = (draft.baseline_value is not None, draft.baseline_on is not None, bool(goal.baseline_effort))
    if not any(given):
        if goal.target_on <= today:
            raise Refused("target_on", _("The day of the target must be still to come."))
        return
    if not all(given):
        raise Refused(
            "baseline_value", _("A baseline is a value, a day and the effort behind it. Fill in all three.")
        )
    _check_baseline(goal, today=today)


def _check_baseline(goal: Goal, *, today: date) -> None:
    start, begun = _number("baseline_value", goal.baseline_value), goal.baseline_on
    if begun is None or begun > today:
        raise Refused("baseline_on", _("The day of the baseline can't lie in the future."))
    if goal.target_on <= begun:
        raise Refused(
            "target_on", _("The target lies before the baseline. Choose a later day for the target.")
        )
    goes_up = goal.target_value > start
    if goal.target_value == start or goes_up != (goal.direction == Direction.UP):
        raise Refused(
            "target_value",
            _("You chose “%(direction)s”, but the target does not go that way from the baseline.")
            % {"direction": Direction(goal.direction).label},
        )


def _check_nothing_began(goal: Goal) -> None:
    begun = list(goal.measures.filter(state__in=_BEGUN).values_list("title", flat=True))
    if begun:
        raise Refused(
            "baseline_value",
            _("These measures began with this baseline: %(measures)s. So it stays.")
            % {"measures": "; ".join(begun)},
        )


def _day(on: date | None, baseline_on: date, *, today: date) -> date:
    if on is None or on > today:
        raise Refused("on", _("Choose the day on which it was measured."))
    if on < baseline_on:
        raise Refused("on", _("That day lies before the baseline. Choose a later day."))
    return on


def _number(field: str, value: float | None) -> float:
    if value is None or not math.isfinite(value) or abs(value) > _FAR:
        raise Refused(field, _("Fill in a number."))
    return value


def _effort_sentence() -> str:
    return _("Say how much looking was behind it: how often, how long or with how many.")
