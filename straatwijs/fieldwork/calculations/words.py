"""Dutch words as people type them: endings off, and the subjects of the street that a word belongs to or hints at."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_DOUBLE = re.compile(r"([a-z])\1")
_ENDINGS = ("tjes", "pjes", "jes", "tje", "pje", "je", "en", "n", "e", "s", "t")
_SHORTEST = 3
_HARD = str.maketrans("vz", "fs")


def words(text: str) -> list[str]:
    """Lower case, without accents, apostrophes or digits."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("’", ""))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


@cache
def stem(word: str) -> str:
    """Without its ending, long vowels and doubled letters written once: "bomen", "boompje" and "boom" are one."""
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST:
            word = rest
            break
    last = word[-1:].translate(_HARD)
    return _DOUBLE.sub(r"\1", word[:-1] + last)
