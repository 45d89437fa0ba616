"""Sheets on their way from paper to a contribution."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from straatwijs.accounts.models import Member
from straatwijs.accounts.queries import roles_that_may
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.models import TypedSheet
from straatwijs.fieldwork.models.typed_sheets import UNDONE_WITHIN, SheetState
from straatwijs.places.models import Area
from straatwijs.places.queries import areas_served
from straatwijs.places.queries.areas import codes_above


@dataclass(frozen=True)
class Waiting:
    """One sheet of paper, with as many lines as wait."""

    first: TypedSheet
    lines: int


@dataclass(frozen=True)
class OnTheirWay:
    to_approve: list[Waiting]
    sent_back: list[TypedSheet]
    own_waiting: int
    # What this member judged last, and can still undo.
    judged: list[Waiting]


def on_their_way(member: Member, *, now: datetime) -> OnTheirWay:
    rows = TypedSheet.objects.filter(area__in=areas_served(member, Permission.FILL_IN)).select_related("area")
    waiting = rows.filter(state=SheetState.TYPED)
    judged = rows.filter(judged_by=member, judged_at__gt=now - UNDONE_WITHIN).order_by("-judged_at", "line")
    return OnTheirWay(
        to_approve=_sheets(waiting.exclude(typed_by=member)),
        sent_back=list(rows.filter(state=SheetState.SENT_BACK, typed_by=member)),
        own_waiting=len(_sheets(waiting.filter(typed_by=member))),
        judged=[
            _waiting(group) for _key, group in groupby(judged, key=lambda row: (row.sheet, row.judged_at))
        ],
    )


def lines_of(typed: TypedSheet) -> list[TypedSheet]:
    """All lines of its sheet that are typed in, in their order."""
    return list(TypedSheet.objects.filter(sheet=typed.sheet).order_by("line", "pk"))


def writers_at(area: Area) -> list[Member]:
    """Who may have filled in a form of the team there."""
    roles = roles_that_may(Permission.FILL_IN)
    found = Member.objects.filter(
        is_active=True, assignments__role__in=roles, assignments__area__code__in=codes_above(area)
    )
    return list(found.distinct().order_by("name"))


def _waiting(rows: Iterable[TypedSheet]) -> Waiting:
    first, *further = rows
    return Waiting(first, 1 + len(further))


def _sheets(rows: Iterable[TypedSheet]) -> list[Waiting]:
    """The oldest first."""
    by_sheet: dict[object, list[TypedSheet]] = {}
    for row in rows:
        by_sheet.setdefault(row.sheet, []).append(row)
    return [_waiting(sorted(lines, key=lambda row: row.line)) for lines in by_sheet.values()]
