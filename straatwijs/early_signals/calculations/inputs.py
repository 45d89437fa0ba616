"""What the calculation is given, and its settings: plain arrays, S streets by T weeks."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[Any]
Flags = NDArray[np.bool_]

# Indicator to its counts, whole numbers (S, T). Called at most four times for each indicator.
Counts = Callable[[int], Integers]
# Street-weeks (S, T) in which a signal is open, for all indicators or for each.
Frozen = Callable[[int], Flags] | Flags | None


class Effort(StrEnum):
    """What stands for looking. NONE: nothing is known, each street-week counts as one."""

    MINUTES = "minutes"
    PEOPLE = "people"
    NONE = "none"


@dataclass(frozen=True)
class Streets:
    """`edges`: whole numbers (E, 2), neighbouring streets, may be empty. `hood`: (S,), neighbourhood."""

    edges: Integers
    hood: Integers


@dataclass(frozen=True)
class Looking:
    """`minutes` of visits and distinct `people` who noted something, (S, T); 0 where unknown."""

    minutes: NDArray[Any]
    people: NDArray[Any]


@dataclass(frozen=True)
class Settings:
    """What can be turned; `docs` explains how each was chosen."""

    # A week teaches the baseline after this many weeks, so that a starting rise is not learned as usual.
    guard: int = 6
    # Town-level parameters are fitted anew each half year; a run in between gives the same figures.
    refit: int = 26
    # Fewer weeks of history than this say nothing yet.
    least_history: int = 8
    # Weeks until an old week counts half.
    half_life: float = 120.0
    # Streets used to fit the effort exponents; more make no difference.
    sample: int = 2000
    # Notes a week, all indicators together, from which a street is judged by itself.
    quiet: float = 0.5
    # Alerts kept per indicator and week: the best of these many per 1,000 streets, and at least ten.
    kept: int = 5
    # Scores below are not kept.
    least_score: float = 2.0
    # Weeks in a year; twelve where only months are known.
    year: int = 52
    # Weeks in which the same streets are not named again.
    rest: int = 4
    # Score from which the town as a whole is said to change.
    town_score: float = 5.0
    # A rise with fewer notes, or a fall with fewer expected, is not said.
    fewest: int = 3


USUAL = Settings()
