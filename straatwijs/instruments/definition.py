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
    RECORD = "record"  # what was written down with a form: for the team, never among the public counts


class Side(StrEnum):
    PLEASANT = "pleasant"
    ANNOYING = "annoying"


class Neither(StrEnum):
    """The side of a form that has its good and its bad in its questions."""

    NEITHER = ""


class AnswerType(StrEnum):
    CHOICE = "choice"  # one of the choices
    MANY = "many"  # any number of the choices
    NUMBER = "number"  # a counter from 0 to `most`
    SCALE = "scale"  # 0 to 100 between the two choices; leaving it out says "does not apply"
    TRIANGLE = "triangle"  # three parts that make 100, one per choice; leaving it out says "does not apply"
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
    side: Side | Neither
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
    short: Text = ""  # what it counts, in a word or two, for a table: "girls"
    prompt: Text = ""  # a gentle word of help under the question
    part: Text = ""  # the heading under which it stands; the same for questions that stand together
    at_most: str = ""  # code of the number that this number is a part of
    icons: tuple[str, ...] = ()  # one per choice, drawn as an indicator's
    steps: tuple[int, ...] = (1,)  # how far one tap moves the counter of a number, smallest first
    same_as_last: bool = True  # "same as last time" takes it over
    lighter: bool = True  # stays in the lighter form, when the whole one asks too much
    of_place: bool = False  # a choice of what the place agreed on: its answer is the number of one of them


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
    # Filled in as a form: its questions come before sending, and its answers are counted question by question.
    form: bool = False
    # Only by members of the team, who sign in; else by everybody.
    for_team: bool = False
    # A member fills it in for somebody else, who is owed an answer: with words or without, on a screen or on paper.
    for_others: bool = False
    # Codes of the questions that say how long somebody looked, in minutes, and with how many: with it comes a visit.
    minutes_asked: str = ""
    people_asked: str = ""
    # The rhythm in whole weeks, so that a form that nobody keeps up can say so; 0 has no rhythm.
    every_weeks: int = 0
    # Everybody may say that it was on another day; the team may with every form.
    day_asked: bool = False
    # Drawn as an indicator's, where the form itself needs a picture.
    icon: str = ""
    _by_code: Mapping[str, Indicator] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_code", {indicator.code: indicator for indicator in self.indicators})

    def indicator(self, code: str) -> Indicator | None:
        return self._by_code.get(code)

    def of_side(self, side: str) -> tuple[Indicator, ...]:
        return tuple(indicator for indicator in self.indicators if indicator.side == side)

    def indicator_of(self, side: str) -> Indicator | None:
        """What counts when a side is all that was said."""
        of_side = self.of_side(side)
        return self.indicator(f"other_{side}") or (of_side[0] if len(of_side) == 1 else None)

    @property
    def as_indicator(self) -> Indicator:
        """The name under which a form without indicators stands among what was given."""
        return Indicator(
            code=self.id,
            theme="",
            side=Neither.NEITHER,
            kind=Kind.RECORD,
            label=self.title,
            why=self.purpose,
            do="",
            approach="",
            icon=self.icon,
        )

    def asked(self, code: str) -> Question | None:
        return next((question for question in self.questions if question.code == code), None)

    @property
    def has_sides(self) -> bool:
        """Whether each contribution says pleasant or annoying. A form without indicators has its good and its bad in its questions."""
        return bool(self.indicators)
