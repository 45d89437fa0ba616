"""All recognisers on one text, until nothing more is found."""

import re
from collections.abc import Collection, Iterable, Iterator

from straatwijs.observations.deidentification import (
    addresses,
    contact,
    dates,
    lists,
    official,
    shadow,
    spans,
    tokens,
)
from straatwijs.observations.deidentification.library import Library
from straatwijs.observations.deidentification.names import NameFinder
from straatwijs.observations.deidentification.public import PublicNames
from straatwijs.observations.deidentification.spans import Span, Withheld
from straatwijs.observations.deidentification.tokens import Word

# Without a figure or a number word there is nothing to look for among numbers.
_NUMBER = re.compile(
    r"\d|nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|tig|honderd",
    re.IGNORECASE,
)


_WARM_UP = "Bel +31 6 12345678 of 070 1234567, zaterdag 12 oktober 2024"


class Recogniser:
    """Holds word lists only, never a text. Safe to use from several threads, and shared by forked workers."""

    def __init__(self) -> None:
        self._library = Library()
        self._lists = lists.read(self._library)
        self._public = PublicNames(self._lists)
        self._names = NameFinder(self._lists)
        # The phone library reads its tables at the first number; not while somebody waits.
        self.withhold(_WARM_UP, ())

    def withhold(self, text: str, places: Collection[str]) -> Withheld:
        """Looks again at what it made of the text, so that doing it twice changes nothing."""
        found: list[Span] = []
        kept = text
        while new := self._find(kept, places):
            found = spans.settle([*found, *_in_original(new, found)])
            kept = spans.replace(text, found)
        return Withheld(kept, tuple(found))

    def _find(self, text: str, places: Collection[str]) -> list[Span]:
        plain = shadow.cast(spans.mask_replacements(text))
        words = tokens.split(plain.text)
        self._public.mark(words, places)
        candidates = [*contact.find(plain.text, self._lists), *self._names.find(plain.text, words)]
        if _NUMBER.search(plain.text):
            candidates += self._numbers(plain.text, words)
        settled = spans.settle(spans.outside_masks(plain.text, candidates))
        return [Span(*plain.original(span.start, span.end), span.kind, span.uncertain) for span in settled]

    def _numbers(self, text: str, words: list[Word]) -> Iterator[Span]:
        yield from contact.find_phones(text, self._library)
        yield from official.find(text)
        yield from addresses.find(text, words, self._lists)
        yield from dates.find_dates(text, self._library)
        yield from dates.find_ages(text, self._library)


def _in_original(new: Iterable[Span], found: list[Span]) -> list[Span]:
    """Positions in a text with replacements, counted in the text before them."""
    shifts, shift = [], 0
    for span in found:
        replacement = len(spans.REPLACEMENTS[span.kind])
        shifts.append((span.start + shift, shift))
        shift += replacement - (span.end - span.start)
        shifts.append((span.start + shift + (span.end - span.start), shift))
    return [
        Span(_back(span.start, shifts), _back(span.end, shifts), span.kind, span.uncertain) for span in new
    ]


def _back(position: int, shifts: list[tuple[int, int]]) -> int:
    past = [shift for start, shift in shifts[1::2] if start <= position]
    return position - (past[-1] if past else 0)
