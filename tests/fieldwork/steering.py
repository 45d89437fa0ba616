"""A logbook that was kept, and what steers its course."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.actions import course
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area
from tests.town import Town


def shift(
    area: Area,
    member: Member,
    *,
    days_ago: int = 0,
    now: datetime | None = None,
    words=None,
    seconds=40,
    **answers,
) -> int:
    """Somebody was outside with ten children, four of them girls, for an hour, unless told otherwise."""
    moment = (now or timezone.now()) - timedelta(days=days_ago)
    note = NewNote(
        id=uuid4(),
        instrument="logbook",
        area=area.code,
        side="",
        noted_at=moment,
        answers={"activity": "sport", "children": 10, "girls": 4, "minutes": 60} | answers,
        words=words or {},
        seconds=seconds,
    )
    return contributions.keep(note=note, secret=None, now=moment, member=member).reference


def shifts(area: Area, member: Member, *, weeks_ago: Iterable[int], **more) -> None:
    for weeks in weeks_ago:
        shift(area, member, days_ago=7 * weeks, **more)


def steered(town: Town, by: Member) -> dict[str, object]:
    """A change of course and a sister place in the Wilgenstraat."""
    now, of = timezone.now(), {"instrument": "logbook", "by": by}
    street = town.wilgenstraat
    change = course.note_change(area=street, week=now.date(), words="We beginnen met dans.", now=now, **of)
    sister = course.ask_sister(area=street, other=town.marktplein, now=now, **of)
    return {"change_id": change.pk, "sister_id": sister.pk}
