"""How a checklist is built up from its questions, and how an answer went since last time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from straatwijs.instruments.definition import AnswerType, Question, Text


class Course(StrEnum):
    STRONGER = "stronger"
    WEAKER = "weaker"
    SAME = "same"
    UNKNOWN = "unknown"  # nothing to put beside it


_STRENGTH = {"weak": 0, "so_so": 1, "strong": 2}


@dataclass(frozen=True, kw_only=True)
class Item:
    """What is talked about at once: a shared answer (not always) and the lines beside it, by their short name."""

    code: str
    choice: Question | None
    lines: Mapping[str, Question]

    @property
    def part(self) -> Text:
        return (self.choice or next(iter(self.lines.values()))).part


def items(questions: Iterable[Question]) -> tuple[Item, ...]:
    """Questions whose codes begin alike stand together; what is neither a choice nor words is no item."""
    asked = [one for one in questions if one.answer in {AnswerType.CHOICE, AnswerType.WORDS}]
    return tuple(_item(code, together) for code, together in groupby(asked, key=_code))


def _code(question: Question) -> str:
    return question.code.partition("_")[0]


def _item(code: str, together: Iterator[Question]) -> Item:
    by_type = list(together)
    choice = next((one for one in by_type if one.answer is AnswerType.CHOICE), None)
    lines = {one.code.partition("_")[2]: one for one in by_type if one.answer is AnswerType.WORDS}
    return Item(code=code, choice=choice, lines=lines)


def course(now: str, before: str) -> Course:
    if now not in _STRENGTH or before not in _STRENGTH:
        return Course.UNKNOWN
    step = _STRENGTH[now] - _STRENGTH[before]
    return Course.SAME if not step else Course.STRONGER if step > 0 else Course.WEAKER
