"""How hard a piece of Dutch is to read. docs/readability.md says what is measured, why, and what this cannot see."""

import re
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from tests.house.plain_words import ORDINARY_WORDS, POLICY_WORDS, TEAM_WORDS


@dataclass(frozen=True)
class Limit:
    """What a reader may be asked."""

    longest_sentence: int  # words
    mean_sentence: int  # words
    ease: int  # Flesch-Douma, of a text of at least `LONG_ENOUGH` words
    common: float  # Zipf: the power of ten of how often a word is used in a thousand million words
    own_words: frozenset[str]  # rarer words that are fine


# 60 to 70 is "normal" in Douma's own table, 45 to 60 "rather difficult".
RESIDENT = Limit(20, 15, 60, 3.0, frozenset(ORDINARY_WORDS))
TEAM = Limit(25, 15, 45, 2.5, frozenset({*ORDINARY_WORDS, *TEAM_WORDS}))
LONG_ENOUGH = 8

_END = re.compile(r"(?<=[.!?…])[\s\"”’)]+(?=[\"“‘(]*[A-ZÀ-Ý0-9'])|\n+")
_WORD = re.compile(r"\w[\w'’.,-]*\w|\w")
_VOWELS = re.compile(r"ieuw|eeuw|aai|ooi|oei|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|ou|au|[aeiouyáéíóúàèëïöüê]")
_LITTLE_ENDINGS = ("je", "jes", "tje", "tjes", "s", "en", "t")
_PART = 3.5  # a part of a compound is a word that people know well
_SIGN_IN = re.compile(r"\bmeldt? je (?:je )?(?:aan|af)\b")
_PASSIVE = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b.*\b\w*(?:ge|ver|be|ont)\w+(?:d|t|en)\b", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    return [sentence for sentence in _END.split(text) if words(sentence)]


def words(text: str) -> list[str]:
    return _WORD.findall(text)


def syllables(word: str) -> int:
    """Groups of vowels, as they are spoken; a number counts as one."""
    return max(1, len(_VOWELS.findall(word.lower())))


def ease(text: str) -> float:
    """Flesch's reading ease for Dutch (Douma 1960): about 0 for a law, about 100 for a children's book."""
    said = words(text)
    per_word = sum(map(syllables, said)) / len(said)
    return 206.84 - 77 * per_word - 0.93 * len(said) / len(sentences(text))


@cache
def _zipf(word: str) -> float:
    return zipf_frequency(word, "nl")


def _is_well_known(part: str) -> bool:
    """A part of a compound; a little word such as "op" and "af" must be very common."""
    return len(part) > 1 and _zipf(part) >= (_PART if len(part) > 2 else 5)


@cache
def is_common(word: str, limit: float) -> bool:
    """The word is used often enough, or is made of words that are: with a little ending, or a compound."""
    if _zipf(word) >= limit:
        return True
    if any(word.endswith(end) and _is_well_known(word.removesuffix(end)) for end in _LITTLE_ENDINGS):
        return True
    for cut in range(2, len(word) - 2):
        front, back = word[:cut], word[cut:]
        fronts = (front, *(front.removesuffix(link) for link in ("s", "e", "en") if front.endswith(link)))
        if any(map(_is_well_known, fronts)) and (_is_well_known(back) or is_common(back, 9)):
            return True
    return False


def rare_words(text: str, limit: Limit) -> list[str]:
    """Names, which have a capital inside a sentence, and numbers are left alone."""
    found = []
    for sentence in sentences(text):
        for number, word in enumerate(words(sentence)):
            if any(map(str.isdigit, word)) or "." in word or (number and word[0].isupper()) or word.isupper():
                continue
            plain = word.lower()
            parts = plain.split("-")
            if not (plain in limit.own_words or all(is_common(part, limit.common) for part in parts)):
                found.append(plain)
    return found


def _policy_pattern(word: str) -> str:
    """A hyphen stands for any letters."""
    return rf"\b{word}\b".replace("-", r"\w*")


_POLICY = {re.compile(_policy_pattern(word)): plain for word, plain in POLICY_WORDS.items()}


def policy_words(text: str) -> list[tuple[str, str]]:
    """What it says, and what to say instead."""
    said = _SIGN_IN.sub(" ", text.lower())
    found = ((pattern.search(said), plain) for pattern, plain in _POLICY.items())
    return [(match[0], plain) for match, plain in found if match]


def is_passive(sentence: str) -> bool:
    """A guess, for the report only."""
    return bool(_PASSIVE.search(sentence))


@dataclass(frozen=True)
class Score:
    text: str
    files: tuple[str, ...]
    limit: Limit
    longest: int
    mean: float
    ease: float | None  # None: too short to tell
    rare: tuple[str, ...]
    policy: tuple[tuple[str, str], ...]

    def complaints(self) -> list[str]:
        """What is too hard, and what would be right; empty when the text is plain."""
        limit = self.limit
        found = []
        if self.longest > limit.longest_sentence:
            found.append(f"a sentence of {self.longest} words; at most {limit.longest_sentence}")
        if self.mean > limit.mean_sentence and self.longest != self.mean:
            found.append(f"{self.mean:.0f} words in a sentence on average; at most {limit.mean_sentence}")
        if self.ease is not None and self.ease < limit.ease:
            found.append(f"reading ease {self.ease:.0f}; at least {limit.ease}")
        found += [f"“{word}” is rare" for word in self.rare]
        found += [f"“{word}” is policy talk; plain: {plain}" for word, plain in self.policy]
        return found

    def hardness(self) -> float:
        """1 is just within the limits."""
        effort = 0.0 if self.ease is None else (100 - self.ease) / (100 - self.limit.ease)
        return max(effort, self.longest / self.limit.longest_sentence) + len(self.rare) + len(self.policy)


def score(text: str, limit: Limit = RESIDENT, files: tuple[str, ...] = ()) -> Score:
    lengths = [len(words(sentence)) for sentence in sentences(text)] or [0]
    return Score(
        text=text,
        files=files,
        limit=limit,
        longest=max(lengths),
        mean=sum(lengths) / len(lengths),
        ease=ease(text) if sum(lengths) >= LONG_ENOUGH else None,
        rare=tuple(rare_words(text, limit)),
        policy=tuple(policy_words(text)),
    )
