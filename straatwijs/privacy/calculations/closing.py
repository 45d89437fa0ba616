"""The closing of a block and of a quarter."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from straatwijs.privacy import plan as table
from straatwijs.privacy.calculations.cells import Cell, Note, Plan, cell_of, is_enough, people_of


@dataclass(frozen=True, kw_only=True)
class Counts:
    """`open`: notes that no closed block holds yet. `closed`: those of this quarter's closed blocks.

    `blocks`: the cells of this quarter's earlier blocks, as published.
    """

    open: tuple[Note, ...]
    closed: tuple[Note, ...] = ()
    blocks: tuple[Cell, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Published:
    """`closed` says whether the open notes are part of it now; if not, they wait for the next block."""

    closed: bool
    cells: tuple[Cell, ...]


def close_block(counts: Counts, people: Collection[bytes], plan: Plan) -> Published:
    """What is published when a block closes; at the last block of a quarter also the quarter's parts.

    `people` are the familiar phones: seen in two different weeks of the quarter, anywhere in the town.
    """
    closes = is_enough(counts.open, people, plan)
    cells = list(_block_cells(counts.open, plan, shown=closes))
    if plan.ends_quarter:
        closed = counts.closed + (counts.open if closes else ())
        cells.append(_root((*counts.blocks, *cells), closed, plan, shown=closes))
        for part in plan.star.parts:
            if part != table.BLOCK:
                cells.extend(_parted(part, closed, people, plan))
    return Published(closed=closes, cells=tuple(cells))


def _block_cells(notes: tuple[Note, ...], plan: Plan, *, shown: bool) -> tuple[Cell, ...]:
    if table.BLOCK not in plan.star.parts:
        return ()
    return (cell_of(notes, plan, part=table.BLOCK, key=plan.block, shown=shown),)


def _root(blocks: tuple[Cell, ...], notes: tuple[Note, ...], plan: Plan, *, shown: bool) -> Cell:
    """The sum of what its blocks show, so that it says nothing new; without blocks a cell like others."""
    if table.BLOCK not in plan.star.parts:
        return cell_of(notes, plan, part=table.ROOT, shown=shown)
    counted = [block for block in blocks if block.shown]
    if not counted:
        return Cell(part=table.ROOT)
    minutes = [block.minutes for block in counted if block.minutes is not None]
    return Cell(
        part=table.ROOT,
        shown=True,
        number=sum(block.number or 0 for block in counted),
        minutes=sum(minutes) if minutes else None,
    )


def _parted(part: str, notes: tuple[Note, ...], people: Collection[bytes], plan: Plan) -> list[Cell]:
    """One cell per key of the plan, in the plan's order; notes with another key are in no shown part."""
    keys = plan.keys.get(part, ())
    by_key: defaultdict[str, list[Note]] = defaultdict(list)
    for note in notes:
        by_key[_key(note, part)].append(note)
    shown = {key for key in keys if is_enough(by_key[key], people, plan)}
    if plan.guards_remainder:
        shown = _with_safe_remainder(shown, by_key, people, plan)
    return [cell_of(by_key[key], plan, part=part, key=key, shown=key in shown) for key in keys]


def _key(note: Note, part: str) -> str:
    return {
        table.STREET: note.street,
        table.INDICATOR: note.indicator,
        table.PERSPECTIVE: note.perspective,
    }[part]


def _with_safe_remainder(
    shown: set[str], by_key: Mapping[str, Sequence[Note]], people: Collection[bytes], plan: Plan
) -> set[str]:
    """Hide the shown part with the fewest people until the rest is nothing, or enough to hide among."""
    left = set(shown)
    while left:
        rest = [note for key, notes in by_key.items() if key not in left for note in notes]
        if not rest or is_enough(rest, people, plan):
            break
        left.remove(min(left, key=lambda key: (people_of(by_key[key]), key)))
    return left
