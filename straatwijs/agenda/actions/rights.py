"""Who may do what with conversations."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.places.models import Area
from straatwijs.places.queries import acting_role, names_around


def check(by: Member, area: Area, permission: Permission = Permission.LEAD_CONVERSATION) -> str:
    """The role in which it is done. Raises PermissionDenied."""
    role = acting_role(by, permission, area)
    if role is None:
        raise PermissionDenied(_("Your role does not decide about conversations here."))
    return role


def names(area: Area) -> set[str]:
    """Names of places that may stand in what is written about this one."""
    return {area.name, *names_around(area)}
