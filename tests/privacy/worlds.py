"""Invented neighbourhoods for the disclosure tests: notes, their closings over a quarter, and an attacker.

The attacker knows everything published and how parts add up, and asks a linear program for the lowest and the
highest value that a hidden cell can have.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np
from scipy.optimize import linprog

from straatwijs.privacy.calculations.cells import Cell, Note, Plan, people_of
from straatwijs.privacy.calculations.closing import Counts, close_block
from straatwijs.privacy.plan import STAR

BLOCKS = ("B1", "B2", "B3")
KEYS = {
    "street": ("", "Akkerlaan", "Iepenpad", "Wilgenstraat"),
    "indicator": ("feels_safe", "neighbours_help", "noise"),
    "perspective": ("", "entrepreneur", "resident"),
}
WAYS = ("block", "street", "indicator", "perspective")
NoteOfBlock = tuple[str, Note]


@dataclass(frozen=True)
class Quarter:
    """What was published in a quarter, and the notes behind it, each under the block that published it."""

    cells: dict[tuple[str, str], Cell]
    notes: tuple[NoteOfBlock, ...]
    left_open: tuple[Note, ...]

    def notes_in(self, place: dict[str, str]) -> list[Note]:
        return [
            note for block, note in self.notes if all(_key(block, note, way) == place[way] for way in place)
        ]


def _key(block: str, note: Note, way: str) -> str:
    return block if way == "block" else str(getattr(note, way))


def random_notes(seed: int, *, people: int, most_each: int) -> list[NoteOfBlock]:
    """Nobody gives more than three notes when `most_each` is three, so that numbers add up exactly."""
    random = np.random.default_rng(seed)
    weights = {way: random.dirichlet(np.full(len(keys), 0.7)) for way, keys in KEYS.items()}
    notes: list[NoteOfBlock] = []
    for person in range(people):
        phone = b"" if person == 0 else b"phone %d" % person
        for _ in range(random.integers(1, most_each + 1)):
            where = {way: str(random.choice(KEYS[way], p=weights[way])) for way in KEYS}
            notes.append((str(random.choice(BLOCKS)), Note(reference=len(notes), phone=phone, **where)))
    return notes


def publish(
    notes: Iterable[NoteOfBlock],
    *,
    carried: tuple[Note, ...] = (),
    familiar: frozenset[bytes] | None = None,
    rounded_to: int = 5,
    guards_remainder: bool = True,
    star: str = "social",
) -> Quarter:
    """Play the closings of one quarter. Without `familiar` all phones are: the easiest case for the attacker."""
    notes = list(notes)
    known = frozenset(note.phone for _, note in notes) if familiar is None else familiar
    waiting, closed, cells = tuple(replace(note, carried=True) for note in carried), [], []
    for block in BLOCKS:
        waiting += tuple(note for name, note in notes if name == block)
        plan = Plan(
            star=STAR[star],
            block=block,
            ends_quarter=block == BLOCKS[-1],
            keys=KEYS,
            rounded_to=rounded_to,
            guards_remainder=guards_remainder,
        )
        counts = Counts(open=waiting, closed=tuple(note for _, note in closed), blocks=tuple(cells))
        published = close_block(counts, known, plan)
        cells.extend(published.cells)
        if published.closed:
            closed.extend((block, note) for note in waiting)
            waiting = ()
    return Quarter({(cell.part, cell.key): cell for cell in cells}, tuple(closed), waiting)


def small_hidden_cells(quarter: Quarter, threshold: int) -> list[dict[str, str]]:
    """Every cell, crossed ones too, with somebody in it but fewer people than the threshold."""
    cells: defaultdict[tuple[tuple[str, str], ...], list[Note]] = defaultdict(list)
    for block, note in quarter.notes:
        for many in range(1, len(WAYS) + 1):
            for ways in combinations(WAYS, many):
                cells[tuple((way, _key(block, note, way)) for way in ways)].append(note)
    return [dict(place) for place, notes in sorted(cells.items()) if people_of(notes) < threshold]


def _bounds(cell: Cell, rounded_to: int) -> tuple[float, float]:
    """What a published number says about the number behind it."""
    assert cell.number is not None
    if rounded_to == 1:
        return cell.number, cell.number
    half = rounded_to // 2
    return max(cell.number - half, rounded_to), cell.number + half


class Attacker:
    """The unknowns are the crossed cells of block, street, indicator and perspective."""

    def __init__(self, quarter: Quarter, rounded_to: int) -> None:
        blocks = sorted({block for block, _ in quarter.notes})
        keys = {"block": blocks, **KEYS}
        self.places = [
            dict(zip(WAYS, values, strict=True)) for values in product(*(keys[way] for way in WAYS))
        ]
        rows, limits = [], []
        for (way, key), cell in quarter.cells.items():
            if cell.shown and way != "root":  # the root is the sum of the blocks and says nothing new
                low, high = _bounds(cell, rounded_to)
                rows += [self._inside({way: key}), -self._inside({way: key})]
                limits += [high, -low]
        self.rows, self.limits = np.array(rows), np.array(limits)

    def interval(self, place: dict[str, str]) -> tuple[float, float]:
        """The lowest and the highest number that the cell can have, given everything published."""
        return self._lowest(self._inside(place)), -self._lowest(-self._inside(place))

    def _inside(self, place: dict[str, str]) -> np.ndarray:
        return np.array([all(one[way] == place[way] for way in place) for one in self.places], dtype=float)

    def _lowest(self, goal: np.ndarray) -> float:
        found = linprog(goal, A_ub=self.rows, b_ub=self.limits, bounds=(0, None), method="highs")
        assert found.status == 0, found.message
        return float(found.fun)
