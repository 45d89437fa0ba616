"""Dutch words as people type them: small letters, endings off, and those that tell nothing."""

import re
import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_DOUBLE = re.compile(r"([a-z])\1")
# The first one that fits comes off, the longest first.
_ENDINGS = ("tjes", "pjes", "jes", "tje", "pje", "je", "en", "n", "e", "s", "t")
_SHORTEST = 3
_HARD = str.maketrans("vz", "fs")


def words(text: str) -> list[str]:
    """In small letters, without accents, apostrophes and digits."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("’", ""))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


@cache
def stem(word: str) -> str:
    """Without its ending; a long vowel and a doubled letter written once: "bomen", "boompje" and "boom" are one."""
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST:
            word = rest
            break
    return _DOUBLE.sub(r"\1", word[:-1] + word[-1:].translate(_HARD))


@cache
def common() -> frozenset[str]:
    return frozenset(
        word
        for line in (DATA / "common_words.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
