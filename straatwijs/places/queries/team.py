"""Who in the team serves which place, and what they may do there."""

from django.db.models import Q, QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES, Permission, Role
from straatwijs.places.models import Area, Assignment
from straatwijs.places.queries.areas import codes_above


def serves(member: Member, area: Area) -> set[Role]:
    """The roles that a member has at this place, given there or at a place above it."""
    held = Assignment.objects.filter(member=member, area__code__in=codes_above(area))
    return {ROLES[name] for name in held.values_list("role", flat=True).distinct()}


def member_may(member: Member, permission: Permission, area: Area) -> bool:
    return member.is_active and any(permission in role.permissions for role in serves(member, area))


def acting_role(member: Member, permission: Permission, area: Area) -> str | None:
    """The role in which a member does this there; None without the right."""
    able = [role.name for role in serves(member, area) if permission in role.permissions]
    return min(able, default=None) if member.is_active else None


def areas_served(member: Member, permission: Permission | None = None) -> QuerySet[Area]:
    """Every place that a member serves, with all below it; with a permission, where they have that one."""
    held = Assignment.objects.filter(member=member)
    if permission:
        held = held.filter(role__in=[role.name for role in ROLES.values() if permission in role.permissions])
    paths = held.values_list("area__path", flat=True).distinct()
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return Area.objects.filter(below)


def largest_areas_where(member: Member, *permissions: Permission) -> list[Area]:
    """The largest places in which this member may do one of these."""
    roles = [role.name for role in ROLES.values() if role.permissions.intersection(permissions)]
    held = Area.objects.filter(assignments__member=member, assignments__role__in=roles)
    largest: list[Area] = []
    for area in held.distinct().order_by("path"):
        if not any(area.path.startswith(around.path) for around in largest):
            largest.append(area)
    return largest
