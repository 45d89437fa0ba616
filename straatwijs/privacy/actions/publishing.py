"""Closing blocks: from what was kept to what is published, once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from straatwijs.observations.models import Contribution, Visit
from straatwijs.places.models import Area, AreaKind
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.cells import Cell, Plan
from straatwijs.privacy.calculations.closing import Counts, Published, close_block
from straatwijs.privacy.calculations.closings import following, last_closed
from straatwijs.privacy.models import Part, PublishedCell
from straatwijs.privacy.queries.parts import Neighbourhood, keys_of, neighbourhoods_of
from straatwijs.privacy.queries.stars import StarKey, StarNotes, familiar_phones, first_block, stars_of
from straatwijs.shared.actions import record
from straatwijs.shared.weeks import Block, block_named

_CHUNK = 500


@dataclass(frozen=True, kw_only=True)
class Due:
    municipality: Area
    block: Block


@dataclass(frozen=True, kw_only=True)
class Closing:
    """What one closing wrote: cells, how many of them with a number, how many notes and visits they hold."""

    municipality: str
    block: Block
    cells: int
    shown: int
    notes: int


def publish_counts(*, as_of: date, municipality: Area | None = None, by: Any = None) -> tuple[Closing, ...]:
    """Close every block whose Monday has come; what was closed before stays as it is."""
    due = due_closings(as_of=as_of, municipality=municipality)
    closings = (publish_block(due=one, by=by) for one in due)
    return tuple(closing for closing in closings if closing)


def due_closings(*, as_of: date, municipality: Area | None = None) -> tuple[Due, ...]:
    """Blocks to close, oldest first, per municipality."""
    towns = Area.objects.filter(kind=AreaKind.MUNICIPALITY).order_by("code")
    chosen: Iterable[Area] = [municipality] if municipality else towns
    return tuple(
        Due(municipality=town, block=block) for town in chosen for block in _open_blocks(town, as_of)
    )


def _open_blocks(town: Area, as_of: date) -> Iterator[Block]:
    block = _first_open_block(town)
    while block and block <= last_closed(as_of):
        yield block
        block = following(block)


def _first_open_block(town: Area) -> Block | None:
    closed = PublishedCell.objects.filter(area__path__startswith=town.path, part=Part.BLOCK)
    last = closed.order_by("key").values_list("key", flat=True).last()
    return following(block_named(last)) if last else first_block(town)


@transaction.atomic
def publish_block(*, due: Due, by: Any = None) -> Closing | None:
    """Close one block of one municipality in one transaction.

    None when somebody else just did, or when the municipality has no neighbourhoods.
    """
    town, block = Area.objects.select_for_update().get(pk=due.municipality.pk), due.block
    if _first_open_block(town) != block:
        return None
    neighbourhoods = neighbourhoods_of(town.path)
    if not neighbourhoods:
        return None
    stars, earlier = stars_of(town, block, neighbourhoods), _earlier_blocks(town, block)
    familiar = familiar_phones(town, block)
    cells: list[PublishedCell] = []
    notes = 0
    for key, star_plan in _plans(neighbourhoods, block):
        star = stars[key]
        counts = Counts(open=tuple(star.open), closed=tuple(star.closed), blocks=tuple(earlier[key]))
        published = close_block(counts, familiar, star_plan)
        cells.extend(_rows(published, key, block))
        notes += _mark(star, star_plan) if published.closed else 0
    PublishedCell.objects.bulk_create(cells, batch_size=_CHUNK)
    shown = sum(cell.shown for cell in cells)
    details = {"municipality": town.code, "cells": len(cells), "shown": shown}
    record(by=by, action="publish", thing="block", key=block, **details)
    return Closing(municipality=town.name, block=block, cells=len(cells), shown=shown, notes=notes)


def _earlier_blocks(town: Area, block: Block) -> defaultdict[StarKey, list[Cell]]:
    earlier: defaultdict[StarKey, list[Cell]] = defaultdict(list)
    rows = PublishedCell.objects.filter(
        area__path__startswith=town.path, quarter=str(block.in_quarter), part=Part.BLOCK
    )
    for row in rows.order_by("key"):
        cell = Cell(part=plan.BLOCK, key=row.key, shown=row.shown, number=row.number, minutes=row.minutes)
        earlier[row.area_id, row.kind, row.side].append(cell)
    return earlier


def _plans(neighbourhoods: Iterable[Neighbourhood], block: Block) -> Iterator[tuple[StarKey, Plan]]:
    """Every star that has something to close now; a star without blocks closes with the quarter."""
    ends_quarter = following(block).in_quarter != block.in_quarter
    stars = [star for star in plan.STARS if ends_quarter or plan.BLOCK in star.parts]
    for neighbourhood in neighbourhoods:
        for star in stars:
            for side in star.sides:
                keys = keys_of(star, side, neighbourhood.streets)
                one = Plan(star=star, block=str(block), ends_quarter=ends_quarter, keys=keys)
                yield (neighbourhood.id, star.kind, side), one


def _rows(published: Published, key: StarKey, block: Block) -> Iterator[PublishedCell]:
    area, kind, side = key
    for cell in published.cells:
        yield PublishedCell(
            area_id=area,
            quarter=str(block.in_quarter),
            kind=kind,
            side=side,
            part=cell.part,
            key=cell.key,
            shown=cell.shown,
            number=cell.number,
            minutes=cell.minutes,
            published_on=block.closes_on,
        )


def _mark(star: StarNotes, star_plan: Plan) -> int:
    """Write in which block the notes were published, so that they are never counted again."""
    kept = Visit.objects if star_plan.star.kind == plan.LOOKING else Contribution.objects
    references = [note.reference for note in star.open]
    for begin in range(0, len(references), _CHUNK):
        chunk = references[begin : begin + _CHUNK]
        kept.filter(pk__in=chunk).update(published_in=star_plan.block)
    return len(references)
