"""Which answers to "is it better now?" may be told of: those that came in together with enough others."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from straatwijs.instruments.definition import Kind
from straatwijs.privacy import plan
from straatwijs.shared.weeks import Block, block_of

_STAR = plan.STAR[Kind.SOCIAL.value]


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What one person said. `is_familiar`: the phone, or the receipt, did not appear for the occasion."""

    said: str
    on: date
    is_familiar: bool
    perspective: str = ""


def is_enough(judgements: Collection[Judgement]) -> bool:
    familiar = sum(one.is_familiar for one in judgements)
    return len(judgements) >= _STAR.threshold and familiar >= _STAR.familiar


def closed(judgements: Iterable[Judgement], *, last: Block) -> tuple[Judgement, ...]:
    """Of the blocks up to and with the last that closed. A block with too few stays open and joins the next, so that
    what everyone reads only moves by enough people at once."""
    told: list[Judgement] = []
    waiting: list[Judgement] = []
    in_time = sorted((one for one in judgements if one.on < last.end), key=lambda one: one.on)
    for _block, some in groupby(in_time, key=lambda one: block_of(one.on)):
        waiting += some
        if is_enough(waiting):
            told += waiting
            waiting = []
    return tuple(told)


def by_perspective(
    judgements: Iterable[Judgement], perspectives: Sequence[str]
) -> dict[str, tuple[Judgement, ...]]:
    """Those of each perspective that may be told apart. What is left must be nothing, or enough to hide among; else the
    smallest that is told is left out as well (of equal ones the first by code)."""
    given: dict[str, list[Judgement]] = {}
    for one in judgements:
        given.setdefault(one.perspective if one.perspective in perspectives else "", []).append(one)
    told = {code for code, some in given.items() if code and is_enough(some)}
    while told:
        rest = [one for code, some in given.items() if code not in told for one in some]
        if not rest or is_enough(rest):
            break
        told.remove(min(told, key=lambda code: (len(given[code]), code)))
    return {code: tuple(given[code]) for code in perspectives if code in told}
