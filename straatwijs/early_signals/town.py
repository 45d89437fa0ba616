"""What a rule may look at, and what it says. Plain arrays and values: they travel to whichever process does the work."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from typing import Self

import numpy as np
import numpy.typing as npt

from straatwijs.early_signals.calculations import Effort, Looking, Settings, Streets, by_itself

# How many weeks there must be on top of what learning takes, to calibrate on.
_CALIBRATED_ON = 4
Numbers = npt.NDArray[np.int64]
# Fitted anew each quarter: a young town is listened to sooner, and the list is as good (docs/early-signals.md).
WEEKLY = Settings(refit=13)
# A month teaches after two months; two a month are as few as half a note a week.
MONTHLY = Settings(guard=2, refit=6, least_history=6, half_life=27.0, quiet=2.0, year=12)


class Scope(StrEnum):
    STREETS = "streets"
    NEIGHBOURHOOD = "neighbourhood"
    TOWN = "town"


@dataclass(frozen=True)
class Cells:
    """Counts of one indicator other than zero: positions of street and week, and the number."""

    street: Numbers
    week: Numbers
    number: Numbers


@dataclass(frozen=True)
class Note:
    """One recent note. `phone` tells phones apart within this town and these days; -1 is none."""

    street: int
    indicator: str
    day: date
    phone: int


@dataclass(frozen=True)
class Evidence:
    """How many streets can be judged by themselves, with their neighbourhood, or not yet."""

    alone: int
    together: int
    too_few: int


@dataclass(frozen=True, kw_only=True)
class Town:
    """A municipality up to and with the last of `weeks` (Mondays, oldest first); `names` are the codes of its streets.

    Where only the month of notes is known, `weeks` holds one Monday a month and `settings` say so.

    `metres` holds a point of each street (S, 2), not a number where it is unknown. `open` holds (indicator, street,
    first week) of signals that wait for the team: what is noted meanwhile is not learned as usual. `thresholds` are
    those of an earlier calibration, by rule.
    """

    code: str
    names: tuple[str, ...]
    weeks: tuple[date, ...]
    streets: Streets
    metres: npt.NDArray[np.float64]
    indicators: tuple[str, ...]
    sides: tuple[str, ...]
    cells: tuple[Cells, ...]
    looking: Looking
    notes: tuple[Note, ...] = ()
    open: tuple[tuple[int, int, int], ...] = ()
    thresholds: Mapping[str, float] = field(default_factory=dict)
    settings: Settings = WEEKLY

    @property
    def size(self) -> int:
        return len(self.streets.hood)

    @property
    def last_day(self) -> date:
        return self.weeks[-1] + timedelta(days=6)

    @cached_property
    def _noted(self) -> npt.NDArray[np.int32]:
        """(streets, weeks), all indicators together."""
        total = np.zeros((self.size, len(self.weeks)), np.int32)
        for indicator in range(len(self.indicators)):
            total += self.counts(indicator)
        return total

    @property
    def learning(self) -> int:
        """Weeks before it is known what is usual."""
        return self.settings.refit + self.settings.guard

    @property
    def knows_what_is_usual(self) -> bool:
        return len(self.weeks) >= self.learning + _CALIBRATED_ON

    def span(self, weeks: int) -> int:
        """So many of `weeks`, the last ones, in real weeks; one that stands for a month is four."""
        first = self.weeks[max(len(self.weeks) - weeks, 0)]
        return (self.weeks[-1] - first).days // 7 + (4 if self.settings == MONTHLY else 1)

    def judged_alone(self) -> npt.NDArray[np.bool_]:
        """(streets,): where enough is noted, for long enough, to judge the street by itself."""
        if not self.knows_what_is_usual:
            return np.zeros(self.size, np.bool_)
        return by_itself(self._noted[:, : -self.settings.guard], self.settings)

    def evidence(self) -> Evidence:
        """A neighbourhood whose quiet streets together have too few notes cannot be judged yet."""
        alone = self.judged_alone()
        if not self.knows_what_is_usual:
            return Evidence(alone=0, together=0, too_few=self.size)
        quiet = np.zeros(self.size, np.bool_)
        for hood in np.unique(self.streets.hood[~alone]):
            members = (self.streets.hood == hood) & ~alone
            quiet |= members & bool(by_itself(self._noted[members].sum(0, keepdims=True), self.settings)[0])
        few = ~alone & ~quiet
        return Evidence(alone=int(alone.sum()), together=int(quiet.sum()), too_few=int(few.sum()))

    def by_side(self) -> dict[str, Self]:
        """The same town with the indicators of one side only."""
        parts = {}
        for side in sorted(set(self.sides)):
            chosen = [number for number, own in enumerate(self.sides) if own == side]
            position = {number: place for place, number in enumerate(chosen)}
            parts[side] = replace(
                self,
                indicators=tuple(self.indicators[number] for number in chosen),
                sides=(side,) * len(chosen),
                cells=tuple(self.cells[number] for number in chosen),
                open=tuple(
                    (position[of], street, first) for of, street, first in self.open if of in position
                ),
            )
        return parts

    def counts(self, indicator: int) -> npt.NDArray[np.int32]:
        """(streets, weeks)."""
        table = np.zeros((self.size, len(self.weeks)), np.int32)
        cells = self.cells[indicator]
        np.add.at(table, (cells.street, cells.week), cells.number)
        return table

    def frozen(self, indicator: int) -> npt.NDArray[np.bool_]:
        """(streets, weeks): what the baseline does not learn from."""
        table = np.zeros((self.size, len(self.weeks)), np.bool_)
        for of, street, first in self.open:
            if of == indicator:
                table[street, first:] = True
        return table


@dataclass(frozen=True, kw_only=True)
class Finding:
    """Something that stands out in the last week of a town.

    `streets` are positions, the main one first; of a neighbourhood all its streets that are judged together, of a
    whole town none. `weeks` is how far it goes back; `expected` is None for a rule on plain counts; `looked` and `usual` are minutes or
    people, whatever `effort` says, over the same number of weeks.
    """

    rule: str
    indicators: tuple[str, ...]
    direction: int
    scope: Scope
    streets: tuple[int, ...]
    weeks: int
    noted: int
    expected: float | None
    looked: float
    usual: float
    effort: Effort
    strength: float


@dataclass(frozen=True, kw_only=True)
class Outcome:
    town: str
    findings: tuple[Finding, ...]
    evidence: Evidence
    thresholds: Mapping[str, float]
