"""Counted rows by the plan."""

from datetime import date

from straatwijs.places.models import Area
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import CountRow


def counts(area: Area, *, by: str, first: date, last: date, part: str = "", reader: Reader) -> list[CountRow]:
    """`by` is "week", "block" or "quarter"; `part` is "", "street", "indicator" or "perspective"."""
    raise NotImplementedError
