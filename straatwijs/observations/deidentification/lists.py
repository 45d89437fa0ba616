"""The word lists of the recognisers: deduce's names, streets and places, and our own in `data/`. All folded.

Memory: about 40,000 short strings, and the 150,000 street names as a sorted array of 64-bit hashes (1.2 MB that forked
workers share, since looking something up in it changes no reference count).
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from straatwijs.observations.deidentification.library import Library

_DATA = Path(__file__).parent / "data"
_PLACES = ("residence", "municipality", "province", "region")
_SIGNS = re.compile(r"[\W_]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


def fold(word: str) -> str:
    """Without case and accents, so that Yılmaz, YILMAZ and yilmaz are one."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(_LETTERS)


def street_key(name: str) -> str:
    """Spelled as the words of a text are joined: without points, dashes and apostrophes."""
    return " ".join(_SIGNS.sub(" ", fold(name)).split())


class Hashes:
    """Is this text one of very many? Right unless two texts share a 64-bit hash."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._sorted = array("q", sorted(hash(text) for text in texts))

    def __contains__(self, text: str) -> bool:
        wanted = hash(text)
        place = bisect_left(self._sorted, wanted)
        return place < len(self._sorted) and self._sorted[place] == wanted


@dataclass(frozen=True)
class Lists:
    first_names: frozenset[str]
    # Those that name a person without a capital too.
    own_first_names: frozenset[str]
    surnames: frozenset[str]
    own_surnames: frozenset[str]
    # Surnames that are a word as well, and those that follow "van der" and the like.
    trade_surnames: frozenset[str]
    interfix_surnames: frozenset[str]
    # Names of two or three letters that are no word; the second also without a capital.
    short_names: frozenset[str]
    short_lower: frozenset[str]
    # Words that are names as well, and those of them that always have a capital; words that in small letters are never a name; all words known to be one.
    words: frozenset[str]
    proper: frozenset[str]
    never: frozenset[str]
    known: frozenset[str]
    vowel_words: frozenset[str]
    places: frozenset[str]
    public: tuple[str, ...]
    public_handles: frozenset[str]
    streets: Hashes


def read(library: Library) -> Lists:
    own_first, own_surnames = _own("first_names"), _own("surnames")
    proper = _own("words_proper")
    words, never = _own("words") | proper, _own("words_never")
    common = frozenset().union(
        *(
            _folded(library.items(f"whitelist/lst_{name}"))
            for name in ("common_word", "stop_word", "medical_term")
        )
    )
    return Lists(
        first_names=_folded(library.items("names/lst_first_name")) | own_first,
        own_first_names=own_first,
        surnames=_folded(library.items("names/lst_surname")) | own_surnames,
        own_surnames=own_surnames,
        trade_surnames=_own("trade_surnames"),
        interfix_surnames=_folded(library.items("names/lst_interfix_surname")),
        short_names=_own("short_names"),
        short_lower=_own("short_names_lower"),
        words=words,
        proper=proper,
        never=never,
        vowel_words=_own("vowel_words"),
        known=words | never | (common - own_first - own_surnames),
        places=frozenset(
            fold(name)
            for kind in _PLACES
            for name in library.plain_items(f"locations/lst_placename/lst_{kind}")
        ),
        public=tuple(_lines("public")),
        public_handles=frozenset("".join(filter(str.isalnum, fold(name))) for name in _lines("public")),
        streets=Hashes(street_key(name) for name in library.plain_items("locations/lst_street")),
    )


def _folded(items: Iterable[str]) -> frozenset[str]:
    return frozenset(fold(item) for item in items if item)


def _lines(name: str) -> Iterator[str]:
    with (_DATA / f"{name}.txt").open(encoding="utf-8") as lines:
        yield from (line.strip() for line in lines if line.strip() and not line.startswith("#"))


def _own(name: str) -> frozenset[str]:
    return frozenset(fold(word) for line in _lines(name) for word in line.split())
