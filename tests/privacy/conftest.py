"""A neighbourhood that notes: invented phones, notes and visits, kept through the real intake."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import pytest

from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import Kept, NewNote, NewVisit
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM
from tests.town import Town

INSTRUMENT = "street_signal"
# An indicator of each kind and side that the tests use.
NOISE, HELP, RUBBISH, GREEN, CURTAINS = (
    "noise",
    "neighbours_help",
    "loose_tiles",
    "green_cared_for",
    "windows_covered",
)
SIDES = {
    NOISE: "annoying",
    HELP: "pleasant",
    RUBBISH: "annoying",
    GREEN: "pleasant",
    CURTAINS: "annoying",
    "good_bench": "pleasant",
}


def moment(when: str | datetime) -> datetime:
    there = datetime.fromisoformat(when) if isinstance(when, str) else when
    return there if there.tzinfo else there.replace(tzinfo=AMSTERDAM)


def give(
    area: Area,
    indicator: str = NOISE,
    *,
    when: str | datetime,
    phone: str | int | None = 1,
    received: str | datetime | None = None,
    perspective: str = "",
    text: str = "",
    circle: str = "team",
    channel: str = "phone",
) -> Kept:
    """One note from a phone; `received` is when it arrived, without it at once. Words are kept as given."""
    note = NewNote(
        id=uuid4(),
        instrument=INSTRUMENT,
        area=area.code,
        side=SIDES[indicator],
        indicator=indicator,
        noted_at=moment(when),
        perspective=perspective,
        channel=channel,
    )
    secret = None if phone is None else f"phone-{phone}-".ljust(24, "x")
    kept = contributions.keep(note=note, secret=secret, now=moment(received or when))
    if text or circle != "team":
        Contribution.objects.filter(pk=kept.reference).update(text=text, circle=circle)
    return kept


def look(area: Area, *, when: str, phone: str | int | None = 1, minutes: int = 15) -> None:
    visit = NewVisit(
        id=uuid4(), instrument=INSTRUMENT, area=area.code, begun_at=moment(when), minutes=minutes
    )
    secret = None if phone is None else f"phone-{phone}-".ljust(24, "x")
    visits.keep_visit(visit=visit, secret=secret, now=moment(when))


def make_familiar(area: Area, phones: range, *, weeks: tuple[str, str]) -> None:
    """Two notes about a thing, in two different weeks: nobody sees who, the server knows the phones again."""
    for phone in phones:
        for when in weeks:
            give(area, GREEN, when=when, phone=phone)


@dataclass(frozen=True)
class Autumn:
    """The fourth quarter of 2026, 28 September to 3 January: days in each of its blocks, and its closings."""

    first_block: str = "2026-10-06 10:00"
    second_block: str = "2026-11-03 10:00"
    third_block: str = "2026-12-01 10:00"
    two_weeks: tuple[str, str] = ("2026-09-30 10:00", "2026-10-07 10:00")
    closings: tuple[str, str, str] = ("2026-11-02", "2026-11-30", "2027-01-11")


@pytest.fixture
def autumn() -> Autumn:
    return Autumn()


@pytest.fixture
def regulars(little_town: Town, autumn: Autumn) -> range:
    """Twelve phones that the server knows again; they noted things in the other neighbourhood."""
    phones = range(1, 13)
    make_familiar(little_town.akkerlaan, phones, weeks=autumn.two_weeks)
    return phones


@pytest.fixture
def note_by_each(little_town: Town) -> Callable[..., list[Kept]]:
    """`note_by_each(phones, area, …)`: one note from each of these phones."""

    def go(phones: range, area: Area, indicator: str = NOISE, **about: str) -> list[Kept]:
        return [give(area, indicator, phone=phone, **about) for phone in phones]

    return go
