"""Whose stories are missing: what was told beside what the make-up of a neighbourhood would bring. Never per person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

# Fewer than this are told as a word, so that nobody can be counted out.
LEAST_SHOWN = 5
# A group that told less than this part of its share is still missing.
ENOUGH = 0.7


class Heard(StrEnum):
    NONE = "none"
    FEW = "few"
    ENOUGH = "enough"


@dataclass(frozen=True)
class Line:
    """`share` in percent as the team set it, None where it did not; `told` None where it is too few to show; `wanted` how
    many there would be if every group told as much."""

    key: str
    share: int | None
    told: int | None
    wanted: int | None
    heard: Heard


def lines(keys: Sequence[str], *, shares: Mapping[str, int], told: Mapping[str, int]) -> tuple[Line, ...]:
    """One per key, in their order. Stories of who did not say count for nobody."""
    total = sum(told.get(key, 0) for key in keys)
    return tuple(_line(key, shares.get(key), told.get(key, 0), total) for key in keys)


def _line(key: str, share: int | None, number: int, total: int) -> Line:
    wanted = round(total * share / 100) if share is not None else None
    return Line(
        key=key,
        share=share,
        told=number if number >= LEAST_SHOWN else None,
        wanted=wanted,
        heard=_heard(number, wanted),
    )


def _heard(number: int, wanted: int | None) -> Heard:
    if not number:
        return Heard.NONE if wanted != 0 else Heard.ENOUGH
    if wanted is None:
        return Heard.ENOUGH if number >= LEAST_SHOWN else Heard.FEW
    return Heard.ENOUGH if number >= ENOUGH * wanted else Heard.FEW
