"""What a place agreed on, where a form asks for one of that. A later stage says what there is: `offer`."""

from collections.abc import Callable
from dataclasses import replace

from straatwijs.instruments.definition import Instrument, Text
from straatwijs.places.models import Area

Choices = tuple[tuple[str, Text], ...]
_OFFERED: dict[str, Callable[[Area], Choices]] = {}


def offer(instrument: str, choices_at: Callable[[Area], Choices]) -> None:
    """`choices_at`: numbers, as text, and what they stand for at a place and around it."""
    _OFFERED[instrument] = choices_at


def as_asked_at(instrument: Instrument, area: Area) -> Instrument:
    """With the choices of this place; an instrument that asks for none is itself."""
    if not asks_of_place(instrument):
        return instrument
    choices = _OFFERED[instrument.id](area) if instrument.id in _OFFERED else ()
    questions = (
        replace(question, choices=choices) if question.of_place else question
        for question in instrument.questions
    )
    return replace(instrument, questions=tuple(questions))


def asks_of_place(instrument: Instrument) -> bool:
    return any(question.of_place for question in instrument.questions)


def has_nothing_agreed(instrument: Instrument) -> bool:
    """Whether a form, as asked at a place, has a question to which there is no answer there."""
    return any(question.of_place and not question.choices for question in instrument.questions)
