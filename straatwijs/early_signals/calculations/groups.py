"""Notes that lie close together in place and time: for places with too little for statistics.

After the alert rule of community-based disease surveillance (count, days, distance), with two things that streets need: notes of
different people, and a cap on how far a group may grow by neighbours of neighbours.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class Closeness:
    """At least `count` notes of `people` different phones within `days` days and `metres` metres of one street."""

    count: int
    people: int
    days: int
    metres: float
    most_streets: int


@dataclass(frozen=True)
class Near:
    """A note: position of its street, its day, and which phone it came from (-1: none)."""

    street: int
    day: date
    phone: int


@dataclass(frozen=True)
class Group:
    """`streets` with the most noted first; `people` counts phones, all notes without one as one."""

    streets: tuple[int, ...]
    noted: int
    people: int
    first: date


def groups(
    notes: Sequence[Near], metres: npt.NDArray[np.float64], rule: Closeness, *, last: date
) -> tuple[Group, ...]:
    """Groups of notes of one indicator in the `days` up to and with `last`, largest first, no street in two.

    `metres` (S, 2) holds a point of each street; a street without one is near itself only.
    """
    begin = last - timedelta(days=rule.days - 1)
    at: defaultdict[int, list[Near]] = defaultdict(list)
    for note in notes:
        if begin <= note.day <= last:
            at[note.street].append(note)
    candidates = [_group_around(street, at, metres, rule) for street in sorted(at)]
    good = [group for group in candidates if group.noted >= rule.count and group.people >= rule.people]
    return _without_overlap(sorted(good, key=lambda group: (-group.people, -group.noted, group.streets)))


def _group_around(
    middle: int, at: dict[int, list[Near]], metres: npt.NDArray[np.float64], rule: Closeness
) -> Group:
    """What lies within the distance of one street, the nearest ones first up to the cap: no chains of neighbours."""
    away = {street: _distance(metres, middle, street) for street in at}
    near = sorted((gap, street) for street, gap in away.items() if gap <= rule.metres)[: rule.most_streets]
    notes = [note for _gap, street in near for note in at[street]]
    return Group(
        streets=tuple(
            sorted((street for _gap, street in near), key=lambda street: (-len(at[street]), street))
        ),
        noted=len(notes),
        people=len({note.phone for note in notes}),
        first=min(note.day for note in notes),
    )


def _distance(metres: npt.NDArray[np.float64], one: int, other: int) -> float:
    if one == other:
        return 0.0
    gap = float(np.hypot(*(metres[one] - metres[other])))
    return gap if np.isfinite(gap) else float("inf")


def _without_overlap(sorted_groups: Sequence[Group]) -> tuple[Group, ...]:
    taken: set[int] = set()
    kept = []
    for group in sorted_groups:
        if taken.isdisjoint(group.streets):
            kept.append(group)
            taken.update(group.streets)
    return tuple(kept)
