"""Minutes against the ceiling that a place set."""

from dataclasses import dataclass
from enum import StrEnum

# The organiser is warned from here on, in percent.
WARN_FROM = 80


class Load(StrEnum):
    ROOM = "room"
    NEAR = "near"
    OVER = "over"


@dataclass(frozen=True, kw_only=True)
class Held:
    """Minutes of one person in a quarter against the ceiling; `pace` is what it comes to if it goes on like this."""

    minutes: float
    ceiling: int
    pace: float

    @property
    def percent(self) -> int:
        return round(100 * self.minutes / self.ceiling)

    @property
    def load(self) -> Load:
        if self.minutes > self.ceiling:
            return Load.OVER
        return Load.NEAR if self.percent >= WARN_FROM else Load.ROOM

    @property
    def will_pass(self) -> bool:
        """Before the quarter is over, at this pace."""
        return self.load is not Load.OVER and self.pace > self.ceiling


def held(minutes: float, ceiling: int, *, weeks_passed: int, weeks: int) -> Held:
    return Held(minutes=minutes, ceiling=ceiling, pace=minutes * weeks / max(weeks_passed, 1))
