"""The questions of a form as a page or a paper shows them: with what was typed, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from straatwijs.fieldwork.forms import MIDDLE, Typed, field_of
from straatwijs.instruments.definition import AnswerType, Instrument, Question, Side, Text
from straatwijs.observations.checks import MOST_CHARACTERS
from straatwijs.observations.note import Refused


@dataclass(frozen=True)
class Option:
    """`value` is also what was typed in a corner of a triangle."""

    code: str
    label: Text
    icon: str
    chosen: bool
    name: str
    value: str


@dataclass(frozen=True)
class Asked:
    question: Question
    name: str
    options: tuple[Option, ...]
    value: str
    problem: str
    # Words for the script, which says the same as the intake.
    too_many: str = ""
    # A scale that was left out.
    left_out: bool = False

    @property
    def kind(self) -> str:
        return self.question.answer.value

    @property
    def id(self) -> str:
        return f"q-{self.question.code}"

    @property
    def most(self) -> int:
        if self.question.answer is AnswerType.WORDS:
            return min(self.question.most or MOST_CHARACTERS, MOST_CHARACTERS)
        return self.question.most


@dataclass(frozen=True)
class Part:
    """Questions that stand together under one heading; the first may have none."""

    heading: Text
    asked: tuple[Asked, ...]

    @property
    def is_extra(self) -> bool:
        """Words that only who likes it opens: the form stays short for everybody else."""
        return bool(self.heading) and all(
            not one.question.lighter and one.question.answer is AnswerType.WORDS for one in self.asked
        )

    @property
    def is_begun(self) -> bool:
        return any(one.value or one.problem for one in self.asked)


def parts_of(
    instrument: Instrument,
    typed: Typed,
    refused: Refused | None = None,
    *,
    questions: Sequence[Question] | None = None,
) -> tuple[Part, ...]:
    """`questions`: only these of the instrument, where a place asks the lighter form."""
    asked = instrument.questions if questions is None else questions
    return tuple(
        Part(heading, tuple(_asked(question, instrument, typed, refused) for question in together))
        for heading, together in groupby(asked, key=lambda question: str(question.part))
    )


def sides_of(instrument: Instrument, typed: Typed) -> Iterator[tuple[str, bool, list[Option]]]:
    """Per side whether it was chosen, and its pictures where there is more than one."""
    picked = typed.get("indicator", [])
    for side in Side:
        of_side = [one for one in instrument.indicators if one.side is side]
        pictures = [
            Option(one.code, one.label, one.icon, one.code in picked, "indicator", one.code)
            for one in of_side
        ]
        yield side.value, side.value in typed.get("side", []), pictures if len(of_side) > 1 else []


def _asked(question: Question, instrument: Instrument, typed: Typed, refused: Refused | None) -> Asked:
    name = field_of(question.code)
    value = next(iter(typed.get(name, ())), "")
    scale = question.answer is AnswerType.SCALE
    return Asked(
        question=question,
        name=name,
        options=_options(question, typed),
        value=value or (str(MIDDLE) if scale else ""),
        problem=refused.sentence if refused and refused.field == name else "",
        too_many=_too_many(question, instrument),
        left_out=scale and (not value or field_of(question.code, "none") in typed),
    )


def _options(question: Question, typed: Typed) -> tuple[Option, ...]:
    name = field_of(question.code)
    icons = [*question.icons, *[""] * len(question.choices)]
    return tuple(
        Option(
            code=code,
            label=label,
            icon=icon,
            chosen=code in typed.get(name, ()),
            name=field_of(question.code, code),
            value=next(iter(typed.get(field_of(question.code, code), ())), ""),
        )
        for (code, label), icon in zip(question.choices, icons, strict=False)
    )


def _too_many(question: Question, instrument: Instrument) -> str:
    whole = instrument.asked(question.at_most) if question.at_most else None
    if whole is None:
        return ""
    return _("“%(part)s” is %(number)s, but “%(whole)s” is %(most)s. Which of the two is right?") % {
        "part": question.label,
        "number": "{number}",
        "whole": whole.label,
        "most": "{most}",
    }
