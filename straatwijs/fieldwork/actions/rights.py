"""Who may steer what here."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.places.models import Area
from straatwijs.places.queries import acting_role


def check(by: Member, area: Area, permission: Permission) -> str:
    """The role in which it is done. Raises PermissionDenied."""
    role = acting_role(by, permission, area)
    if role is None:
        raise PermissionDenied(_("Your role does not decide about this here."))
    return role
