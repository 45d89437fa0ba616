"""What filling in asks of people, in words: the page of the workload and the handover say the same."""

import math
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from straatwijs.fieldwork.calculations.burden import Held, Load
from straatwijs.fieldwork.queries.burden import PlaceBurden
from straatwijs.fieldwork.views.durations import duration
from straatwijs.privacy.calculations.burden import Asked
from straatwijs.privacy.queries import ResidentBurden


@dataclass(frozen=True, kw_only=True)
class Line:
    """One role or form, or all together. `measured` is a dash where that is not known or not told."""

    label: str
    people: int
    forms: int
    expected: int
    measured: str
    per_person: int
    held: Held | None = None


def line(label: str, asked: Asked, *, held: Held | None = None) -> Line:
    return Line(
        label=label,
        people=asked.people,
        forms=asked.forms,
        expected=round(asked.expected),
        measured="–" if asked.measured is None else str(round(asked.measured)),
        per_person=round(asked.per_person),
        held=held,
    )


def role_lines(found: PlaceBurden) -> tuple[Line, ...]:
    return tuple(line(one.label, one.asked, held=one.held) for one in found.by_role)


def lines(found: PlaceBurden) -> tuple[Line, ...]:
    """Roles, forms, and all together."""
    forms = tuple(line(title, asked) for title, asked in found.by_instrument)
    return (*role_lines(found), *forms, line(_("Together"), found.total))


def verdict(held: Held) -> str:
    if held.load is Load.ROOM:
        return (
            _("At this pace the ceiling is passed this quarter.") if held.will_pass else _("There is room.")
        )
    near, over = (
        _("The ceiling is near. Ask less, or ask others."),
        _("This is over the ceiling. Ask less, or ask others."),
    )
    return near if held.load is Load.NEAR else over


def of_the_ceiling(one: Line, held: Held) -> str:
    return _(
        "%(minutes)s minutes each on the average: %(percent)s%% of the %(ceiling)s that may be asked."
    ) % {
        "minutes": one.per_person,
        "percent": held.percent,
        "ceiling": held.ceiling,
    }


def of_residents(found: ResidentBurden) -> str:
    given = ngettext(
        "%(notes)s note, together about %(time)s.", "%(notes)s notes, together about %(time)s.", found.notes
    ) % {"notes": found.notes, "time": duration(found.expected)}
    if found.seconds is None:
        return given
    half = _("Half of the forms took less than %(time)s.")
    return f"{given} {half % {'time': duration(math.ceil(found.seconds / 60))}}"
