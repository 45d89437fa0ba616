"""What the team's pages about plans share."""

from collections.abc import Callable, Mapping
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries import descendants, member_may, streets_of
from straatwijs.plans.models import Goal, Measure, Plan
from straatwijs.shared.refusal import Refused

_MOST_CHOICES = 300


def own_plan(request: HttpRequest, number: int, permission: Permission = Permission.ANSWER) -> Plan:
    """For who answers there; for others it is not there."""
    found = get_object_or_404(Plan.objects.select_related("area", "priority_area"), pk=number)
    if not member_may(member_of(request), permission, found.area):
        raise Http404
    return found


def own_goal(request: HttpRequest, number: int) -> Goal:
    found = get_object_or_404(Goal.objects.select_related("plan__area"), pk=number)
    own_plan(request, found.plan_id)
    return found


def own_measure(request: HttpRequest, number: int, permission: Permission = Permission.ANSWER) -> Measure:
    found = get_object_or_404(
        Measure.objects.select_related("plan__area", "plan__priority_area", "topic"), pk=number
    )
    own_plan(request, found.plan_id, permission)
    return found


def works_on(request: HttpRequest, plan: Plan) -> bool:
    return member_may(member_of(request), Permission.WORK_ON_PLAN, plan.area)


def carry_out(request: HttpRequest, doings: Mapping[str, Callable[[], object]]) -> Refused | None:
    """What a form asks for in `do`; gives back why it can't be."""
    doing = doings.get(request.POST.get("do", ""))
    if doing is None:
        return Refused("", _("This button is not known here. Load the page again."))
    try:
        doing()
    except Refused as refused:
        return refused
    messages.success(request, _("Kept."))
    return None


def day_from(value: str) -> date | None:
    """A day as a browser sends it; None for anything else, so that the action says what to fill in."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def streets_in(plan: Plan) -> list[Area]:
    """Where a measure can be noticed, and a phrase can hang."""
    if plan.priority_area:
        return list(plan.priority_area.areas.all())
    return list(streets_of(plan.area)[:300])


def places_in(own: list[Area]) -> list[Area]:
    """The own places and what lies in them, without streets: plans and links are of more than one."""
    found = list(own)
    for area in own:
        found += descendants(area).exclude(kind__in=OUTDOORS).order_by("name")[:_MOST_CHOICES]
    return found
