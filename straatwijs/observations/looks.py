"""The stretch of looking that a filled in form tells of."""

from datetime import timedelta
from uuid import uuid5

from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations import secrets
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import NewNote, NewVisit


def look_of(note: NewNote, instrument: Instrument) -> NewVisit | None:
    """The stretch of looking that a filled in form tells of, ending when it was filled in."""
    minutes = note.answers.get(instrument.minutes_asked)
    people = note.answers.get(instrument.people_asked, 1)
    if not isinstance(minutes, int) or not minutes:
        return None
    return NewVisit(
        id=uuid5(note.id, "visit"),
        instrument=instrument.id,
        area=note.area,
        begun_at=note.noted_at - timedelta(minutes=minutes),
        minutes=minutes,
        people=people if isinstance(people, int) and people else 1,
        channel=note.channel,
    )


def visit_hash(note: NewNote, instrument: Instrument) -> bytes:
    """Of the stretch of looking that it tells of itself, or else belongs to."""
    looked = look_of(note, instrument)
    visit = looked.id if looked else note.visit
    return secrets.id_hash(visit) if visit else b""


def is_own_look(note: Contribution) -> bool:
    known = instruments().get(note.instrument)
    return bool(note.visit_hash and known and note.answers.get(known.minutes_asked))
