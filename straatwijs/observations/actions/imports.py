"""Taking in the reports of another service: whole or not at all."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from straatwijs.observations import counts, deidentification, secrets
from straatwijs.observations.actions.import_streets import streets_in
from straatwijs.observations.imports.drafts import Draft, Progress, Reading, read_files
from straatwijs.observations.imports.mapping import Mapping
from straatwijs.observations.imports.refusal import ImportRefusedError
from straatwijs.observations.imports.whereabouts import Spot, Whereabouts
from straatwijs.observations.models import Channel, Contribution, Tombstone
from straatwijs.observations.note import Guarded, NewNote, Words
from straatwijs.observations.rows import row_of
from straatwijs.places.actions.tree import Tree
from straatwijs.places.calculations import codes
from straatwijs.places.models import Area, AreaKind
from straatwijs.places.queries.cache import forget
from straatwijs.shared.actions import record
from straatwijs.shared.weeks import AMSTERDAM

# The file knows a day at most; noon is that day in every time zone nearby.
NOON = time(12, tzinfo=AMSTERDAM)
_BATCH = 5_000
# SQLite takes at most 999 values in one statement.
_ASKED_AT_ONCE = 900


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What to take in. A municipality that isn't there yet is made when it gets a name."""

    files: Sequence[Path]
    mapping: Mapping
    municipality: str  # code or name
    new_municipality: str = ""
    make_streets: bool = False
    skip_errors: bool = False


@dataclass
class Written:
    """`known` were there already and stay as they were; `withdrawn` were taken back before and stay away.

    `places` counts the new ones by the kind of place they hang at.
    """

    new: int = 0
    known: int = 0
    withdrawn: int = 0
    places: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    reading: Reading
    written: Written
    new_streets: int


def import_contributions(*, wanted: Wanted, by: Any, now: datetime, progress: Progress) -> Outcome:
    """Raises ImportRefusedError, and then nothing has changed."""
    town = _town_name(wanted)
    if wanted.mapping.words_column:
        deidentification.load()
    today = now.astimezone(AMSTERDAM).date()
    reading = read_files(wanted.files, wanted.mapping, today=today, town=town, progress=progress)
    if reading.bad and not wanted.skip_errors:
        raise _refusal(reading)
    try:
        with transaction.atomic():
            outcome = _write(wanted, reading, by=by, now=now, progress=progress)
            transaction.on_commit(forget)
    except IntegrityError:
        raise ImportRefusedError(
            "Somebody else wrote some of these rows or places in the same moment. Nothing was written; run it again."
        ) from None
    return outcome


def _refusal(reading: Reading) -> ImportRefusedError:
    sentences = [
        f"Nothing was written: {len(reading.bad):,} of {reading.read:,} rows can't be used.",
        *reading.notes(),
    ]
    return ImportRefusedError(" ".join(sentences), reading.bad)


def _known_town(wanted: Wanted) -> Area | None:
    towns = Area.objects.filter(kind=AreaKind.MUNICIPALITY)
    by_code = towns.filter(code=wanted.municipality.strip().upper()).first()
    return by_code or towns.filter(name__iexact=wanted.municipality.strip()).first()


def _town_name(wanted: Wanted) -> str:
    if town := _known_town(wanted):
        return town.name
    if not wanted.new_municipality:
        raise ImportRefusedError(
            f"There is no municipality {wanted.municipality!r}. Import its areas first (import-areas), "
            "or make it with a free code: --municipality GM9900 --new-municipality NAME."
        )
    _free_code(wanted.municipality)
    return wanted.new_municipality


def _free_code(text: str) -> str:
    try:
        code = codes.clean_code(text)
    except ValueError as error:
        raise ImportRefusedError(str(error)) from None
    if codes.kind_of(code) != AreaKind.MUNICIPALITY:
        raise ImportRefusedError(f"{code} is no code of a municipality: GM and four digits.")
    return code


def _write(wanted: Wanted, reading: Reading, *, by: Any, now: datetime, progress: Progress) -> Outcome:
    tree = Tree.load()
    town = _known_town(wanted) or tree.ensure(_free_code(wanted.municipality), wanted.new_municipality)
    tree.flush()
    drafts = list(reading.drafts.values())
    grid = wanted.mapping.points.grid if wanted.mapping.points else None
    whereabouts = Whereabouts(town, grid)
    streets = streets_in(tree, whereabouts, drafts) if wanted.make_streets else []
    whereabouts.add_streets(streets)
    made = sum(street.code in tree.new for street in streets)
    written = Written()
    shown = iter(progress(drafts, "write", len(drafts)))
    while batch := list(islice(shown, _BATCH)):
        _write_batch(batch, whereabouts, wanted.mapping, written, now=now)
    if written.new or made:
        counted = {"new": written.new, "streets": made, "bad": len(reading.bad)}
        record(by=by, action="import", thing="contributions", key=wanted.mapping.source[:60], **counted)
    return Outcome(reading=reading, written=written, new_streets=made)


def _write_batch(
    batch: Sequence[Draft], whereabouts: Whereabouts, mapping: Mapping, written: Written, *, now: datetime
) -> None:
    hashes = [secrets.id_hash(draft.id) for draft in batch]
    there, gone = _of_these(Contribution.objects.all(), hashes), _of_these(Tombstone.objects.all(), hashes)
    new = [draft for draft, own in zip(batch, hashes, strict=True) if own not in there and own not in gone]
    spots = whereabouts.spots_of(new)
    rows = [_row(draft, spot, mapping, now=now) for draft, spot in zip(new, spots, strict=True)]
    Contribution.objects.bulk_create(rows)
    counts.add_imported(rows)
    written.new += len(rows)
    written.known += len(there)
    written.withdrawn += len(gone)
    written.places.update(str(row.area.kind) for row in rows)


def _row(draft: Draft, spot: Spot, mapping: Mapping, *, now: datetime) -> Contribution:
    note = NewNote(
        id=draft.id,
        instrument=mapping.instrument.id,
        area=spot.area.code,
        side=draft.indicator.side,
        indicator=draft.indicator.code,
        noted_at=datetime.combine(draft.day, NOON),
        channel=Channel.IMPORT.value,
        longitude=spot.longitude,
        latitude=spot.latitude,
    )
    guarded = Guarded(draft.text, draft.withheld, Words.KEPT if draft.text else Words.NONE)
    return row_of(
        note,
        instrument=mapping.instrument,
        area=spot.area,
        indicator=draft.indicator,
        guarded=guarded,
        secret=None,
        now=now,
        slip=secrets.slip_of(note.id),
    )


def _of_these(kept: QuerySet[Any], hashes: Sequence[bytes]) -> set[bytes]:
    """Those of the hashes of ids that are kept there."""
    found: set[bytes] = set()
    for start in range(0, len(hashes), _ASKED_AT_ONCE):
        asked = kept.filter(id_hash__in=hashes[start : start + _ASKED_AT_ONCE])
        found |= {bytes(own) for own in asked.values_list("id_hash", flat=True)}
    return found
