"""What an instrument is: policy in code, versioned, reviewed, signed off. One module each in `catalogue/`.

A published version never changes (a test keeps its fingerprint); a change is a new version.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Protocol


class Text(Protocol):
    """A str, or a text of gettext that becomes a sentence in the reader's language when it is shown.

    Said without Django, so that calculations may use the nouns below.
    """

    def __str__(self) -> str: ...


class Kind(StrEnum):
    """Decides which rules of the privacy gate hold."""

    OBJECT = "object"  # a thing in public space
    SOCIAL = "social"  # what people do or undergo
    HOUSEHOLD = "household"  # can point at one home


class Side(StrEnum):
    PLEASANT = "pleasant"
    ANNOYING = "annoying"


class AnswerType(StrEnum):
    CHOICE = "choice"
    NUMBER = "number"
    WORDS = "words"


@dataclass(frozen=True)
class Theme:
    code: str
    label: Text


@dataclass(frozen=True)
class Indicator:
    """What a count is about. `icon` is the inside of an SVG on a 48 px grid: lines of 2.6 px, round ends."""

    code: str
    theme: str
    side: Side
    kind: Kind
    label: Text  # at most 24 characters in Dutch, on a tile of 110 px
    why: Text
    do: Text
    approach: Text
    icon: str


@dataclass(frozen=True)
class Question:
    code: str
    answer: AnswerType
    label: Text
    privacy: str  # "plain", "indirect" or "personal"
    counted_as: Text
    choices: tuple[tuple[str, Text], ...] = ()
    required: bool = False
    most: int = 0  # largest number, or longest text in characters


@dataclass(frozen=True)
class Instrument:
    id: str
    version: int
    title: Text
    question: Text  # the one plain question, also on the poster
    purpose: Text
    source: str
    used_by: Text
    minutes: float  # expected minutes per contribution
    rhythm: Text
    counted_as: Text
    themes: tuple[Theme, ...]
    indicators: tuple[Indicator, ...]
    questions: tuple[Question, ...]
    author: str
    checker: str
    reviewed_on: date
    review_before: date
    changes: tuple[str, ...]
    # False for what only comes in by import: the categories of a file, on one side only.
    noted_by_people: bool = True
    _by_code: Mapping[str, Indicator] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {indicator.code: indicator for indicator in self.indicators})

    def indicator(self, code: str) -> Indicator | None:
        return self._by_code.get(code)
