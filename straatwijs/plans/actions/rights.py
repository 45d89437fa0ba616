"""Who may do what with a plan, and the one lock that keeps its gates: on the plan itself."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.observations.public_words import team_words
from straatwijs.places.models import Area
from straatwijs.places.queries import acting_role, names_around
from straatwijs.plans.models import Plan
from straatwijs.plans.states import PlanState
from straatwijs.shared.refusal import Refused


def check(by: Member, area: Area, permission: Permission = Permission.WORK_ON_PLAN) -> str:
    """The role in which it is done. Raises PermissionDenied."""
    role = acting_role(by, permission, area)
    if role is None:
        raise PermissionDenied(_("Your role does not work on plans here."))
    return role


def locked(plan: Plan, by: Member, permission: Permission = Permission.WORK_ON_PLAN) -> Plan:
    """The row of a plan that goes on, for who may work on it. Raises Refused and PermissionDenied."""
    found = row_of(plan)
    check(by, found.area, permission)
    if found.state == PlanState.STOPPED:
        raise Refused("", _("This plan has stopped. Start it again first."))
    return found


def locked_full(plan: Plan, by: Member) -> Plan:
    """As `locked`, once the plan has grown into the seven steps."""
    found = locked(plan, by)
    if found.light:
        raise Refused("", _("This is a light plan. Let it grow first."))
    return found


def row_of(plan: Plan) -> Plan:
    return (
        Plan.objects.select_for_update(of=("self",)).select_related("area", "priority_area").get(pk=plan.pk)
    )


def said(area: Area, field: str, words: str, *, most: int, needed: str = "") -> str:
    """The team's words for everyone: cleaned, nobody's name in them. `needed` is what to say when they are empty."""
    kept = team_words(field, words, most=most, places={area.name, *names_around(area)})
    if needed and not kept:
        raise Refused(field, needed)
    return kept
