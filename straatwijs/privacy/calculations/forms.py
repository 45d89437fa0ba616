"""How the answers to one question add up."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from straatwijs.instruments.definition import AnswerType, Question


@dataclass(frozen=True, kw_only=True)
class Tally:
    """`answered`: how many said something. `total` of a number; `choices` how often each was chosen, in the order of the
    question; `mean` of a scale (0 to 100); `parts` the mean of each corner of a triangle."""

    question: Question
    answered: int
    total: int = 0
    choices: tuple[tuple[str, int], ...] = ()
    mean: float | None = None
    parts: tuple[float, ...] = ()


def tally(questions: Sequence[Question], forms: Sequence[Mapping[str, Any]]) -> tuple[Tally, ...]:
    """One per question, in their order; questions of words are left out, as words are told and not counted."""
    return tuple(
        _tally(question, [form[question.code] for form in forms if question.code in form])
        for question in questions
        if question.answer is not AnswerType.WORDS
    )


def _tally(question: Question, given: Sequence[Any]) -> Tally:
    if question.answer is AnswerType.NUMBER:
        return Tally(question=question, answered=len(given), total=sum(given))
    if question.answer is AnswerType.SCALE:
        return Tally(question=question, answered=len(given), mean=_mean(given))
    if question.answer is AnswerType.TRIANGLE:
        return Tally(question=question, answered=len(given), parts=_corners(given))
    many = question.answer is AnswerType.MANY
    chosen = Counter(choice for answer in given for choice in (answer if many else [answer]))
    choices = tuple((code, chosen[code]) for code, _label in question.choices)
    return Tally(question=question, answered=len(given), choices=choices)


def _mean(given: Sequence[int]) -> float | None:
    return sum(given) / len(given) if given else None


def _corners(given: Sequence[Sequence[int]]) -> tuple[float, ...]:
    return tuple(sum(corner) / len(given) for corner in zip(*given, strict=True)) if given else ()


# Fewer places than this, and a range tells one of them; with fewer in the whole, a share says nothing yet.
LEAST_PLACES = 3
_LEAST_WHOLE = 5


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Between `low` and `high` lie these `places`; both rounded to five."""

    places: int
    low: int
    high: int


@dataclass(frozen=True, kw_only=True)
class Worked:
    """What the forms of one place add up to, in the weeks in which there were any."""

    part: int
    whole: int
    weeks: int


def spread(places: Sequence[Worked], *, share: bool) -> Spread | None:
    """Of the share in percent, or of the part a week. None when too few places have enough."""
    if share:
        values = [100 * place.part / place.whole for place in places if place.whole >= _LEAST_WHOLE]
    else:
        values = [place.part / place.weeks for place in places if place.weeks]
    if len(values) < LEAST_PLACES:
        return None
    return Spread(places=len(values), low=_to_five(min(values)), high=_to_five(max(values)))


def _to_five(value: float) -> int:
    return 5 * int(value / 5 + 0.5)
