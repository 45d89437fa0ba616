"""A sheet as it is typed in: numbers that stand beside the boxes, and words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from straatwijs.fieldwork.forms import Typed, answers_from, field_of
from straatwijs.fieldwork.models.typed_sheets import LOOK
from straatwijs.fieldwork.pictures import signals_from
from straatwijs.instruments.definition import AnswerType, Indicator, Instrument, Question, Side
from straatwijs.observations.note import Answer, Refused

STEPS = 5  # boxes of a scale on paper
# Circles of a triangle on paper, row by row from the top: how many of three parts each corner has.
CIRCLES = tuple((3 - row, row - at, at) for row in range(4) for at in range(row + 1))
SIGNALS = "signals"
WORDS = "words"
SIDE = "side"
PICTURE = "indicator"


def read_sheet(posted: Mapping[str, str], instrument: Instrument) -> tuple[dict[str, Answer], dict[str, str]]:
    """(answers, words) by code. Raises Refused with `answers.CODE`."""
    if not instrument.form:
        seen = [one.code for one in signals_from(posted.get(SIGNALS, ""), instrument)]
        text = posted.get(field_of(WORDS), "").strip()
        return {SIGNALS: seen}, {WORDS: text} if text else {}
    side = _side(posted, instrument)
    typed: Typed = {
        name: values
        for question in instrument.questions
        for name, values in _unfolded(question, posted.get(field_of(question.code), "").strip()).items()
    }
    answers, words = answers_from(typed, instrument)
    return side | answers | _look(posted), words


def as_typed(
    instrument: Instrument, answers: Mapping[str, Answer], words: Mapping[str, str]
) -> dict[str, str]:
    """The other way round: what stands in the fields when a sheet is corrected."""
    if not instrument.form:
        codes = [one.code for one in instrument.indicators]
        seen = answers.get(SIGNALS, [])
        numbers = [str(codes.index(code) + 1) for code in seen] if isinstance(seen, list) else []
        return {SIGNALS: " ".join(numbers), field_of(WORDS): words.get(WORDS, "")}
    sides = {side.value: str(number) for number, side in enumerate(Side, start=1)}
    told = {name: str(answers.get(name, "")) for name in LOOK}
    pictures = [one.code for one in instrument.of_side(str(answers.get(SIDE)))]
    picked = str(answers.get(PICTURE, ""))
    return (
        {
            SIDE: sides.get(str(answers.get(SIDE)), ""),
            PICTURE: str(pictures.index(picked) + 1) if picked in pictures else "",
        }
        | told
        | {
            field_of(question.code): _folded(
                question, answers.get(question.code), words.get(question.code, "")
            )
            for question in instrument.questions
        }
    )


def legend(question: Question) -> str:
    """Which number is which answer."""
    labels = [str(label) for _code, label in question.choices]
    if question.answer is AnswerType.SCALE:
        return _("1 is %(low)s, 5 is %(high)s") % {"low": labels[0], "high": labels[1]}
    if question.answer is AnswerType.TRIANGLE:
        top, left, right = labels
        return _("1 is %(top)s, 7 is %(left)s, 10 is %(right)s; a cross beside a circle: the nearest one") % {
            "top": top,
            "left": left,
            "right": right,
        }
    return " · ".join(f"{number} {label}" for number, label in enumerate(labels, start=1))


def _look(posted: Mapping[str, str]) -> dict[str, Answer]:
    given = {name: posted.get(name, "").strip() for name in LOOK}
    for name, text in given.items():
        if text and not (text.isascii() and text.isdigit() and 0 < int(text[:4]) <= 240):
            raise Refused(name, _("Give the minutes from 1 to 240, and with how many you looked."))
    return {name: int(text) for name, text in given.items() if text}


def _side(posted: Mapping[str, str], instrument: Instrument) -> dict[str, Answer]:
    if not instrument.has_sides:
        return {}
    sides = {str(number): side.value for number, side in enumerate(Side, start=1)}
    if posted.get(SIDE, "").strip() not in sides:
        raise Refused(SIDE, _("Type 1 for pleasant or 2 for annoying."))
    side = sides[posted[SIDE].strip()]
    return {SIDE: side} | _picture(posted, instrument, side)


def _picture(posted: Mapping[str, str], instrument: Instrument, side: str) -> dict[str, Answer]:
    pictures = instrument.of_side(side)
    if len(pictures) < 2:
        return {}
    text = posted.get(PICTURE, "").strip()
    if not (text.isascii() and text.isdigit() and 0 < int(text[:3]) <= len(pictures)):
        raise Refused(
            PICTURE, _("Type the number of a picture, from 1 to %(most)d.") % {"most": len(pictures)}
        )
    return {PICTURE: pictures[int(text) - 1].code}


@dataclass(frozen=True)
class Picture:
    label: str
    icon: str


def pictures_by_side(instrument: Instrument) -> list[tuple[str, list[Picture]]]:
    """With the name of the side, where its pictures are others than those of the other side; [] where there is no choice."""
    sides = [_pictures(instrument, instrument.of_side(side.value)) for side in Side]
    if max(len(pictures) for pictures in sides) < 2:
        return []
    if sides[0] == sides[1]:
        return [("", sides[0])]
    return list(zip((_("Pleasant"), _("Annoying")), sides, strict=True))


def _pictures(instrument: Instrument, shown: Sequence[Indicator]) -> list[Picture]:
    """Named after their themes, which is shorter, where each has one of its own."""
    themes = {theme.code: str(theme.label) for theme in instrument.themes}
    by_theme = len({one.theme for one in shown}) == len(shown)
    return [Picture(themes[one.theme] if by_theme else str(one.label), one.icon) for one in shown]


def _unfolded(question: Question, text: str) -> Typed:
    name = field_of(question.code)
    if not text or question.answer in {AnswerType.NUMBER, AnswerType.WORDS}:
        return {name: [text]}
    if question.answer is AnswerType.SCALE:
        (step,) = _numbers(question, text, STEPS, single=True)
        return {name: [str((step - 1) * 100 // (STEPS - 1))]}
    if question.answer is AnswerType.TRIANGLE:
        (circle,) = _numbers(question, text, len(CIRCLES), single=True)
        corners = [field_of(question.code, code) for code, _label in question.choices]
        return {corner: [str(weight)] for corner, weight in zip(corners, CIRCLES[circle - 1], strict=True)}
    chosen = _numbers(question, text, len(question.choices), single=question.answer is AnswerType.CHOICE)
    return {name: [question.choices[number - 1][0] for number in chosen]}


def _numbers(question: Question, text: str, most: int, *, single: bool) -> list[int]:
    """Up to nine answers are typed one after the other; more need a space between them."""
    parts = text.replace(",", " ").split()
    if most <= 9:
        parts = [*"".join(parts)]
    if not all(part.isascii() and part.isdigit() and 0 < int(part[:3]) <= most for part in parts) or (
        single and len(parts) != 1
    ):
        raise Refused(
            field_of(question.code),
            _("“%(question)s”: type a number from 1 to %(most)d.")
            % {"question": question.label, "most": most},
        )
    return [int(part) for part in parts]


def _folded(question: Question, answer: object, words: str) -> str:
    codes = [code for code, _label in question.choices]
    if question.answer is AnswerType.WORDS or answer is None:
        return words
    if question.answer is AnswerType.SCALE and isinstance(answer, int):
        return str(round(answer * (STEPS - 1) / 100) + 1)
    if question.answer is AnswerType.TRIANGLE and isinstance(answer, list):
        return str(_nearest(answer))
    chosen = answer if isinstance(answer, list) else [answer]
    if question.answer is AnswerType.NUMBER:
        return str(answer)
    return (" " if len(codes) > 9 else "").join(
        str(codes.index(code) + 1) for code in chosen if code in codes
    )


def _nearest(shares: list[int]) -> int:
    def off(circle: tuple[int, ...]) -> float:
        return sum((part / 3 - share / 100) ** 2 for part, share in zip(circle, shares, strict=True))

    return 1 + min(range(len(CIRCLES)), key=lambda at: off(CIRCLES[at]))


def as_words(question: Question, answer: object, words: str) -> str:
    """An answer as it reads beside its paper: the numbers that were typed, and what they stand for."""
    folded = _folded(question, answer, words)
    if not folded or question.answer in {AnswerType.NUMBER, AnswerType.WORDS}:
        return folded
    if question.answer in {AnswerType.SCALE, AnswerType.TRIANGLE}:
        return f"{folded} ({legend(question)})"
    chosen = answer if isinstance(answer, list) else [answer]
    numbered = enumerate(question.choices, start=1)
    return ", ".join(f"{number}\u00a0{label}" for number, (code, label) in numbered if code in chosen)
