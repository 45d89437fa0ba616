"""Counts per street-week, kept up in the transaction that keeps a contribution, and recountable from scratch.

`contributors` counts distinct phones, so it can only be recounted as long as the quarter's device hashes are kept.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Count, F, Sum

from straatwijs.instruments.definition import Kind
from straatwijs.observations.models import Contribution, PeopleWeek, StreetWeek, Tombstone, Visit, VisitWeek
from straatwijs.observations.note import Withdrawn
from straatwijs.shared.sql import Statement, together
from straatwijs.shared.weeks import quarter_of

_CELL = ("area_id", "week", "indicator", "side", "perspective", "channel")
_CELLS = StreetWeek._meta.db_table
_NOTES = Contribution._meta.db_table
_GONE = Tombstone._meta.db_table
_VISITS = VisitWeek._meta.db_table

# Nothing is counted of what was taken back. To look after the row was written keeps out, on PostgreSQL too, a copy that
# waited for the taking back to end; to look in this statement saves one.
_ADD = f"""
INSERT INTO {_CELLS} (area_id, week, indicator, side, perspective, channel, kind, number, contributors)
SELECT %s, %s, %s, %s, %s, %s, %s, 1, 0 WHERE NOT EXISTS (SELECT 1 FROM {_GONE} WHERE id_hash = %s)
ON CONFLICT (area_id, week, indicator, side, perspective, channel) DO UPDATE SET number = {_CELLS}.number + 1
"""  # noqa: S608 -- table names from the models, values as parameters
# A statement of its own: on PostgreSQL it must see what was committed while the first one waited for the row.
_FIRST_BY_THIS_PHONE = f"""
UPDATE {_CELLS} SET contributors = contributors + %s
WHERE area_id = %s AND week = %s AND indicator = %s AND side = %s AND perspective = %s AND channel = %s
AND NOT EXISTS (
  SELECT 1 FROM {_NOTES} WHERE area_id = %s AND week = %s AND indicator = %s AND side = %s AND perspective = %s AND channel = %s
  AND device = %s AND id_hash <> %s)
"""  # noqa: S608 -- as above
_TAKE = f"""
UPDATE {_CELLS} SET number = number - 1
WHERE area_id = %s AND week = %s AND indicator = %s AND side = %s AND perspective = %s AND channel = %s
"""  # noqa: S608 -- as above
_ADD_MANY = f"""
INSERT INTO {_CELLS} (area_id, week, indicator, side, perspective, channel, kind, number, contributors)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 1)
ON CONFLICT (area_id, week, indicator, side, perspective, channel)
DO UPDATE SET number = {_CELLS}.number + excluded.number
"""  # noqa: S608 -- as above
_ADD_VISIT = f"""
INSERT INTO {_VISITS} (area_id, week, visits, minutes) VALUES (%s, %s, 1, %s)
ON CONFLICT (area_id, week) DO UPDATE SET visits = {_VISITS}.visits + 1, minutes = {_VISITS}.minutes + excluded.minutes
"""  # noqa: S608 -- as above


def _cell_of(note: Contribution) -> list[Any]:
    return [note.area_id, note.week, note.indicator, note.side, note.perspective, note.channel]


def additions(note: Contribution) -> tuple[Statement, Statement]:
    """What counts a contribution that was just written, in the same transaction. The first touches no row when its id was taken back."""
    cell = _cell_of(note)
    return (
        (_ADD, [*cell, note.kind, bytes(note.id_hash)]),
        (_FIRST_BY_THIS_PHONE, [1, *cell, *cell, bytes(note.device), bytes(note.id_hash)]),
    )


def add(note: Contribution) -> None:
    """As `additions`. Raises Withdrawn when its id was taken back."""
    (touched, _rows), _first = together(additions(note))
    if not touched:
        raise Withdrawn


def add_imported(notes: Iterable[Contribution]) -> None:
    """Count many that were just written and came from no phone: together they are one contributor of each cell."""
    cells = Counter((*_cell_of(note), note.kind) for note in notes)
    with connection.cursor() as cursor:
        cursor.executemany(_ADD_MANY, [[*cell, number] for cell, number in cells.items()])


def take(note: Contribution) -> None:
    """Uncount a contribution before it goes or moves to another cell. Cells without notes go: none and zero look alike."""
    cell = _cell_of(note)
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, cell)
        cursor.execute(_FIRST_BY_THIS_PHONE, [-1, *cell, *cell, bytes(note.device), bytes(note.id_hash)])
    StreetWeek.objects.filter(**dict(zip(_CELL, cell, strict=True)), number=0).delete()


def add_visit(visit: Visit) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_ADD_VISIT, [visit.area_id, visit.week, visit.minutes])


def take_visit(visit: Visit) -> None:
    """A week without any visit keeps no row, as a recount has none."""
    cell = VisitWeek.objects.filter(area=visit.area_id, week=visit.week)
    cell.update(visits=F("visits") - 1, minutes=F("minutes") - visit.minutes)
    cell.filter(visits=0).delete()


def people_by_week(first: date, end: date, **where: Any) -> Iterator[tuple[int, date, int]]:
    """(place, week, phones) where at least one phone noted: of the notes whose hashes are still there. `where` narrows
    the places. Who fills in a form is counted as a visit, not as a passer-by."""
    notes = Contribution.objects.filter(week__gte=first, week__lt=end, **where).exclude(device=b"")
    notes = notes.exclude(kind=Kind.RECORD.value)
    phones = notes.order_by().values_list("area_id", "week").annotate(phones=Count("device", distinct=True))
    yield from phones.iterator()


@transaction.atomic
def settle_people(before: date) -> None:
    """Write down how many noted in each place and week, as long as their hashes tell."""
    kept = [
        PeopleWeek(area_id=area, week=week, number=number)
        for area, week, number in people_by_week(date.min, before)
    ]
    # A note that came late finds its week settled: the number before it stays.
    PeopleWeek.objects.bulk_create(kept, batch_size=500, ignore_conflicts=True)


def devices_kept_since(today: date) -> date:
    """The first week whose device hashes are still there: they go ten days after their quarter, when its figures are closed."""
    settled = quarter_of(today - timedelta(days=10))
    return settled.first_week


@dataclass(frozen=True)
class Recount:
    cells: int
    repaired: int


@transaction.atomic
def recount(today: date) -> Recount:
    """Count everything anew and repair what differs. `repaired` is 0 when the kept counts were right."""
    since = devices_kept_since(today)
    kept = {
        tuple(row[:6]): (row[6], row[7], row[8])
        for row in StreetWeek.objects.values_list(*_CELL, "number", "contributors", "pk")
    }
    counted = {
        tuple(row[:6]): (row[6], row[7], row[8])
        for row in Contribution.objects.values_list(*_CELL, "kind").annotate(
            number=Count("pk"), phones=Count("device", distinct=True)
        )
    }
    stale = [kept[cell][2] for cell in kept.keys() - counted.keys()]
    StreetWeek.objects.filter(pk__in=stale).delete()
    missing = [
        StreetWeek(**dict(zip(_CELL, cell, strict=True)), kind=kind, number=number, contributors=phones)
        for cell, (kind, number, phones) in counted.items()
        if cell not in kept
    ]
    StreetWeek.objects.bulk_create(missing, batch_size=500)
    wrong = []
    for cell in kept.keys() & counted.keys():
        number, phones, key = kept[cell]
        _kind, true_number, true_phones = counted[cell]
        true_phones = true_phones if cell[1] >= since else phones
        if (number, phones) != (true_number, true_phones):
            wrong.append(StreetWeek(pk=key, number=true_number, contributors=true_phones))
    StreetWeek.objects.bulk_update(wrong, ["number", "contributors"], batch_size=500)
    visits = _recount_visits()
    return Recount(
        cells=len(counted) + visits.cells, repaired=len(stale) + len(missing) + len(wrong) + visits.repaired
    )


def _recount_visits() -> Recount:
    kept = {
        (row[0], row[1]): (row[2], row[3])
        for row in VisitWeek.objects.values_list("area_id", "week", "visits", "minutes")
    }
    counted = {
        (row[0], row[1]): (row[2], row[3])
        for row in Visit.objects.values_list("area_id", "week").annotate(
            visits=Count("pk"), minutes=Sum("minutes")
        )
    }
    if kept == counted:
        return Recount(cells=len(counted), repaired=0)
    VisitWeek.objects.all().delete()
    VisitWeek.objects.bulk_create(
        [
            VisitWeek(area_id=area, week=week, visits=visits, minutes=minutes)
            for (area, week), (visits, minutes) in counted.items()
        ],
        batch_size=500,
    )
    repaired = sum(kept.get(cell) != counted.get(cell) for cell in kept.keys() | counted.keys())
    return Recount(cells=len(counted), repaired=repaired)
