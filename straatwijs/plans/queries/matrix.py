"""Goals against works, with the wishes between them; and until when each chance is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from straatwijs.plans.link_states import LinkState
from straatwijs.plans.models import Goal, Work
from straatwijs.plans.queries.linking import LinkLine, Picture, Wish, once

# Wider than this nobody reads a table, on screen or on paper.
COLUMNS = 6
_SOON = timedelta(days=60)


@dataclass(frozen=True, kw_only=True)
class Row:
    """`goal` None: wishes that serve no goal yet. One cell per works, each with its links."""

    goal: Goal | None
    cells: tuple[tuple[LinkLine, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """`left_out`: works for which there is no column. `alone`: wishes that no works are proposed for."""

    works: tuple[Work, ...]
    rows: tuple[Row, ...]
    left_out: int
    alone: tuple[Wish, ...]
    not_served: tuple[Goal, ...]


@dataclass(frozen=True, kw_only=True)
class Chance:
    """`number` is its place in the drawing. `is_soon`: it must be agreed within two months; `is_past`: too late for what
    isn't taken up."""

    number: int
    line: LinkLine
    last_day: date
    is_soon: bool
    is_past: bool


@dataclass(frozen=True, kw_only=True)
class Month:
    """The chances that pass in one month; `first` is its first day."""

    first: date
    chances: tuple[Chance, ...]


def matrix_of(picture: Picture) -> Matrix:
    lines = picture.in_state(LinkState.PROPOSED, LinkState.ACCEPTED)
    works = _in_order(lines)
    shown = works[:COLUMNS]
    rows = [_row(goal, shown, [line for line in lines if goal in line.goals]) for goal in picture.goals]
    rows.append(_row(None, shown, [line for line in lines if not line.goals]))
    heard = {wish.ref for line in lines for wish in line.wishes}
    served = {goal.pk for line in lines for goal in line.goals}
    return Matrix(
        works=shown,
        rows=tuple(row for row in rows if any(row.cells)),
        left_out=len(works) - len(shown),
        alone=once(wish for wish in picture.wishes if wish.ref not in heard),
        not_served=tuple(goal for goal in picture.goals if goal.pk not in served),
    )


def _in_order(lines: Iterable[LinkLine]) -> tuple[Work, ...]:
    """By their strongest link."""
    return tuple({line.work.pk: line.work for line in lines}.values())


def _row(goal: Goal | None, works: Iterable[Work], lines: list[LinkLine]) -> Row:
    return Row(goal=goal, cells=tuple(tuple(line for line in lines if line.work == work) for work in works))


def chances_of(picture: Picture, *, today: date) -> tuple[Chance, ...]:
    """What is open or taken up, by the day on which the chance passes."""
    found = [
        (line.passes_on, line.key, line)
        for line in picture.in_state(LinkState.PROPOSED, LinkState.ACCEPTED)
        if line.passes_on is not None
    ]
    return tuple(
        Chance(
            number=number,
            line=line,
            last_day=last_day,
            is_soon=today <= last_day <= today + _SOON,
            is_past=last_day < today,
        )
        for number, (last_day, _key, line) in enumerate(sorted(found, key=lambda one: one[:2]), 1)
    )


def by_month(chances: Iterable[Chance]) -> tuple[Month, ...]:
    months = groupby(chances, key=lambda chance: chance.last_day.replace(day=1))
    return tuple(Month(first=first, chances=tuple(some)) for first, some in months)
