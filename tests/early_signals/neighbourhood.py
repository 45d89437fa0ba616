"""An invented town of thirty-six streets with a year of ordinary notes and visits, and what happens in it afterwards."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from django.test import Client

from straatwijs.accounts.models import Member
from straatwijs.early_signals.models import EarlySignal
from straatwijs.observations.models import StreetWeek, VisitWeek
from straatwijs.places.models import Area, AreaKind
from tests.town import line, make_area, rectangle

# A Monday: the first week that signals are looked for in is the last whole one before it.
TODAY = date(2026, 11, 16)
LAST_WEEK = TODAY - timedelta(weeks=1)
WEEKS = 78
# Indicator: side, kind, notes per street and week at half an hour of looking.
USUAL = {
    "loose_tiles": ("annoying", "object", 0.35),
    "graffiti": ("annoying", "object", 0.25),
    "green_cared_for": ("pleasant", "object", 0.5),
    "noise": ("annoying", "social", 0.35),
    "neighbours_help": ("pleasant", "social", 0.4),
}
_SIDE, _GAP = 6, 0.001


@dataclass(frozen=True)
class Neighbourhood:
    """Kleindorp: `streets` row by row, two neighbourhoods of three rows each."""

    municipality: Area
    west: Area
    east: Area
    streets: tuple[Area, ...]


def build_streets() -> Neighbourhood:
    whole = rectangle((4.0, 52.0), (4.006, 52.006))
    kind = AreaKind
    town = make_area(kind.MUNICIPALITY, "GM9902", "Kleindorp", None, geometry=whole, middle=(4.003, 52.003))
    hoods = [
        make_area(kind.NEIGHBOURHOOD, f"BU9902010{n}", name, town, geometry=whole, middle=(4.003, 52.003))
        for n, name in enumerate(("De Linden", "De Berken"))
    ]
    streets = []
    for number in range(_SIDE * _SIDE):
        row, column = divmod(number, _SIDE)
        west, south = 4.0 + column * _GAP, 52.0 + row * _GAP
        street = make_area(
            kind.STREET,
            f"GM9902-straat-{number:02}",
            f"{_NAMES[row]}{('straat', 'laan', 'pad', 'hof', 'weg', 'dreef')[column]}",
            hoods[row // 3],
            geometry=line((west, south), (west + _GAP, south)),
            middle=(west + _GAP / 2, south),
            dwellings=40,
        )
        streets.append(street)
    return Neighbourhood(town, hoods[0], hoods[1], tuple(streets))


_NAMES = ("Meidoorn", "Hazelaar", "Vlier", "Kastanje", "Populier", "Acacia")


def live_a_while(place: Neighbourhood, *, weeks: int = WEEKS, seed: int = 11, last: date = LAST_WEEK) -> None:
    """Ordinary weeks up to and with `last`: what is noted follows how much is looked, and nothing else."""
    chance = np.random.default_rng(seed)
    minutes = np.round(
        chance.uniform(15, 45, (len(place.streets), weeks))
        * (chance.random((len(place.streets), weeks)) < 0.8)
    )
    mondays = [last - timedelta(weeks=weeks - 1 - number) for number in range(weeks)]
    cells, visits = [], []
    for position, street in enumerate(place.streets):
        for number, monday in enumerate(mondays):
            looked = float(minutes[position, number])
            if looked:
                visits.append(VisitWeek(area=street, week=monday, visits=1, minutes=int(looked)))
            for code, (_side, _kind, rate) in USUAL.items():
                noted = int(chance.poisson(rate * looked / 30))
                if noted:
                    cells.append(cell(street, monday, code, noted))
    StreetWeek.objects.bulk_create(cells, batch_size=500)
    VisitWeek.objects.bulk_create(visits, batch_size=500)


def cell(street: Area, monday: date, code: str, number: int) -> StreetWeek:
    side, kind, _rate = USUAL[code]
    return StreetWeek(
        area=street,
        week=monday,
        indicator=code,
        side=side,
        kind=kind,
        channel="phone",
        number=number,
        contributors=1,
    )


def more(street: Area, code: str, numbers: list[int]) -> None:
    """So many on top in each of the last weeks, oldest first."""
    for back, number in enumerate(reversed(numbers)):
        monday = LAST_WEEK - timedelta(weeks=back)
        there = StreetWeek.objects.filter(area=street, week=monday, indicator=code).first()
        if there:
            there.number += number
            there.save()
        else:
            cell(street, monday, code, number).save()


def looked_more(street: Area, minutes: int, *, weeks: int) -> None:
    """A new volunteer: so many minutes on top in each of the last weeks."""
    for back in range(weeks):
        monday = LAST_WEEK - timedelta(weeks=back)
        there, _new = VisitWeek.objects.get_or_create(
            area=street, week=monday, defaults={"visits": 0, "minutes": 0}
        )
        there.visits += 5
        there.minutes += minutes
        there.save()


def make_signal(
    street: Area, municipality: Area, *, code: str = "loose_tiles", **given: object
) -> EarlySignal:
    """As a look at the week of 9 November 2026 would leave it."""
    facts: dict[str, object] = {
        "key": f"2026-W46.{street.slug}.{code}.more",
        "rule": "rises_and_falls",
        "rule_version": 1,
        "municipality": municipality,
        "area": street,
        "scope": "streets",
        "indicators": [code],
        "indicator": code,
        "direction": 1,
        "week": LAST_WEEK,
        "since": LAST_WEEK - timedelta(weeks=1),
        "weeks": 2,
        "noted": 9,
        "expected": 2.0,
        "looked": 60.0,
        "usual": 60.0,
        "effort": "minutes",
        "strength": 5.0,
    }
    signal = EarlySignal.objects.create(**facts | given)
    signal.areas.add(street)
    return signal


def everyone() -> Client:
    """A browser in English."""
    browser = Client()
    browser.cookies["taal"] = "en"
    return browser


def signed_in(member: Member) -> Client:
    browser = everyone()
    browser.force_login(member)
    return browser
