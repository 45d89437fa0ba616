"""Which contributions a member may act on."""

from collections.abc import Sequence
from dataclasses import dataclass
from os.path import commonpath

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.places.models import Area
from straatwijs.places.queries import acting_role
from straatwijs.privacy.queries import InboxItem, Reader, inbox_items
from straatwijs.shared.refusal import Refused


@dataclass(frozen=True)
class Reach:
    items: tuple[InboxItem, ...]
    # The smallest place that holds them all.
    area: Area
    # The role in which the member acts there.
    role: str


def reach(references: Sequence[int], *, by: Member, permission: Permission) -> Reach:
    """Raises Refused when something is gone or out of sight, PermissionDenied where the member may only read."""
    wanted = sorted(set(references))
    if not wanted:
        raise Refused("references", _("Tick at least one note."))
    reader = Reader.for_member(by)
    items = inbox_items(wanted, reader=reader)
    if len(items) < len(wanted):
        raise Refused("references", _gone(len(wanted) - len(items)))
    areas = list(Area.objects.filter(pk__in={item.place.id for item in items}))
    roles = {acting_role(by, permission, area) for area in areas}
    if None in roles:
        raise PermissionDenied(_("You may read this, but your role may not do this here."))
    return Reach(items=items, area=_smallest_around(areas), role=min(str(role) for role in roles))


def _gone(number: int) -> str:
    return ngettext(
        "One note was taken back in the meantime. The others are still ticked: send it again.",
        "%(number)d notes were taken back in the meantime. The others are still ticked: send it again.",
        number,
    ) % {"number": number}


def _smallest_around(areas: Sequence[Area]) -> Area:
    if len(areas) == 1:
        return areas[0]
    around = Area.objects.filter(path=f"{commonpath([area.path for area in areas])}/").first()
    if around is None:
        raise Refused("references", _("These notes lie in different municipalities. Answer them one by one."))
    return around
