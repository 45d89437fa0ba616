"""How much a place asks of people at most, and whether it asks the lighter form."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.fieldwork.actions.rights import check
from straatwijs.fieldwork.models import Ceiling, LighterForm
from straatwijs.fieldwork.queries.questions import has_lighter
from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

# A whole working week in a quarter, and nobody is left to do anything.
MOST_MINUTES = 2400


@transaction.atomic
def set_ceiling(*, area: Area, role: str, minutes: int | None, by: Member) -> None:
    """Per person and quarter; None takes it away. Raises Refused and PermissionDenied."""
    check(by, area, Permission.LEAD_CONVERSATION)
    if role not in ROLES or Permission.FILL_IN not in ROLES[role].permissions:
        raise Refused("role", _("Choose one of the roles."))
    if minutes is not None and not 1 <= minutes <= MOST_MINUTES:
        raise Refused("minutes", _("Give a whole number from 1 to %(most)d.") % {"most": MOST_MINUTES})
    if minutes is None:
        Ceiling.objects.filter(area=area, role=role).delete()
    else:
        Ceiling.objects.update_or_create(area=area, role=role, defaults={"minutes": minutes})
    record(by=by, action="set", thing="ceiling", key=area.code, role=role, minutes=minutes or 0)


@transaction.atomic
def choose_form(*, area: Area, instrument: str, lighter: bool, by: Member, today: date) -> None:
    """The lighter form or the whole one, from now on. Raises Refused and PermissionDenied."""
    check(by, area, Permission.LEAD_CONVERSATION)
    asked = instruments().get(instrument)
    if asked is None or not has_lighter(asked):
        raise Refused("instrument", _("This form has no lighter one."))
    if lighter:
        LighterForm.objects.get_or_create(area=area, instrument=instrument, defaults={"since": today})
    else:
        LighterForm.objects.filter(area=area, instrument=instrument).delete()
    record(
        by=by, action="choose", thing="lighter form", key=area.code, instrument=instrument, lighter=lighter
    )
