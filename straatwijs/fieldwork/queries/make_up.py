"""Whose stories are still missing in a place."""

from dataclasses import dataclass
from datetime import date

from straatwijs.fieldwork.calculations.make_up import Line, lines
from straatwijs.fieldwork.models import Group, MakeUp
from straatwijs.instruments.definition import Instrument
from straatwijs.places.models import Area, AreaKind
from straatwijs.privacy.queries import Reader, given_by


@dataclass(frozen=True, kw_only=True)
class Part:
    """One way to tell tellers apart: its lines with what people read, and whether the team set how it is made up."""

    group: str
    label: str
    rows: tuple[tuple[str, Line], ...]
    is_set: bool


def names(instrument: Instrument, area: Area, group: str) -> dict[str, str]:
    """Code and name of what a group is parted into here, in order. Empty where there is nothing to part."""
    if group == Group.NEIGHBOURHOOD:
        found = Area.objects.filter(path__startswith=area.path, kind=AreaKind.NEIGHBOURHOOD, current=True)
        places = dict(found.order_by("name").values_list("code", "name"))
        return places if len(places) > 1 else {}
    question = instrument.asked(group)
    return {code: str(label) for code, label in question.choices} if question else {}


def shares(area: Area, group: str) -> dict[str, int]:
    return dict(MakeUp.objects.filter(area=area, group=group).values_list("key", "share"))


def missing(
    area: Area, *, instrument: Instrument, reader: Reader, first: date, end: date
) -> tuple[Part, ...]:
    """Each way by itself, for who may see the place exact and live; else nothing."""
    found = []
    for group in Group:
        told = given_by(area, instrument=instrument.id, reader=reader, first=first, end=end, by=group.value)
        known = names(instrument, area, group)
        if told is None or not known:
            continue
        here = shares(area, group)
        rows = lines(list(known), shares=here, told=told)
        found.append(
            Part(
                group=group.value,
                label=str(group.label),
                rows=tuple((known[row.key], row) for row in rows),
                is_set=bool(here),
            )
        )
    return tuple(found)
