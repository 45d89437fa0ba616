"""What a form asks at a place: all its questions, or those of its lighter form where the place chose that."""

from collections.abc import Sequence

from straatwijs.fieldwork.models import LighterForm
from straatwijs.instruments.definition import Instrument, Question
from straatwijs.places.models import Area


def is_lighter(instrument: str, area: Area) -> bool:
    """Chosen here or for a place around it."""
    around = area.path.strip("/").split("/")
    return LighterForm.objects.filter(instrument=instrument, area__code__in=around).exists()


def has_lighter(instrument: Instrument) -> bool:
    return not all(question.lighter for question in instrument.questions)


def questions_of(instrument: Instrument, *, lighter: bool) -> Sequence[Question]:
    return tuple(question for question in instrument.questions if question.lighter or not lighter)


def questions_for(instrument: Instrument, area: Area) -> Sequence[Question]:
    lighter = has_lighter(instrument) and is_lighter(instrument.id, area)
    return questions_of(instrument, lighter=lighter)
