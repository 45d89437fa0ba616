"""The demo's looking together: two rounds at the liveliest street, a route walked twice, talks of three questions, paper.

All of it is invented, and goes through the same doors as real input.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.actions.rounds import lay_route, plan_round
from straatwijs.fieldwork.actions.typed_sheets import Sheet, type_in
from straatwijs.instruments.queries import instruments
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.note import Answer, NewNote, NewVisit
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of
from straatwijs.shared.weeks import AMSTERDAM, week_of

_PHONE = "demo-scout"
_WEEKS = 4
_MINUTES = 30
# Weeks ago that a round began, and how many groups were seen in each of its weeks.
_ROUNDS = ((17, (9, 11, 8, 10)), (4, (5, 6, 4, 5)))
_DOING = {
    "young": ["play", "sport", "talk"],
    "children": ["play"],
    "adults": ["pass", "talk", "shop", "walk_dog"],
}
_TALKS = (
    ("De buren groeten elkaar, en de tuintjes zijn mooi.", "Minder troep naast de bakken.", "De gemeente en wij zelf.", "resident"),
    ("Mijn vrienden wonen hier.", "Een plek om te voetballen als het donker is.", "Het buurthuis misschien.", "young_resident"),
    ("Het is hier lekker rustig.", "Auto's rijden te hard langs de school.", "De gemeente.", "resident"),
    ("Klanten komen graag een praatje maken.", "Meer licht bij de hoek.", "De woningcorporatie.", "entrepreneur"),
    ("Mensen komen op elkaars feestjes.", "", "", "resident"),
)  # fmt: skip


def look_together(streets: Sequence[Area], team: Sequence[Member], chance: random.Random) -> None:
    street, worker, scout = streets[0], team[1], team[2]
    for weeks_ago, groups in _ROUNDS:
        _round(street, scout, chance, weeks_ago=weeks_ago, groups=groups)
    _walks(streets, worker, scout, chance)
    _talks(street, chance)
    sheet = Sheet(
        instrument=instruments()["mini_interview"],
        area=street,
        answers={},
        words={"good": "De bank bij de boom.", "better": "Een prullenbak erbij."},
        noted_on=timezone.localdate() - timedelta(days=2),
    )
    type_in(sheet=sheet, note_id=_id(chance), by=scout, now=timezone.now())
    _typed_by_line(street, worker, scout, chance)


def _typed_by_line(street: Area, worker: Member, scout: Member, chance: random.Random) -> None:
    """An observation sheet of five groups, typed in by somebody else than who looked."""
    code = _id(chance)
    for line in range(1, 6):
        look: dict[str, Answer] = {"look_minutes": _MINUTES, "look_people": 1} if line == 1 else {}
        group = Sheet(
            instrument=instruments()["observation"],
            area=street,
            answers=_group_seen(chance) | look,
            words={"noticed": "Ze zitten op het muurtje, de bank is weg."} if line == 3 else {},
            noted_on=timezone.localdate() - timedelta(days=3),
            written_by=worker,
        )
        type_in(sheet=group, note_id=code, line=line, by=scout, now=timezone.now())


def _round(
    street: Area, scout: Member, chance: random.Random, *, weeks_ago: int, groups: Sequence[int]
) -> None:
    monday = week_of(timezone.localdate() - timedelta(weeks=weeks_ago))
    found = plan_round(area=street, begins_on=monday, weeks=_WEEKS, minutes=_MINUTES, by=scout)
    for week, number in enumerate(groups):
        begin = _at(monday + timedelta(weeks=week, days=chance.randrange(5)), 16)
        look = NewVisit(
            id=_id(chance), instrument="observation", area=street.code, begun_at=begin, minutes=found.minutes
        )
        visits.keep_visit(visit=look, secret=_PHONE, now=begin + timedelta(minutes=_MINUTES))
        for _group in range(number):
            moment = begin + timedelta(minutes=chance.randrange(_MINUTES))
            form = _form("observation", street, moment, chance)
            _keep(form, member=scout, answers=_group_seen(chance), visit=look.id)


def _group_seen(chance: random.Random) -> dict[str, Answer]:
    ages = chance.choice(["children", "young", "adults", "adults"])
    size = chance.choices([1, 2, 3, 4, 6], [5, 4, 3, 2, 1])[0]
    together = (
        "alone" if size == 1 else chance.choice(["couple", "friends", "family"]) if size < 5 else "group"
    )
    return {"size": size, "together": together, "ages": [ages], "doing": [chance.choice(_DOING[ages])]}


def _walks(streets: Sequence[Area], worker: Member, scout: Member, chance: random.Random) -> None:
    """In spring for the first time, this month in part: the last stop is still to do."""
    area = neighbourhood_of(streets[0])
    stops = [street for street in streets if street.path.startswith(area.path)][:4]
    lay_route(area=area, name="Rondje om het plein", stops=stops, by=worker)
    before, now = timezone.now() - timedelta(days=190), timezone.now() - timedelta(days=5)
    for number, stop in enumerate(stops):
        first: dict[str, Answer] = {"change": "first", "good": ["green", "people"], "feel": 50 + 10 * number}
        if number % 2:
            first["bad"] = ["litter"]
        form = _form("walk", stop, before + timedelta(minutes=6 * number), chance)
        _keep(form, member=worker, answers=first)
        if number < len(stops) - 1:
            change = {"change": "better", "bad": []} if number % 2 else {"change": "same"}
            again = {code: given for code, given in (first | change).items() if given != []}
            form = _form("walk", stop, now + timedelta(minutes=5 * number), chance)
            _keep(form, member=scout, answers=again)


def _talks(street: Area, chance: random.Random) -> None:
    for number, (good, better, who, perspective) in enumerate(_TALKS):
        words = {code: text for code, text in (("good", good), ("better", better), ("who", who)) if text}
        moment = timezone.now() - timedelta(days=9 + number, hours=number)
        note = NewNote(
            id=_id(chance),
            instrument="mini_interview",
            area=street.code,
            side="",
            noted_at=moment,
            words=words,
            perspective=perspective,
            seconds=150 + 20 * number,
        )
        contributions.keep(note=note, secret=f"demo-talk-{number:04}", now=moment)


def _keep(note: NewNote, *, member: Member, answers: dict[str, Answer], visit: UUID | None = None) -> None:
    told = replace(note, answers=answers, visit=visit)
    contributions.keep(note=told, secret=_PHONE, now=note.noted_at, member=member)


def _form(instrument: str, place: Area, moment: datetime, chance: random.Random) -> NewNote:
    return NewNote(
        id=_id(chance),
        instrument=instrument,
        area=place.code,
        side="",
        noted_at=moment,
        seconds=chance.randrange(10, 40),
    )


def _at(day: date, hour: int) -> datetime:
    return min(datetime.combine(day, time(hour), AMSTERDAM), timezone.now() - timedelta(hours=1))


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
