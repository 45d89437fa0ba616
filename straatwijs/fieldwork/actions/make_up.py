"""Setting how a neighbourhood is made up."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.models import Group, MakeUp
from straatwijs.fieldwork.queries.make_up import names
from straatwijs.instruments.definition import Instrument
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@transaction.atomic
def set_make_up(
    *, area: Area, instrument: Instrument, group: str, shares: Mapping[str, int], by: Member
) -> None:
    """Shares in percent that make 100 together; none at all takes it away. Raises Refused and PermissionDenied."""
    if not member_may(by, Permission.LEAD_CONVERSATION, area):
        raise PermissionDenied(_("Your role does not set this here."))
    if group not in Group:
        raise Refused("group", _("Choose what you want to fill in: age, how people live, or neighbourhoods."))
    known = names(instrument, area, group)
    given = {key: share for key, share in shares.items() if key in known}
    total = sum(given.values())
    if any(not 0 <= share <= 100 for share in given.values()) or total not in {0, 100}:
        raise Refused(
            "shares",
            _("Together this is %(total)d percent. Make it 100, or empty all of them.") % {"total": total},
        )
    MakeUp.objects.filter(area=area, group=group).delete()
    if total:
        MakeUp.objects.bulk_create(
            MakeUp(area=area, group=group, key=key, share=share) for key, share in given.items()
        )
    record(by=by, action="set make-up", thing="area", key=area.code, group=group)
