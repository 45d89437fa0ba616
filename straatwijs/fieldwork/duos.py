"""Telling it to somebody who listens, as those who collect stories in twos do: both get a slip.

It is one contribution. Who told it gets the code with which it is taken back; who listened only reads along.
"""

from straatwijs.instruments.definition import Instrument

HOW_TOLD = "told_to"
LISTENED = ("two", "group")


def can_be_listened_to(instrument: Instrument) -> bool:
    return instrument.asked(HOW_TOLD) is not None
