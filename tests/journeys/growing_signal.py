"""A village in which something rises in three streets during four weeks, while a new volunteer notes ten times as much elsewhere.

A year and a half of ordinary weeks lies before it; the last four weeks came in through the intake, from phones.
"""

import json
from datetime import datetime, time, timedelta
from uuid import uuid4

from django.utils import timezone

from straatwijs.instruments.queries import indicators
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.note import NewNote, NewVisit
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM, week_of
from tests.early_signals.neighbourhood import USUAL, build_streets, live_a_while
from tests.town import make_member

_RISING = "loose_tiles"
_WEEKS = 4


def _moment(weeks_ago: int, number: int) -> datetime:
    monday = week_of(timezone.now()) - timedelta(weeks=weeks_ago)
    day = monday + timedelta(days=number % 6)
    return datetime.combine(day, time(8 + number % 10, number % 60), AMSTERDAM)


def _note(street: Area, code: str, weeks_ago: int, number: int, phone: str) -> None:
    moment = _moment(weeks_ago, number)
    given = NewNote(
        id=uuid4(),
        instrument="street_signal",
        area=street.code,
        side=USUAL[code][0],
        indicator=code,
        noted_at=moment,
    )
    contributions.keep(note=given, secret=f"invented-phone-{phone}".ljust(24, "-"), now=moment)


def _look(street: Area, weeks_ago: int, number: int, minutes: int) -> None:
    moment = _moment(weeks_ago, number)
    visit = NewVisit(
        id=uuid4(), instrument="street_signal", area=street.code, begun_at=moment, minutes=minutes
    )
    visits.keep_visit(visit=visit, secret="invented-phone-of-the-new-volunteer", now=moment)


def build() -> None:
    place = build_streets()
    live_a_while(place, last=week_of(timezone.now()) - timedelta(weeks=1))
    make_member("Merel Zandstra", "coordinator", place.municipality)
    rising, volunteer = place.streets[14:17], place.streets[33]
    for weeks_ago in range(1, _WEEKS + 1):
        for street in rising:
            for number in range(6 - weeks_ago):
                _note(street, _RISING, weeks_ago, number, phone=f"{street.pk}-{number}")
        for number in range(5):
            _look(volunteer, weeks_ago, number, minutes=60)
        for code, (_side, _kind, usual) in USUAL.items():
            for number in range(round(usual * 10)):
                _note(volunteer, code, weeks_ago, number, phone="volunteer")
    said = {
        "rising": rising[1].slug,
        "street": rising[1].code,
        "neighbourhood": rising[1].parent.slug if rising[1].parent else "",
        "volunteer": volunteer.name,
        "indicator": "tiles",
        "coordinator": "merel@straatwijs.example",
    }
    assert _RISING in indicators()
    print(json.dumps(said))
