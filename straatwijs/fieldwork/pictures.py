"""A sheet with pictures instead of questions: what is seen is written down as numbers."""

from django.utils.translation import gettext as _

from straatwijs.instruments.definition import Indicator, Instrument
from straatwijs.observations.note import Refused

MOST_SIGNALS = 3


def signals_from(text: str, instrument: Instrument) -> list[Indicator]:
    """Numbers as they stand on the sheet, in the order in which they were written down."""
    numbers = text.replace(",", " ").split()
    seen = [int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 4]
    if len(seen) != len(numbers) or not all(0 < number <= len(instrument.indicators) for number in seen):
        raise Refused(
            "signals",
            _("Give numbers from the sheet, from 1 to %(most)d, with a space between them.")
            % {"most": len(instrument.indicators)},
        )
    if not seen:
        raise Refused("signals", _("Type at least one number."))
    if len(seen) > MOST_SIGNALS or len(set(seen)) < len(seen):
        raise Refused("signals", _("Type at most three numbers, each of them once."))
    return [instrument.indicators[number - 1] for number in seen]
