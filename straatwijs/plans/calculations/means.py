"""Money and hours as plain sums."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

# Money that ends within this time is named, so that somebody still can do something with it.
SOON = timedelta(weeks=13)


@dataclass(frozen=True)
class Part:
    """Money of one source in one measure; the last day on which it can be spent."""

    name: str
    amount: int
    ends_on: date


@dataclass(frozen=True)
class Covered:
    """Whole euros. `open` is what nobody pays yet; None where no cost is known."""

    planned: int | None
    spent: int
    given: int
    open: int | None
    parts: tuple[Part, ...]
    ends_first: date | None


def covered(*, planned: int | None, spent: int, parts: Sequence[Part]) -> Covered:
    """Stacked, the money that ends first at the bottom: that is spent first."""
    stacked = tuple(sorted(parts, key=lambda part: (part.ends_on, part.name)))
    given = sum(part.amount for part in stacked)
    return Covered(
        planned=planned,
        spent=spent,
        given=given,
        open=max(0, planned - given) if planned is not None else None,
        parts=stacked,
        ends_first=_ends_first(stacked, spent),
    )


def _ends_first(stacked: Sequence[Part], spent: int) -> date | None:
    """The day on which money is lost that was not spent by then; None when all of it is spent."""
    reached = 0
    for part in stacked:
        reached += part.amount
        if reached > spent:
            return part.ends_on
    return None


@dataclass(frozen=True)
class HoursGiven:
    """In whole hours. `ratio`: how many hours of volunteers stand beside one of professionals; None without those."""

    professional: int
    volunteer: int
    ratio: float | None


def hours_given(*, professional_quarters: int, volunteer_quarters: int) -> HoursGiven:
    ratio = volunteer_quarters / professional_quarters if professional_quarters else None
    return HoursGiven(round(professional_quarters / 4), round(volunteer_quarters / 4), ratio)
