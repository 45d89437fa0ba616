"""What the calculation is given and what it says: plain arrays, S streets by T weeks."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

# Passers-by look too, and minutes of nobody's visit count nowhere. What is noted about other things takes them in.
PASSING_BY, TAKEN_IN = 0.2, 0.03

Floats = NDArray[np.float64]
Integers = NDArray[Any]


class Verdict(StrEnum):
    LESS = "less"
    MORE = "more"
    NO_DIFFERENCE = "no_difference"
    TOO_LITTLE = "too_little"


class Lack(StrEnum):
    """Why there is too little to tell."""

    NOTES = "notes"
    WEEKS_BEFORE = "weeks_before"
    WEEKS_AFTER = "weeks_after"
    STREETS = "streets"
    LOOKING = "looking"
    UNSURE = "unsure"  # enough to reckon with, but what comes out can be anything


@dataclass(frozen=True)
class Panel:
    """Counts and effort (minutes, or notes about other things; 0 where nobody is known to have looked), both (S, T).

    `treated` are the streets of the measure, which begins in week `start`. What they did after it teaches nothing
    about how notes grow with effort; everything else may.
    """

    counts: Integers
    effort: Floats
    treated: tuple[int, ...]
    start: int
    # Looking that nobody counts, as a part of a usual week with effort.
    passing: float = PASSING_BY

    def __post_init__(self) -> None:
        if self.counts.shape != self.effort.shape or self.counts.ndim != 2:
            raise ValueError("counts and effort must both be streets by weeks")

    @property
    def weeks_after(self) -> int:
        return int(self.counts.shape[1]) - self.start

    def without(self, streets: tuple[int, ...]) -> "Panel":
        """The same with these streets as the ones of the measure: for the check on streets where nothing was done."""
        return replace(self, treated=streets)

    def before(self) -> "Panel":
        """Only what was there before the start."""
        weeks = slice(None, self.start)
        return replace(self, counts=self.counts[:, weeks], effort=self.effort[:, weeks])


@dataclass(frozen=True, kw_only=True)
class Response:
    """How notes grow with effort: as (effort + base) to a power; `doubt` is the standard deviation of the power.

    `base` is the looking of passers-by that nobody counted.
    """

    power: float
    doubt: float
    base: float


@dataclass(frozen=True, kw_only=True)
class Effect:
    """How many times as often is noted as would be expected, with its 95 % interval, and what that rests on.

    `expected` is what the streets of the measure would have noted since the start, had they gone as the others.
    """

    verdict: Verdict
    lack: Lack | None
    ratio: float
    low: float
    high: float
    expected: float
    noted_before: int
    noted_after: int
    looked_before: float
    looked_after: float
    weeks_before: int
    weeks_after: int
    streets: int
    response: Response
