"""What the pages of a place show, in a fixed number of queries."""

from datetime import date

from straatwijs.places.models import Area, PriorityArea
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import Picture


def street_picture(area: Area, *, reader: Reader, today: date) -> Picture:
    raise NotImplementedError


def area_picture(area: Area | PriorityArea, *, reader: Reader, today: date) -> Picture:
    raise NotImplementedError
