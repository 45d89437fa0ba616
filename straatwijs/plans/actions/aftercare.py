"""Looking at a plan again, for at least five years: planning the days, and saying what was seen."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.plans.actions import gates, rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import AftercareDate, Plan
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.states import PlanState
from straatwijs.plans.steps import AFTERCARE_YEARS
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@transaction.atomic
def plan_day(*, plan: Plan, on: date | None, by: Member, now: datetime | None = None) -> AftercareDate:
    found = rights.locked_full(plan, by)
    if on is None or on <= timezone.localdate(now):
        raise Refused("on", _("Choose a day that is still to come."))
    return _planned(found, on, by)


@transaction.atomic
def plan_years(*, plan: Plan, by: Member, now: datetime | None = None) -> list[AftercareDate]:
    """A day in each of the next five years, a year apart. Days that are there already stay."""
    found, today = rights.locked_full(plan, by), timezone.localdate(now)
    first = found.adopted_on or today
    return [_planned(found, _years_after(first, years), by) for years in range(1, AFTERCARE_YEARS + 1)]


@transaction.atomic
def drop_day(*, day: AftercareDate, by: Member) -> None:
    plan = rights.locked_full(day.plan, by)
    found = plan.aftercare_dates.get(pk=day.pk)
    if found.held_on:
        raise Refused("", _("This evaluation was held already, so it stays."))
    found.delete()
    gates.hold(plan)
    record(by=by, action="remove", thing="aftercare", key=day.pk, plan=plan.pk)


@transaction.atomic
def evaluate(*, day: AftercareDate, words: str, by: Member, now: datetime | None = None) -> AftercareDate:
    """What was seen on that day, for everyone."""
    plan, today = rights.locked_full(day.plan, by), timezone.localdate(now)
    found = plan.aftercare_dates.get(pk=day.pk)
    if plan.state == PlanState.MAKING:
        raise Refused("", _("The plan is not adopted yet, so there is nothing to look back on."))
    if found.on > today:
        raise Refused("", _("That day is still to come."))
    found.words = said(plan.area, "words", words, most=MOST_WORDS, needed=_("Say what was seen."))
    found.held_on = found.held_on or today
    found.save()
    record(by=by, action="evaluate", thing="plan", key=plan.pk)
    return found


def _planned(plan: Plan, on: date, by: Member) -> AftercareDate:
    day, made = AftercareDate.objects.get_or_create(plan=plan, on=on)
    if made:
        record(by=by, action="add", thing="aftercare", key=day.pk, plan=plan.pk)
    return day


def _years_after(day: date, years: int) -> date:
    leap_day = (day.month, day.day) == (2, 29)
    return date(day.year + years, day.month, 28 if leap_day else day.day)
