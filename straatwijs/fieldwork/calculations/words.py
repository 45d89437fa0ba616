"""Dutch words as people type them: small letters, endings off, and those that tell nothing."""

import re
import unicodedata
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent.parent / "data"
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
# Of nouns and verbs: huisje, tegels, lopen and loopt, but not the t of lift and nacht.
_ENDING = re.compile(
    r"(?:(?:(?<!aa)(?<!ee)(?<!oo)t|p)?jes?|en|es?|(?<=[bdgjklmnprw])t|(?<=e[lmnr])s|(?<=\w\w\w[ao])s)$"
)
_SHORTEST = 3
_DOUBLED = re.compile(r"([^aeiou])\1$")
# One short syllable that was open before its ending: (b)om(en), (str)at(en).
_OPEN = re.compile(r"([^aeiouy]*)([aeou])([^aeiouy])")
_HARD = str.maketrans("vz", "fs")


def words(text: str) -> list[str]:
    """In small letters, without accents, apostrophes and digits."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("'", "").replace("’", ""))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


@cache
def stem(word: str) -> str:
    """Without its ending, and spelled as without one: "bomen", "boompje" and "boom" are one, "zon" and "zoon" are two."""
    ending = _ENDING.search(word)
    if ending is None or ending.start() < _SHORTEST:
        return word
    rest = word[: ending.start()]
    if _DOUBLED.search(rest):
        return rest[:-1]
    if ending[0].startswith("e") and (syllable := _OPEN.fullmatch(rest)):
        rest = "".join((syllable[1], 2 * syllable[2], syllable[3]))
    return rest[:-1] + rest[-1].translate(_HARD)


@cache
def common() -> frozenset[str]:
    return frozenset(
        word
        for line in (DATA / "common_words.txt").read_text("utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    )
