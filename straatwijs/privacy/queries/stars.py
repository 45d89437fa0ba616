"""What was kept, laid out for a closing: notes and visits per star, and which phones are familiar."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Max, Min, Q, QuerySet

from straatwijs.observations.models import Channel, Contribution, Visit
from straatwijs.places.models import Area
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.cells import Note
from straatwijs.privacy.queries.parts import Neighbourhood, street_key
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.weeks import Block, block_of, counting_week, midnight, week_of

# A note counts in a block at most this long before it arrived: the longest block and its eight days.
_LATEST = timedelta(weeks=7)

StarKey = tuple[int, str, str]  # neighbourhood, kind, side


@dataclass
class StarNotes:
    """The notes of one star: those that wait, and those in blocks that closed earlier this quarter."""

    open: list[Note] = field(default_factory=list)
    closed: list[Note] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class _Kept:
    """A note or visit as it was kept; street and people follow from where and when it counts."""

    noted_at: datetime
    received_at: datetime
    published_in: str
    path: str
    kind: str
    side: str
    note: Note


def first_block(town: Area) -> Block | None:
    """The block in which closing begins; None while nothing happened here.

    From the first thing that anybody did in this installation, so that the mere fact that figures are closed
    does not tell that somebody noted something about people.
    """
    noted = Contribution.objects.filter(area__path__startswith=town.path).exclude(channel=Channel.IMPORT)
    begins = [begin for kept in (noted, _visits(town)) if (begin := _begin_of(kept))]
    if done := AuditRecord.objects.aggregate(first=Min("at"))["first"]:
        begins.append(week_of(done))
    return block_of(min(begins)) if begins else None


def _begin_of(kept: QuerySet[Any]) -> date | None:
    first = kept.aggregate(week=Min("week"), received=Min("received_at"))
    return max(first["week"], week_of(first["received"]) - _LATEST) if first["week"] else None


def _counted(town: Area) -> QuerySet[Contribution]:
    """What may be published: imported notes about people are public elsewhere, and of nobody here."""
    kinds = [star.kind for star in plan.STARS]
    noted = Contribution.objects.filter(area__path__startswith=town.path, kind__in=kinds)
    return noted.exclude(channel=Channel.IMPORT)


def _visits(town: Area) -> QuerySet[Visit]:
    return Visit.objects.filter(area__path__startswith=town.path)


def stars_of(
    town: Area, block: Block, neighbourhoods: Sequence[Neighbourhood]
) -> defaultdict[StarKey, StarNotes]:
    """All notes and visits that can count at the closing of a block, under their star."""
    stars: defaultdict[StarKey, StarNotes] = defaultdict(StarNotes)
    by_code = {one.code: one for one in neighbourhoods}
    for kept in (*_notes(town, block), *_looks(town, block)):
        around = next((by_code[code] for code in kept.path.split("/") if code in by_code), None)
        counts_in = block_of(counting_week(kept.noted_at, kept.received_at))
        if around is None or (not kept.published_in and counts_in > block):
            continue
        note = replace(kept.note, street=street_key(kept.path, around.streets))
        if counts_in.in_quarter < block.in_quarter:
            note = replace(note, phone=b"", carried=True)
        star = stars[around.id, kept.kind, kept.side]
        (star.closed if kept.published_in else star.open).append(note)
    return stars


def _relevant(block: Block) -> Q:
    return Q(published_in="") | Q(published_in__startswith=f"{block.in_quarter}-")


def _notes(town: Area, block: Block) -> Iterator[_Kept]:
    rows = _counted(town).filter(_relevant(block)).order_by("pk")
    moments, about = (
        ("noted_at", "received_at", "published_in", "area__path", "kind", "side"),
        ("pk", "device"),
    )
    for row in rows.values_list(*moments, *about, "indicator", "perspective").iterator():
        noted, received, published, path, kind, side, pk, device, indicator, perspective = row
        note = Note(reference=pk, phone=bytes(device), indicator=indicator, perspective=perspective)
        yield _Kept(
            noted_at=noted,
            received_at=received,
            published_in=published,
            path=path,
            kind=kind,
            side=side,
            note=note,
        )


def _looks(town: Area, block: Block) -> Iterator[_Kept]:
    rows = _visits(town).filter(_relevant(block)).order_by("pk")
    moments, about = ("begun_at", "received_at", "published_in", "area__path"), ("pk", "device", "minutes")
    for row in rows.values_list(*moments, *about).iterator():
        begun, received, published, path, pk, device, minutes = row
        yield _Kept(
            noted_at=begun,
            received_at=received,
            published_in=published,
            path=path,
            kind=plan.LOOKING,
            side="",
            note=Note(reference=pk, phone=bytes(device), minutes=minutes),
        )


def familiar_phones(town: Area, block: Block) -> frozenset[bytes]:
    """Phones from which something arrived in two different weeks of the quarter, anywhere in the town.

    By the clock of the server: what a phone says about time proves nothing.
    """
    begin, end = midnight(block.in_quarter.first_week), midnight(block.closes_on)
    seen: defaultdict[bytes, set[date]] = defaultdict(set)
    for kept in (Contribution.objects, Visit.objects):
        arrived = kept.filter(area__path__startswith=town.path, received_at__gte=begin, received_at__lt=end)
        phones = arrived.exclude(device=b"").values("device").order_by("device")
        for phone in phones.annotate(first=Min("received_at"), last=Max("received_at")):
            seen[bytes(phone["device"])] |= {week_of(phone["first"]), week_of(phone["last"])}
    return frozenset(phone for phone, weeks in seen.items() if len(weeks) > 1)
