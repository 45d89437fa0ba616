"""Do the answers of a form belong to its questions? Words have a door of their own, which is guarded."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext as _

from straatwijs.instruments.definition import AnswerType, Instrument, Question
from straatwijs.observations.note import Answer, NewNote, Refused


def check(note: NewNote, instrument: Instrument) -> None:
    """Raises Refused with the code of the question as `answers.CODE`, and what to do."""
    questions = {question.code: question for question in instrument.questions}
    for code, answer in note.answers.items():
        if code not in questions or not _fits(questions[code], answer):
            raise Refused("answers", _("One of the answers does not belong to its question."))
    for code in note.words:
        if code not in questions or questions[code].answer is not AnswerType.WORDS:
            raise Refused("words", _("One of the answers does not belong to its question."))
    if instrument.form:
        for question in instrument.questions:
            _check_required(question, note)
            _check_part(question, questions, note.answers)


def _check_required(question: Question, note: NewNote) -> None:
    given = note.words if question.answer is AnswerType.WORDS else note.answers
    if question.required and question.code not in given:
        raise Refused(
            f"answers.{question.code}", _("Answer this question: %(question)s") % {"question": question.label}
        )


def _check_part(question: Question, questions: Mapping[str, Question], given: Mapping[str, Answer]) -> None:
    """A part is never more than its whole."""
    if not question.at_most or question.code not in given:
        return
    part, whole = given[question.code], given.get(question.at_most, 0)
    if isinstance(part, int) and isinstance(whole, int) and part > whole:
        raise Refused(
            f"answers.{question.code}",
            _("“%(part)s” is %(number)s, but “%(whole)s” is %(most)s. Which of the two is right?")
            % {
                "part": question.label,
                "number": part,
                "whole": questions[question.at_most].label,
                "most": whole,
            },
        )


def _fits(question: Question, answer: Answer) -> bool:
    return _FITS.get(question.answer, _never)(question, answer)


def _is_choice(question: Question, answer: Answer) -> bool:
    """What a place agreed on may be gone before a phone without connection sends it: any number of it is kept."""
    if not isinstance(answer, str):
        return False
    of_place = question.of_place and answer.isascii() and answer.isdigit() and len(answer) < 10
    return of_place or answer in _choices(question)


def _never(question: Question, answer: Answer) -> bool:
    """Free words come in by another door; an answer that could hold a name has none here."""
    return False


def _choices(question: Question) -> set[str]:
    return {choice for choice, _label in question.choices}


def _is_number(answer: object, most: int) -> bool:
    return isinstance(answer, int) and not isinstance(answer, bool) and 0 <= answer <= most


def _is_triangle(question: Question, answer: Answer) -> bool:
    if isinstance(answer, str) or not isinstance(answer, Sequence) or len(answer) != 3:
        return False
    parts = [part for part in answer if isinstance(part, int) and _is_number(part, 100)]
    return len(parts) == 3 and sum(parts) == 100


def _are_choices(question: Question, answer: Answer) -> bool:
    if isinstance(answer, str) or not isinstance(answer, Sequence):
        return False
    return len(set(answer)) == len(answer) and set(answer) <= _choices(question)


_FITS: dict[AnswerType, Callable[[Question, Answer], bool]] = {
    AnswerType.CHOICE: _is_choice,
    AnswerType.MANY: _are_choices,
    AnswerType.NUMBER: lambda question, answer: _is_number(answer, question.most),
    AnswerType.SCALE: lambda _question, answer: _is_number(answer, 100),
    AnswerType.TRIANGLE: _is_triangle,
}
