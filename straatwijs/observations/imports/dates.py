"""Days as files spell them. The spelling is declared, never guessed: 03/04/2022 is two different days."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from functools import lru_cache


class Spelling(StrEnum):
    ISO = "iso"  # 2022-01-21, also with a time behind it
    DMY = "dmy"  # 21/01/2022
    MDY = "mdy"  # 01/21/2022 01:47:00 PM
    MONTH = "month"  # 2022-01


# A month without a day counts on its 15th: the week of the 1st may lie in the quarter before.
MIDDLE_OF_MONTH = 15
# Before this it is a placeholder ("1900-01-01", "1970-01-01"), not a report.
OLDEST = date(1990, 1, 1)

_TIME = r"(?:[T ]+\d{1,2}:\d\d(?::\d\d(?:[.,:]\d+)?)?(?: ?[AaPp]\.?[Mm]\.?)?(?:Z| ?[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(rf"(\d{{4}})-(\d\d)-(\d\d){_TIME}")
_SLASHED = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_TIME}")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WORDS = {
    Spelling.ISO: "year-month-day",
    Spelling.DMY: "day-month-year",
    Spelling.MDY: "month-day-year",
    Spelling.MONTH: "year-month",
}


@lru_cache(maxsize=20_000)
def day_of(text: str, spelling: Spelling) -> date:
    """The day as written, without a time. Raises ValueError with a reason that doesn't repeat the text."""
    try:
        return _READERS[spelling](text)
    except ValueError:
        raise ValueError(
            f"the date is not spelled {_WORDS[spelling]} (iso, dmy, mdy, month){_hint(text, spelling)}"
        ) from None


def _hint(text: str, spelling: Spelling) -> str:
    others = [_WORDS[other] for other in Spelling if other is not spelling and fits(text, other)]
    return f"; it could be {' or '.join(others)}" if others else ""


def fits(text: str, spelling: Spelling) -> bool:
    try:
        _READERS[spelling](text)
    except ValueError:
        return False
    return True


def is_ambiguous(text: str) -> bool:
    """Whether day-first and month-first both make a day of it, and not the same one."""
    found = _SLASHED.fullmatch(text)
    if found is None or found[1] == found[3]:
        return False
    return fits(text, Spelling.DMY) and fits(text, Spelling.MDY)


def _iso(text: str) -> date:
    year, month, day = _parts(_ISO, text, 1, 2, 3)
    return date(year, month, day)


def _dmy(text: str) -> date:
    day, month, year = _parts(_SLASHED, text, 1, 3, 4)
    return date(year, month, day)


def _mdy(text: str) -> date:
    month, day, year = _parts(_SLASHED, text, 1, 3, 4)
    return date(year, month, day)


def _month(text: str) -> date:
    year, month = _parts(_MONTH, text, 1, 2)
    return date(year, month, MIDDLE_OF_MONTH)


def _parts(pattern: re.Pattern[str], text: str, *groups: int) -> list[int]:
    found = pattern.fullmatch(text)
    if not found:
        raise ValueError(text)
    return [int(found[group]) for group in groups]


_READERS: dict[Spelling, Callable[[str], date]] = {
    Spelling.ISO: _iso,
    Spelling.DMY: _dmy,
    Spelling.MDY: _mdy,
    Spelling.MONTH: _month,
}
