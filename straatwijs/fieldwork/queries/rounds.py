"""Rounds with what was seen in them, and routes with what was noted at their stops."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.fieldwork.calculations.rounds import Seen, seen
from straatwijs.fieldwork.models import Round, Route, Stop
from straatwijs.places.models import Area
from straatwijs.places.queries import areas_served
from straatwijs.privacy.queries import Filled, Reader, counted, filled

# Who walks a route in parts does it within these days: what is older belongs to the time before.
WALKED_TOGETHER = timedelta(days=28)


@dataclass(frozen=True)
class RoundSeen:
    round: Round
    seen: Seen


@dataclass(frozen=True)
class StopSeen:
    """`last` is the newest of all, `before` the one before it. `lately`: in the walk that goes on now."""

    stop: Stop
    last: Filled | None
    before: Filled | None
    lately: bool


def rounds_of(member: Member) -> QuerySet[Round]:
    served = areas_served(member, Permission.FILL_IN)
    return Round.objects.filter(area__in=served).select_related("area")


def rounds_at(area: Area) -> QuerySet[Round]:
    """The oldest first."""
    return Round.objects.filter(area=area).select_related("area").order_by("begins_on")


def routes_of(member: Member) -> QuerySet[Route]:
    served = areas_served(member, Permission.FILL_IN)
    return Route.objects.filter(area__in=served).select_related("area").prefetch_related("stops")


def seen_in(found: Round, reader: Reader) -> Seen:
    first, end = found.begins_on, found.end
    rows = filled(found.area, instrument=found.instrument, reader=reader, first=first, end=end)
    looked = counted(found.area, instrument=found.instrument, reader=reader, first=first, end=end)
    return seen(
        [row.answers for row in rows],
        visits=looked.visits if looked else 0,
        minutes=looked.minutes if looked else 0,
    )


def compared(area: Area, reader: Reader) -> list[RoundSeen]:
    return [RoundSeen(found, seen_in(found, reader)) for found in rounds_at(area)]


def last_walk(member: Member, area: Area) -> Filled | None:
    rows = filled(area, instrument="walk", reader=Reader.for_member(member), limit=1)
    return rows[0] if rows else None


def stops_seen(route: Route, reader: Reader, *, today: date) -> list[StopSeen]:
    """By anybody of the team."""
    found = []
    for stop in route.stops.select_related("area"):
        rows = filled(stop.area, instrument="walk", reader=reader, limit=2)
        last, before = (*rows, None, None)[:2]
        lately = last is not None and last.on > today - WALKED_TOGETHER
        found.append(StopSeen(stop, last, before, lately))
    return found
