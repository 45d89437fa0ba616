"""Numbers that somebody spells out: "nul zes twaalf vierendertig", "nummer veertien"."""

import re
from collections.abc import Iterator

from straatwijs.observations.deidentification.spans import Span

_ONES = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
# 1 to 199 as one word: zeventien, vierendertig, tweeëntwintig, honderdtwaalf.
NUMBER_WORD = rf"(?:honderd(?:en)?)?(?:(?:{_ONES})(?:en|ën)(?:{_TENS})|{_TENS}|{_TEENS}|{_ONES})|honderd"
_ITEM = rf"(?:nul|{NUMBER_WORD}|\d{{1,4}})"
_ROW = re.compile(rf"(?<!\w){_ITEM}(?:[ ,.\-]{{1,3}}{_ITEM}){{3,14}}(?!\w)", re.IGNORECASE)
_STARTS = re.compile(r"(?:nul|0)", re.IGNORECASE)


def spoken_number(text: str) -> Iterator[Span]:
    """A row of number words that is as long as a phone number and begins with nul (or is very long)."""
    for match in _ROW.finditer(text):
        items = re.split(r"[ ,.\-]+", match.group())
        spelled = [item for item in items if not item.isdigit()]
        length = sum(len(item) if item.isdigit() else _digits(item) for item in items)
        if len(spelled) < 2 or not 8 <= length <= 14:
            continue
        if _STARTS.match(match.group()) or len(items) >= 8:
            yield Span(*match.span(), "phone")


def _digits(word: str) -> int:
    """How many digits the word would be on a keypad."""
    if word.lower() in {"nul", *_ONES.split("|")}:
        return 1
    return 3 if word.lower().startswith("honderd") else 2
