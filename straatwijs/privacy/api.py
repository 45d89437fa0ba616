"""GET areas/{code}/counts: rows by the plan, judged by who asks."""

from datetime import date, timedelta
from typing import Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from ninja import Field, Path, Query, Router, Schema, Status

from straatwijs.observations.api import Problem
from straatwijs.places.models import Area
from straatwijs.privacy.queries import CountRow, Reader, TooManyRows, counts
from straatwijs.shared.weeks import Quarter, quarter_of

router = Router(tags=["counts"])

_EARLIEST, _LATEST_YEARS = date(2000, 1, 3), 1


class Count(Schema):
    """`number`, `visits` and `minutes` are null where they are not shown; `about`: rounded to five."""

    indicator: str
    side: Literal["pleasant", "annoying"]
    kind: Literal["object", "social", "household"]
    perspective: str
    street: str
    period: str
    number: int | None
    about: bool
    shown: bool
    published_on: date | None
    visits: int | None
    minutes: int | None


class CountsQuery(Schema):
    by: Literal["week", "block", "quarter"] = "quarter"
    first: date | None = Field(None, alias="from", description="Widens to a whole period")
    last: date | None = Field(None, alias="to", description="Widens to a whole period")
    part: Literal["", "street", "indicator", "perspective"] = ""


@router.get(
    "/{code}/counts", response={200: list[Count], 404: Problem, 422: Problem}, summary="Counts of a place"
)
def get_counts(
    request: HttpRequest, response: HttpResponse, code: Path[str], asked: Query[CountsQuery]
) -> list[CountRow] | Status[Problem]:
    """Rows by the plan of docs/policy/thresholds.md, the same list whatever was noted.

    Things (`object`) are exact and live per week, block or quarter. What is about people comes as published:
    per block, or per quarter parted by street, indicator or perspective, never crossed; so `by=week`, and
    `by=block` with a part, hold things only. A signed-in team sees its own places live and exact. Without
    dates: the last quarter and the running one.
    """
    # What one reader sees is kept for nobody: no cache learns who looked, or what the team saw.
    response["Cache-Control"] = "private, no-store"
    area = Area.objects.select_related("parent").filter(code=code).first() if "\0" not in code else None
    if area is None:
        sentence = _("This place is not known. Look for the street by its name.")
        return Status(404, Problem(detail=sentence, field="code"))
    first, last = _span(asked)
    if problem := _wrong_dates(first, last):
        return Status(422, problem)
    try:
        return counts(
            area, by=asked.by, first=first, last=last, part=asked.part, reader=Reader.for_member(request.user)
        )
    except TooManyRows:
        sentence = _("That is too much at once. Ask for a shorter time or a smaller place.")
        return Status(422, Problem(detail=sentence, field="from"))


def _span(asked: CountsQuery) -> tuple[date, date]:
    last = asked.last or timezone.localdate()
    return asked.first or _quarter_before(last).first_week, last


def _quarter_before(day: date) -> Quarter:
    if day < _EARLIEST:
        return quarter_of(_EARLIEST)
    return quarter_of(quarter_of(day).first_week - timedelta(weeks=1))


def _wrong_dates(first: date, last: date) -> Problem | None:
    if first > last:
        return Problem(detail=_("The first day lies after the last one. Swap them."), field="from")
    latest = timezone.localdate() + timedelta(days=366 * _LATEST_YEARS)
    if first < _EARLIEST or last > latest:
        sentence = _("Choose days between %(first)s and a year from now.") % {"first": _EARLIEST.isoformat()}
        return Problem(detail=sentence, field="from" if first < _EARLIEST else "to")
    return None
