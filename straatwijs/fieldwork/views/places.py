"""Which place a page of the team is about."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from straatwijs.accounts.roles import Permission
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader
from straatwijs.shared.weeks import week_of


def own_area(request: HttpRequest, slug: str, permission: Permission) -> Area:
    """For who may do this there; for others it is not there."""
    area = get_object_or_404(Area, slug=slug)
    if not Reader.for_member(request.user).may(permission, area):
        raise Http404
    return area


def week_named(name: str, *, latest: date) -> date:
    """The Monday of "2026-W47"; anything else, and what is still to come, is the latest week."""
    try:
        year, week = name.split("-W")
        found = date.fromisocalendar(int(year), int(week), 1)
    except ValueError:
        return latest
    return min(found, latest)


def name_of(week: date) -> str:
    year, number, _day = week.isocalendar()
    return f"{year}-W{number:02}"


def weeks_back(today: date, *, number: int, coming: int = 0) -> list[date]:
    """Mondays, newest first."""
    return [week_of(today) + timedelta(weeks=step) for step in range(coming, -number, -1)]
