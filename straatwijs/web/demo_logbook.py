"""The demo's logbook: a season of shifts outside, a target, a change of course, two sister places and three others."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.actions import burden, course
from straatwijs.fieldwork.calculations.course import Measure
from straatwijs.fieldwork.queries.course import LOGBOOK, last_week
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM

_GIRLS = Measure(part="girls", whole="children")
_GOOD = (
    "De meiden dansten voor het eerst mee. Ze kozen zelf de muziek.",
    "Een vader hielp met het net. Hij komt volgende week weer.",
    "Er was geen ruzie. Grote kinderen letten op de kleintjes.",
    "We deden stoepkrijt. Buren kwamen kijken en bleven praten.",
    "Samen soep gemaakt. Er bleef niets over.",
)
_BAD = (
    "Om zes uur was het al donker. De lamp bij het hek doet het niet.",
    "De bal ging drie keer de straat op. Er reed een auto te hard.",
    "De grote jongens namen het veld over.",
    "Het regende. We stonden met z'n allen onder het afdak.",
)
_CHANGE = "Op woensdag beginnen we met dans in plaats van voetbal."
_ACTIVITIES = ("sport", "sport", "play", "craft", "music", "talk", "eat")


@dataclass(frozen=True)
class _Place:
    """How often a place is worked at, and what share of the children are girls, before and after the change."""

    area: Area
    weeks: int
    shifts: int
    before: float
    after: float
    silent: int = 0  # weeks without a shift at the end


def keep_logbook(chance: random.Random, streets: list[Area], team: list[Member]) -> None:
    """The liveliest street is the main place; `team` holds coordinator, worker and scout."""
    coordinator, worker, scout = team[:3]
    now, week = timezone.now(), last_week(timezone.localdate())
    changed = week - timedelta(weeks=7)
    main, *others = _places(streets)
    for place in (main, *others):
        for on in _weeks(place, week):
            share = place.after if on >= changed else place.before
            by = worker if place is main or chance.random() < 0.5 else scout
            _shifts(chance, place, on, share=share, member=by)
    area = main.area
    course.set_target(
        area=area,
        instrument=LOGBOOK,
        measure=_GIRLS,
        wanted=40,
        first_week=week - timedelta(weeks=12),
        by=worker,
    )
    course.note_change(area=area, instrument=LOGBOOK, week=changed, words=_CHANGE, by=worker, now=now)
    for sister in others[:2]:
        made = course.ask_sister(area=area, other=sister.area, instrument=LOGBOOK, by=worker, now=now)
        course.agree_sister(sister=made, by=coordinator, now=now)
    town = Area.objects.get(code=area.path.split("/")[0])
    for role, minutes in (("worker", 240), ("scout", 120)):
        burden.set_ceiling(area=town, role=role, minutes=minutes, by=coordinator)


def _places(streets: list[Area]) -> list[_Place]:
    main, first, second, *rest = streets
    return [
        _Place(main, weeks=18, shifts=3, before=0.27, after=0.43),
        _Place(first, weeks=12, shifts=1, before=0.36, after=0.38),
        _Place(second, weeks=12, shifts=2, before=0.45, after=0.47),
        _Place(rest[0], weeks=8, shifts=1, before=0.30, after=0.33),
        _Place(rest[1], weeks=8, shifts=1, before=0.52, after=0.50),
        _Place(rest[2], weeks=9, shifts=1, before=0.40, after=0.41, silent=4),
    ]


def _weeks(place: _Place, last: date) -> Iterator[date]:
    for step in range(place.weeks - 1, place.silent - 1, -1):
        yield last - timedelta(weeks=step)


def _shifts(chance: random.Random, place: _Place, week: date, *, share: float, member: Member) -> None:
    for day in sorted(chance.sample(range(5), max(1, place.shifts - (chance.random() < 0.3)))):
        moment = datetime.combine(week + timedelta(days=day), datetime.min.time(), AMSTERDAM) + timedelta(
            hours=17, minutes=chance.choice([0, 15, 30])
        )
        children = chance.randint(7, 16)
        girls = sum(chance.random() < share for _child in range(children))
        adults = chance.randint(0, 4)
        words = {
            code: chance.choice(said)
            for code, said in (("good", _GOOD), ("bad", _BAD))
            if chance.random() < 0.4
        }
        note = NewNote(
            id=UUID(int=chance.getrandbits(128), version=4),
            instrument=LOGBOOK,
            area=place.area.code,
            side="",
            noted_at=moment,
            answers={
                "activity": "music" if day == 2 and share == place.after else chance.choice(_ACTIVITIES),
                "children": children,
                "girls": girls,
                "adults": adults,
                "contact": chance.choice(["talked", "helped"]) if adults else "none",
                "minutes": chance.choice([60, 75, 90, 120]),
            },
            words=words,
            seconds=chance.randint(22, 55),
        )
        contributions.keep(note=note, secret=None, now=moment + timedelta(minutes=5), member=member)
