"""Is this a note that can be kept? Every refusal says which field and what to do."""

import unicodedata
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Indicator, Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations import answers
from straatwijs.observations.models import Channel, Side
from straatwijs.observations.note import NewNote, NewVisit, Refused
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_code, member_may

MOST_CHARACTERS = 1000
MOST_AMOUNT = 99
CLOCK_SLACK = timedelta(hours=1)
OLDEST = timedelta(days=366)


def clean_words(text: str) -> str:
    """Composed characters, no control characters, one kind of line end. Raises Refused when it is too long."""
    words = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    words = "".join(
        character
        for character in words
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cs", "Co", "Cn"}
    )
    if len(words) > MOST_CHARACTERS:
        raise Refused(
            "text",
            _(
                "Your words are too long: there is room for %(most)d characters, this is %(number)d. Can you make it shorter?"
            )
            % {"most": MOST_CHARACTERS, "number": len(words)},
        )
    return words.strip()


def the_instrument(name: str) -> Instrument:
    if name not in instruments():
        raise Refused("instrument", _("There is no instrument with this name."))
    return instruments()[name]


def the_area(code: str) -> Area:
    try:
        return area_by_code(code)
    except Area.DoesNotExist:
        raise Refused("area", _("This place is not known. Look for the street by its name.")) from None


def the_indicator(instrument: Instrument, *, code: str, side: str) -> Indicator:
    if not instrument.has_sides:
        return _the_form(instrument, code=code, side=side)
    if side not in Side:
        raise Refused("side", _("Say whether it is pleasant or annoying."))
    indicator = instrument.indicator(code) if code else instrument.indicator_of(side)
    if indicator is None:
        raise Refused("indicator", _("Choose one of the pictures."))
    if indicator.side != side:
        raise Refused(
            "indicator", _("This picture belongs to the other side: pleasant and annoying got mixed up.")
        )
    return indicator


def _the_form(instrument: Instrument, *, code: str, side: str) -> Indicator:
    if side:
        raise Refused("side", _("This form has its good and its bad in its questions. Leave the side out."))
    if code not in {"", instrument.id}:
        raise Refused("indicator", _("This form has no pictures to choose from. Leave the picture out."))
    return instrument.as_indicator


def check_moment(field: str, moment: datetime, now: datetime, *, channel: str) -> None:
    if moment.tzinfo is None:
        raise Refused(field, _("Give the time with its time zone, for example 2026-11-21T14:05:00+01:00."))
    if moment > now + CLOCK_SLACK:
        raise Refused(field, _("This moment lies in the future. Is the clock of your phone right?"))
    if channel != Channel.IMPORT and moment < now - OLDEST:
        raise Refused(
            field, _("This is more than a year ago. Only what happened in the last year can be noted.")
        )


def check_choices(note: NewNote, instrument: Instrument) -> None:
    if not instrument.noted_by_people and note.channel != Channel.IMPORT:
        raise Refused("instrument", _("There is no instrument with this name."))
    for field, value in (("perspective", note.perspective), ("tenure", note.tenure)):
        if value and value not in _choices(instrument, field):
            raise Refused(field, _("Choose one of the answers in the list."))
    if note.channel not in Channel:
        raise Refused("channel", _("This way of noting is not known."))
    if not 1 <= note.amount <= MOST_AMOUNT:
        raise Refused("amount", _("Give a number from 1 to %(most)d.") % {"most": MOST_AMOUNT})
    answers.check(note, instrument)


def check_sender(instrument: Instrument, *, area: Area, member: Member | None, channel: str) -> None:
    """A form of the team is filled in by who works there."""
    if not instrument.for_team or channel == Channel.IMPORT:
        return
    if member is None:
        raise Refused("instrument", _("Only the team fills in this form. Sign in first."))
    if not member_may(member, Permission.FILL_IN, area):
        raise Refused("area", _("Your role does not fill in this form here. Choose a place of your own."))


def check_visit(visit: NewVisit, now: datetime) -> None:
    the_instrument(visit.instrument)
    check_moment("begun_at", visit.begun_at, now, channel=visit.channel)
    if visit.channel not in Channel:
        raise Refused("channel", _("This way of noting is not known."))
    if not 1 <= visit.minutes <= 600:
        raise Refused("minutes", _("Give the minutes of looking: a number from 1 to 600."))
    if not 1 <= visit.people <= 100:
        raise Refused("people", _("Give with how many you looked: a number from 1 to 100."))


def _choices(instrument: Instrument, code: str) -> set[str]:
    return {
        choice
        for question in instrument.questions
        if question.code == code
        for choice, _label in question.choices
    }
