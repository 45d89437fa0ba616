"""Counting ballots: anybody with the printed list and a pencil comes to the same result."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# What a first, a second and a third place are worth.
POINTS = (3, 2, 1)
# From so many ballots on anything is shown, of all and of a perspective.
LEAST = 5
_PODIUM = 3


@dataclass(frozen=True, kw_only=True)
class Vote:
    """Options in order of preference, one to three of them, none twice."""

    ranked: tuple[int, ...]
    perspective: str = ""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One option: how often it came first, second and third. Equal points share a place."""

    option: int
    places: tuple[int, int, int]
    points: int
    rank: int


def count_votes(votes: Mapping[Vote, int], options: Sequence[int]) -> tuple[Line, ...]:
    """Every option once, most points first; options with equal points stand in their own order.

    `votes` says how often the same vote was given. Raises ValueError for a vote on something that is no option.
    """
    places = {option: [0, 0, 0] for option in options}
    for vote, number in votes.items():
        _check(vote, places)
        for place, option in enumerate(vote.ranked):
            places[option][place] += number
    points = {option: _points(there) for option, there in places.items()}
    return tuple(
        Line(
            option=option,
            places=(places[option][0], places[option][1], places[option][2]),
            points=points[option],
            rank=1 + sum(other > points[option] for other in points.values()),
        )
        for option in sorted(options, key=lambda option: -points[option])
    )


def _check(vote: Vote, options: Mapping[int, object]) -> None:
    ranked = vote.ranked
    if (
        not 0 < len(ranked) <= len(POINTS)
        or len(set(ranked)) < len(ranked)
        or not set(ranked) <= set(options)
    ):
        raise ValueError("A ballot has one to three different options of its own choice.")


def _points(places: Sequence[int]) -> int:
    return sum(worth * number for worth, number in zip(POINTS, places, strict=True))


def podium(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Who came first, second or third; nobody without points."""
    return tuple(line for line in lines if line.points and line.rank <= _PODIUM)


def numbers_by_perspective(votes: Mapping[Vote, int], perspectives: Sequence[str]) -> dict[str, int | None]:
    """Ballots per perspective, in the order given ("" is who did not say); None where the number is not shown."""
    numbers: Counter[str] = Counter(dict.fromkeys(perspectives, 0))
    for vote, number in votes.items():
        numbers[vote.perspective if vote.perspective in perspectives else ""] += number
    shown = may_be_shown(numbers)
    return {code: numbers[code] if code in shown else None for code in perspectives}


def may_be_shown(numbers: Mapping[str, int]) -> set[str]:
    """Of people by perspective, those of which the number may be known.

    Not shown is what is under `LEAST`. What is hidden must together be nothing, or enough to hide among; else the
    smallest that is shown is hidden as well (of equal ones the first by code). None and few look alike.
    """
    shown = {code for code, number in numbers.items() if number >= LEAST}
    while shown and 0 < sum(number for code, number in numbers.items() if code not in shown) < LEAST:
        shown.remove(min(shown, key=lambda code: (numbers[code], code)))
    return shown
