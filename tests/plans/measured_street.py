"""Thirty-six streets with a year of notes and looking, and a measure in one of them that halves what is noted."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from straatwijs.accounts.models import Member
from straatwijs.observations.models import StreetWeek, VisitWeek
from straatwijs.places.models import Area
from straatwijs.plans.actions.plans import grow
from straatwijs.plans.models import Goal, Measure
from straatwijs.privacy.models import PublishedCell
from tests.early_signals.neighbourhood import Neighbourhood, build_streets
from tests.plans.planning import add_goal, begin, propose
from tests.town import make_member

# A Monday, and the Monday after the last week that is there.
START, END = date(2026, 3, 30), date(2026, 11, 16)
WEEKS = [START + timedelta(weeks=step) for step in range(-52, (END - START).days // 7)]
SIDES = {"loose_tiles": ("annoying", "object"), "noise": ("annoying", "social")}


@dataclass(frozen=True)
class Measured:
    place: Neighbourhood
    street: Area
    leader: Member
    measure: Measure
    tiles: Goal
    noise: Goal


def build() -> Measured:
    """Loose tiles and noise in the third street fall to a quarter with the start."""
    place = build_streets()
    leader = make_member("Carla Dijkgraaf", "coordinator", place.municipality)
    plan = grow(plan=begin(place.west, leader), by=leader)
    about = {"kind": "counts", "what": "", "unit": ""}
    tiles = add_goal(plan, leader, words="Minder losse tegels", codes=["loose_tiles"], **about)
    noise = add_goal(plan, leader, words="Minder herrie", codes=["noise"], **about)
    street = place.streets[2]
    measure = propose(
        plan, leader, tiles, noise, title="De stoep opnieuw leggen", areas=[street], starts_on=START
    )
    note(place, {street: 0.25})
    return Measured(place, street, leader, measure, tiles, noise)


def note(place: Neighbourhood, since_start: dict[Area, float]) -> None:
    chance = np.random.default_rng(17)
    cells, visits = [], []
    for street in place.streets:
        for week in WEEKS:
            visits.append(VisitWeek(area=street, week=week, visits=1, minutes=int(chance.integers(20, 45))))
            times = since_start.get(street, 1.0) if week >= START else 1.0
            cells += [_cell(street, week, code, int(chance.poisson(3 * times))) for code in SIDES]
    StreetWeek.objects.bulk_create([cell for cell in cells if cell.number], batch_size=500)
    VisitWeek.objects.bulk_create(visits, batch_size=500)


def _cell(street: Area, week: date, code: str, number: int, perspective: str = "") -> StreetWeek:
    side, kind = SIDES[code]
    return StreetWeek(
        area=street,
        week=week,
        indicator=code,
        side=side,
        kind=kind,
        channel="phone",
        perspective=perspective,
        number=number,
        contributors=1,
    )


def two_voices(measured: Measured, code: str) -> None:
    """The same notes, half by residents and half by entrepreneurs; only residents note less since the start."""
    StreetWeek.objects.filter(indicator=code).delete()
    chance = np.random.default_rng(5)
    cells = []
    for street in measured.place.streets:
        for week in WEEKS:
            fallen = street == measured.street and week >= START
            for perspective, times in (
                ("resident", 0.2 if fallen else 1.0),
                ("entrepreneur", 1.8 if fallen else 1.0),
            ):
                number = int(chance.poisson(3 * times))
                if number:
                    cells.append(_cell(street, week, code, number, perspective))
    StreetWeek.objects.bulk_create(cells, batch_size=500)


def publish(hood: Area, quarter: str, **parts: str) -> None:
    """Cells that are shown: enough people stood behind them."""
    for part, key in parts.items():
        PublishedCell.objects.create(
            area=hood,
            quarter=quarter,
            kind="social",
            side="annoying",
            part=part,
            key=key,
            shown=True,
            number=20,
            published_on=date(2026, 11, 2),
        )
