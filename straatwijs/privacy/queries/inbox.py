"""The team's inbox: what a role may read, unpublished too."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from straatwijs.observations.models import Channel, Contribution
from straatwijs.places.models import Area
from straatwijs.privacy.queries.forms import said
from straatwijs.privacy.queries.owed import asks_nothing
from straatwijs.privacy.queries.places import place_of
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import InboxItem, InboxPage
from straatwijs.shared.weeks import AMSTERDAM


def inbox(
    reader: Reader,
    *,
    areas: Collection[Area],
    instrument: str | None = None,
    circle: str | None = None,
    side: str | None = None,
    kind: str | None = None,
    indicator: str | None = None,
    text: bool | None = None,
    imported: bool | None = None,
    references: Collection[int] | QuerySet[Any] | None = None,
    excluded: Collection[int] | QuerySet[Any] | None = None,
    oldest_first: bool = False,
    first: int = 0,
    limit: int = 25,
) -> InboxPage:
    """One page of contributions in these areas that the reader may read, newest first or oldest first.

    `text`: only with (True) or without (False) words; `imported`: only those, or none of them (they were
    answered elsewhere). `references` and `excluded` may be lists, or querysets of
    references, so that a filter on another app's table stays one query.
    """
    chosen = {
        "instrument": instrument,
        "circle": circle,
        "side": side,
        "kind": kind,
        "indicator": indicator,
    }
    # Forgotten after two years: there are no words left, and no receipt that an answer could stand on.
    found = Contribution.objects.filter(_readable(reader, areas)).exclude(code_hash=b"")
    found = found.exclude(asks_nothing())
    found = found.filter(**{name: value for name, value in chosen.items() if value is not None})
    if text is not None:
        found = found.exclude(text="") if text else found.filter(text="")
    if imported is not None:
        found = found.filter(channel=Channel.IMPORT) if imported else found.exclude(channel=Channel.IMPORT)
    if references is not None:
        found = found.filter(pk__in=references)
    if excluded is not None:
        found = found.exclude(pk__in=excluded)
    order = ("received_at", "pk") if oldest_first else ("-received_at", "-pk")
    page = found.select_related("area").order_by(*order)[first : first + limit]
    return InboxPage(items=tuple(_item(row) for row in page), total=found.count())


def inbox_item(reference: int, *, reader: Reader) -> InboxItem | None:
    """None when it is not there (any more), or not for this reader."""
    return next(iter(inbox_items([reference], reader=reader)), None)


def inbox_items(references: Sequence[int], *, reader: Reader) -> tuple[InboxItem, ...]:
    """Those that are there and that the reader may read, in the order asked."""
    rows = Contribution.objects.select_related("area").in_bulk(list(references)) if reader.assignments else {}
    found = (rows[reference] for reference in references if reference in rows)
    return tuple(_item(row) for row in found if row.circle in reader.circles(row.area))


def _readable(reader: Reader, areas: Iterable[Area]) -> Q:
    """Contributions at or below these areas, of the circles that the reader reads there."""
    readable = Q(pk__in=[])
    for area in areas:
        if circles := reader.circles(area):
            readable |= Q(area__path__startswith=area.path, circle__in=circles)
    return readable


def _item(row: Contribution) -> InboxItem:
    return InboxItem(
        reference=row.pk,
        place=place_of(row.area),
        instrument=row.instrument,
        indicator=row.indicator,
        side=row.side,
        kind=row.kind,
        text=row.text,
        said=said(row.instrument, row.words),
        withheld=tuple(sorted(row.withheld)),
        perspective=row.perspective,
        tenure=row.tenure,
        noted_on=row.noted_at.astimezone(AMSTERDAM).date(),
        received_at=row.received_at,
        circle=row.circle,
        channel=row.channel,
        published=bool(row.published_in),
    )
