"""Reads the sentences of `street_language/` and counts what the recognisers make of them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from straatwijs.observations import deidentification

_FOLDER = Path(__file__).parent / "street_language"
_MARK = re.compile(r"\{(\w+) ([^}]*)\}")
_WORD = re.compile(r"[\w'’]+")
# They tell nothing about a person without the word they belong to.
_SMALL = frozenset(
    {"van", "de", "der", "den", "ten", "ter", "v", "d", "vd", "het", "t", "te", "la", "el", "in", "op", "nr"}
)


@dataclass(frozen=True)
class Mark:
    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    text: str
    marks: tuple[Mark, ...]


@dataclass
class Measured:
    """`marks` that had to go and how many `gone`; `words` of sentences without personal data and how many `kept`."""

    marks: int = 0
    gone: int = 0
    words: int = 0
    kept: int = 0
    missed: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def read(half: str) -> list[Sentence]:
    lines = (_FOLDER / f"{half}.txt").read_text(encoding="utf-8").splitlines()
    return [_sentence(line) for line in lines if line and not line.startswith("#")]


def _sentence(line: str) -> Sentence:
    text, marks, position = "", [], 0
    for match in _MARK.finditer(line):
        text += line[position : match.start()]
        marks.append(Mark(match[1], len(text), len(text) + len(match[2])))
        text += match[2]
        position = match.end()
    return Sentence(text + line[position:], tuple(marks))


def measure(sentences: Iterable[Sentence]) -> Measured:
    measured = Measured()
    for sentence in sentences:
        gone = covered(deidentification.withhold(sentence.text).spans)
        for mark in sentence.marks:
            measured.marks += 1
            if _is_gone(sentence.text, mark, gone):
                measured.gone += 1
            else:
                measured.missed.append(sentence.text[mark.start : mark.end])
        if not sentence.marks:
            _count_words(sentence.text, gone, measured)
    return measured


def covered(spans: Iterable[deidentification.Span]) -> frozenset[int]:
    return frozenset(position for span in spans for position in range(span.start, span.end))


def _is_gone(text: str, mark: Mark, gone: frozenset[int]) -> bool:
    """None of its identifying words remains."""
    telling = (
        word for word in _WORD.finditer(text, mark.start, mark.end) if word.group().lower() not in _SMALL
    )
    return all(position in gone for word in telling for position in range(*word.span()))


def _count_words(text: str, gone: frozenset[int], measured: Measured) -> None:
    for word in _words(text):
        measured.words += 1
        if gone.isdisjoint(range(*word.span())):
            measured.kept += 1
        else:
            measured.lost.append(word.group())


def _words(text: str) -> Iterator[re.Match[str]]:
    return _WORD.finditer(text)
