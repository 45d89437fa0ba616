"""What comes in and what goes back, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

# A choice, a number, several choices, or the three parts of a triangle.
Answer = str | int | Sequence[str] | Sequence[int]


class Refused(Exception):
    """Something in the note can't be kept; `field` says what, `sentence` says what to do."""

    def __init__(self, field: str, sentence: str) -> None:
        super().__init__(field)
        self.field = field
        self.sentence = sentence


class Changed(Exception):
    """The id is known with other content."""


class Withdrawn(Exception):
    """The id was taken back; it stays away."""


@dataclass(frozen=True, kw_only=True)
class NewNote:
    id: UUID
    instrument: str
    area: str  # code
    side: str
    noted_at: datetime
    indicator: str = ""
    perspective: str = ""
    tenure: str = ""
    amount: int = 1
    text: str = ""
    answers: Mapping[str, Answer] = field(default_factory=dict)
    # Words per question of a form; each goes through the same guard as `text`.
    words: Mapping[str, str] = field(default_factory=dict)
    # How long it took, as far as the device could tell.
    seconds: int | None = None
    visit: UUID | None = None
    channel: str = "phone"
    longitude: float | None = None
    latitude: float | None = None


@dataclass(frozen=True, kw_only=True)
class NewVisit:
    id: UUID
    instrument: str
    area: str
    begun_at: datetime
    minutes: int
    people: int = 1
    channel: str = "phone"


class Words(StrEnum):
    NONE = "none"
    KEPT = "kept"
    WAIT = "wait"  # the recogniser is not loaded: the taps are kept, the phone keeps the words and sends them again


@dataclass(frozen=True, kw_only=True)
class Kept:
    """`new` is False when the same note came before. `withheld` holds kinds of what was taken out, never the words."""

    new: bool
    reference: int
    receipt: str
    withdrawal_code: str
    text: str
    withheld: tuple[str, ...]
    words: Words
    said: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Guarded:
    """Words after de-identification."""

    text: str
    withheld: tuple[str, ...]
    words: Words
    said: Mapping[str, str] = field(default_factory=dict)
