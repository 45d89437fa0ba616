"""What a round saw, per half hour of looking, so that rounds of different length can stand beside each other."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

HALF_HOUR = 30


@dataclass(frozen=True, kw_only=True)
class Seen:
    """`people` is how many people were in the groups; `shares` how many of them were in groups with that answer, per
    question and choice. A group of two ages counts for both."""

    groups: int
    people: int
    visits: int
    minutes: int
    shares: Mapping[str, Mapping[str, int]]

    def per_half_hour(self, number: int) -> float | None:
        """None without looking: a count never stands alone."""
        return number * HALF_HOUR / self.minutes if self.minutes else None

    @property
    def people_per_half_hour(self) -> float | None:
        return self.per_half_hour(self.people)


def seen(forms: Sequence[Mapping[str, Any]], *, visits: int, minutes: int) -> Seen:
    shares: dict[str, Counter[str]] = {code: Counter() for code in ("together", "ages", "doing")}
    for form in forms:
        size = int(form.get("size", 0))
        for code, counter in shares.items():
            given = form.get(code, [])
            for choice in [given] if isinstance(given, str) else given:
                counter[choice] += size
    return Seen(
        groups=len(forms),
        people=sum(int(form.get("size", 0)) for form in forms),
        visits=visits,
        minutes=minutes,
        shares=shares,
    )
