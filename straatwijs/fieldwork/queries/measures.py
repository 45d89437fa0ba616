"""What of a form can be followed week by week."""

from django.utils.translation import gettext as _

from straatwijs.fieldwork.calculations.course import Measure
from straatwijs.instruments.definition import AnswerType, Instrument


def measures(instrument: Instrument) -> tuple[Measure, ...]:
    """Shares first, then numbers a week. A part is followed as a share; the minutes are the looking, no result."""
    numbers = [question for question in instrument.questions if question.answer is AnswerType.NUMBER]
    effort = {instrument.minutes_asked, instrument.people_asked}
    shares = [Measure(part=question.code, whole=question.at_most) for question in numbers if question.at_most]
    wholes = [question.code for question in numbers if not question.at_most and question.code not in effort]
    return (*shares, *(Measure(part=code) for code in wholes))


def label(instrument: Instrument, measure: Measure) -> str:
    names = {"part": _short(instrument, measure.part), "whole": _short(instrument, measure.whole)}
    if measure.whole:
        return _("%(part)s of all %(whole)s") % names
    return _("%(part)s a week") % names


def column(instrument: Instrument, measure: Measure) -> str:
    """For the head of a table."""
    name = _short(instrument, measure.part)
    return f"{name} (%)" if measure.whole else name


def key_of(measure: Measure) -> str:
    """How a form on a page names it."""
    return f"{measure.part}/{measure.whole}" if measure.whole else measure.part


def measure_of(key: str) -> Measure:
    part, _slash, whole = key.partition("/")
    return Measure(part=part, whole=whole)


def _short(instrument: Instrument, code: str) -> str:
    asked = instrument.asked(code)
    return str((asked.short or asked.label) if asked else code)
