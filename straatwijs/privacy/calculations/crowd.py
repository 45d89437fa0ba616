"""Rows in which nobody stands alone: what too few people have in common is told roughly, or not at all."""

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any


class Told(IntEnum):
    NOT = 0
    ROUGHLY = 1
    FINELY = 2


@dataclass(frozen=True, kw_only=True)
class Fact:
    """What a row would tell, `rough` and `fine`, and who gave it."""

    rough: tuple[Any, ...]
    fine: tuple[Any, ...]
    person: Hashable


def told(facts: Sequence[Fact], least: int) -> list[Told]:
    """How much may be told of each. Fine is told of enough people only; those of whom it is not told are enough too, or
    nobody: else what is shown would lead to them. Where all together are too few, nothing is told."""
    people: defaultdict[Hashable, defaultdict[Hashable, set[Hashable]]] = defaultdict(
        lambda: defaultdict(set)
    )
    for fact in facts:
        people[fact.rough][fact.fine].add(fact.person)
    shown = {rough: _shown(by_fine, least) for rough, by_fine in people.items()}
    enough = {rough: len(set().union(*by_fine.values())) >= least for rough, by_fine in people.items()}
    return [
        Told.FINELY if fact.fine in shown[fact.rough] else Told.ROUGHLY if enough[fact.rough] else Told.NOT
        for fact in facts
    ]


def _shown(by_fine: Mapping[Hashable, set[Hashable]], least: int) -> set[Hashable]:
    shown = [fine for fine, people in by_fine.items() if len(people) >= least]
    shown.sort(key=lambda fine: (-len(by_fine[fine]), str(fine)))
    while shown and 0 < len(_hidden(by_fine, shown)) < least:
        shown.pop()
    return set(shown)


def _hidden(by_fine: Mapping[Hashable, set[Hashable]], shown: Sequence[Hashable]) -> set[Hashable]:
    return {person for fine, people in by_fine.items() if fine not in shown for person in people}
