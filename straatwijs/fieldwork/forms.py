"""A filled in form as it was posted, with or without script, and the note that it makes.

Each field is named after what a refusal is named after: `answers.CODE`.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _

from straatwijs.instruments.definition import AnswerType, Instrument, Question
from straatwijs.observations.checks import MOST_CHARACTERS
from straatwijs.observations.forms import id_from, shown_at
from straatwijs.observations.note import Answer, NewNote, Refused
from straatwijs.shared.weeks import AMSTERDAM

MIDDLE = 50
# These have a place of their own in a note, whichever form asks them.
OF_THE_NOTE = ("perspective", "tenure")

Typed = Mapping[str, list[str]]


def field_of(code: str, part: object = "") -> str:
    return f"answers.{code}.{part}" if part != "" else f"answers.{code}"


def note_from(
    posted: QueryDict, *, instrument: Instrument, area: str, now: datetime, channel: str = "phone"
) -> NewNote:
    """Raises Refused with `answers.CODE` for what can't be an answer. What is left open is no answer."""
    answers, words = answers_from(typed_of(posted), instrument)
    own = {code: str(answers.pop(code)) for code in OF_THE_NOTE if code in answers}
    return NewNote(
        id=id_from(posted),
        instrument=instrument.id,
        area=area,
        side=posted.get("side", ""),
        indicator=_indicator(posted, instrument),
        noted_at=_moment(posted, now),
        answers=answers,
        words=words,
        seconds=_seconds(posted),
        visit=_visit(posted),
        channel=channel,
        perspective=own.get("perspective", ""),
        tenure=own.get("tenure", ""),
    )


def typed_of(posted: QueryDict) -> Typed:
    """What was typed, to stand in the form again."""
    return {name: [str(value) for value in values] for name, values in posted.lists()}


def answers_from(typed: Typed, instrument: Instrument) -> tuple[dict[str, Answer], dict[str, str]]:
    """(answers, words) by code."""
    answers: dict[str, Answer] = {}
    words: dict[str, str] = {}
    for question in instrument.questions:
        answer = _READ[question.answer](question, typed)
        if answer is None:
            continue
        if question.answer is AnswerType.WORDS:
            words[question.code] = str(answer)
        else:
            answers[question.code] = answer
    return answers, words


def fields_from(instrument: Instrument, answers: Mapping[str, Any], words: Mapping[str, str]) -> Typed:
    """The other way round: answers that were kept, as they would be typed."""
    fields: dict[str, list[str]] = {}
    for question in instrument.questions:
        given = (words if question.answer is AnswerType.WORDS else answers).get(question.code)
        if given is None:
            continue
        if question.answer is AnswerType.TRIANGLE:
            for (corner, _label), part in zip(question.choices, given, strict=False):
                fields[field_of(question.code, corner)] = [str(part)]
        elif question.answer is AnswerType.MANY:
            fields[field_of(question.code)] = [str(choice) for choice in given]
        else:
            fields[field_of(question.code)] = [str(given)]
    return fields


def _first(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "").strip()


def _refuse(question: Question, sentence: str) -> Refused:
    return Refused(field_of(question.code), sentence)


def _whole(question: Question, text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 9 and int(text) <= most):
        raise _refuse(
            question,
            _("“%(question)s”: give a whole number from 0 to %(most)d.")
            % {"question": question.label, "most": most},
        )
    return int(text)


def _number(question: Question, typed: Typed) -> int | None:
    text = _first(typed, field_of(question.code))
    return _whole(question, text, question.most) if text else None


def _known(question: Question, chosen: Iterable[str]) -> None:
    if not set(chosen) <= {code for code, _label in question.choices}:
        raise _refuse(
            question, _("“%(question)s”: choose one of the answers.") % {"question": question.label}
        )


def _choice(question: Question, typed: Typed) -> str | None:
    text = _first(typed, field_of(question.code))
    _known(question, [text] if text else [])
    return text or None


def _many(question: Question, typed: Typed) -> list[str] | None:
    """In the order of the question, whatever the order in which it was sent."""
    chosen = {text for text in typed.get(field_of(question.code), ()) if text}
    _known(question, chosen)
    return [code for code, _label in question.choices if code in chosen] or None


def _scale(question: Question, typed: Typed) -> int | None:
    """Without script the box "does not apply" stays ticked when somebody moves the slider: moved is answered."""
    text = _first(typed, field_of(question.code))
    value = _whole(question, text, 100) if text else None
    return None if value == MIDDLE and _first(typed, field_of(question.code, "none")) else value


def _triangle(question: Question, typed: Typed) -> list[int] | None:
    """Three weights of any size; kept as parts of 100."""
    texts = [_first(typed, field_of(question.code, corner)) for corner, _label in question.choices]
    weights = [_whole(question, text, 100) if text else 0 for text in texts]
    total = sum(weights)
    if not total:
        return None
    parts = [weight * 100 // total for weight in weights]
    by_rest = sorted(range(len(weights)), key=lambda corner: -(weights[corner] * 100 % total))
    for corner in by_rest[: 100 - sum(parts)]:
        parts[corner] += 1
    return parts


def _words(question: Question, typed: Typed) -> str | None:
    # A browser sends the ends of lines in another way than our script: the same words are the same note.
    text = _first(typed, field_of(question.code)).replace("\r\n", "\n")
    most = min(question.most or MOST_CHARACTERS, MOST_CHARACTERS)
    if len(text) > most:
        raise _refuse(
            question,
            _(
                "Your words are too long: there is room for %(most)d characters, this is %(number)d. Can you make it shorter?"
            )
            % {"most": most, "number": len(text)},
        )
    return text or None


_READ = {
    AnswerType.CHOICE: _choice,
    AnswerType.MANY: _many,
    AnswerType.NUMBER: _number,
    AnswerType.SCALE: _scale,
    AnswerType.TRIANGLE: _triangle,
    AnswerType.WORDS: _words,
}


def _indicator(posted: QueryDict, instrument: Instrument) -> str:
    """A picture chosen before changing sides is no answer any more."""
    found = instrument.indicator(posted.get("indicator", ""))
    return found.code if found and found.side == posted.get("side") else ""


def _moment(posted: QueryDict, now: datetime) -> datetime:
    """When the page was made, or noon of another day that was filled in."""
    shown = shown_at(posted, now)
    text = posted.get("day", "").strip()
    if not text:
        return shown
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise Refused("day", _("Give the day as in the example: 2026-11-21.")) from None
    if day == shown.astimezone(AMSTERDAM).date():
        return shown
    return datetime.combine(day, time(12), AMSTERDAM)


def _visit(posted: QueryDict) -> UUID | None:
    """The stretch of looking that it belongs to, where the page knows of one."""
    try:
        return UUID(posted.get("visit", ""))
    except ValueError:
        return None


def _seconds(posted: QueryDict) -> int | None:
    text = posted.get("seconds", "")
    return int(text) if text.isascii() and text.isdigit() and int(text[:9]) <= 86400 else None
