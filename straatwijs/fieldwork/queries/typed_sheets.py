"""Sheets on their way from paper to a contribution."""

from dataclasses import dataclass

from straatwijs.accounts.models import Member
from straatwijs.accounts.queries import roles_that_may
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import SheetState
from straatwijs.places.models import Area
from straatwijs.places.queries import areas_served
from straatwijs.places.queries.areas import codes_above


@dataclass(frozen=True)
class OnTheirWay:
    to_approve: list[TypedSheet]
    sent_back: list[TypedSheet]
    own_waiting: int


def on_their_way(member: Member) -> OnTheirWay:
    rows = TypedSheet.objects.filter(area__in=areas_served(member, Permission.FILL_IN)).select_related("area")
    waiting = rows.filter(state=SheetState.TYPED)
    return OnTheirWay(
        to_approve=list(waiting.exclude(typed_by=member)),
        sent_back=list(rows.filter(state=SheetState.SENT_BACK, typed_by=member)),
        own_waiting=waiting.filter(typed_by=member).count(),
    )


def writers_at(area: Area) -> list[Member]:
    """Who may have filled in a form of the team there."""
    roles = roles_that_may(Permission.FILL_IN)
    found = Member.objects.filter(
        is_active=True, assignments__role__in=roles, assignments__area__code__in=codes_above(area)
    )
    return list(found.distinct().order_by("name"))
