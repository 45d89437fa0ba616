"""Somebody's own words on the pages: shared ones for everyone, all that a role may read for the team."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from straatwijs.instruments.definition import Kind
from straatwijs.observations.models import Circle, Contribution
from straatwijs.places.models import Area
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.paths import paths_above
from straatwijs.privacy.calculations.periods import WEEK, period_of
from straatwijs.privacy.models import PublishedCell
from straatwijs.privacy.queries.places import place_of
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import Story
from straatwijs.shared.weeks import AMSTERDAM, block_named

_Stories = QuerySet[Contribution]
_Voice = tuple[str, str, str, str]  # path of the neighbourhood, quarter, side, perspective


def stories(
    area: Area,
    *,
    reader: Reader,
    first: int = 0,
    limit: int = 12,
    indicator: str | None = None,
    side: str | None = None,
) -> tuple[Story, ...]:
    """Words noted at a place or in it, newest first.

    For everyone: what was shared with everyone; about things dated by week, about living together only after
    its block closed and dated by that block, in an order that says nothing about who wrote when.
    """
    told = Contribution.objects.filter(area__in=_here(area)).exclude(text="")
    if indicator is not None:
        told = told.filter(indicator=indicator)
    if side is not None:
        told = told.filter(side=side)
    told = told.select_related("area")
    circles = reader.circles(area)
    if circles:
        readable = told.filter(circle__in=circles).order_by("-noted_at", "-pk")
        return tuple(_for_team(row) for row in readable[first : first + limit])
    return _for_everyone(told.filter(circle=Circle.EVERYONE), first=first, limit=limit)


def _here(area: Area) -> QuerySet[Area, int] | list[int]:
    """A street is named by its number: an index then hands over its newest words without sorting all there are."""
    within = Area.objects.filter(path__startswith=area.path).values_list("pk", flat=True)
    return list(within) if area.is_outdoors else within


def _for_team(row: Contribution) -> Story:
    noted = row.noted_at.astimezone(AMSTERDAM).date()
    return _story(row, period=period_of(WEEK, noted).label, begins_on=row.week, noted_on=noted)


def _for_everyone(shared: _Stories, *, first: int, limit: int) -> tuple[Story, ...]:
    """Within a week or a block by hash, so that the order tells nothing; three queries."""
    last = first + limit
    things = shared.filter(kind=Kind.OBJECT.value).order_by("-week", "id_hash")[:last]
    people = shared.exclude(kind=Kind.OBJECT.value).exclude(published_in="")
    closed = list(people.order_by("-published_in", "id_hash")[:last])
    voices = _shown_voices(closed)
    told = [*(_of_week(row) for row in things), *(_of_block(row, voices) for row in closed)]
    return tuple(sorted(told, key=lambda story: story.begins_on, reverse=True)[first:last])


def _of_week(row: Contribution) -> Story:
    return _story(row, period=period_of(WEEK, row.week).label, begins_on=row.week)


def _of_block(row: Contribution, voices: set[_Voice]) -> Story:
    block = block_named(row.published_in)
    quarter = str(block.in_quarter)
    may_speak = row.kind == Kind.SOCIAL.value and any(
        (path, quarter, row.side, row.perspective) in voices for path in paths_above(row.area.path)
    )
    story = _story(row, period=str(block), begins_on=block.first_week)
    return story if may_speak else replace(story, perspective="")


def _shown_voices(rows: Iterable[Contribution]) -> set[_Voice]:
    """Perspectives that enough people share to name one as the voice of a story about people; one query."""
    quarters = {str(block_named(row.published_in).in_quarter) for row in rows}
    cells = PublishedCell.objects.filter(
        kind=Kind.SOCIAL.value, part=plan.PERSPECTIVE, shown=True, quarter__in=quarters
    )
    return set(cells.values_list("area__path", "quarter", "side", "key"))


def _story(row: Contribution, *, period: str, begins_on: date, noted_on: date | None = None) -> Story:
    return Story(
        reference=row.pk,
        place=place_of(row.area),
        indicator=row.indicator,
        side=row.side,
        kind=row.kind,
        perspective=row.perspective,
        text=row.text,
        withheld=tuple(sorted(row.withheld)),
        circle=row.circle,
        period=period,
        begins_on=begins_on,
        noted_on=noted_on,
    )
