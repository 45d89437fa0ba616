"""A logbook that was kept, and what steers its course."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.fieldwork.actions import course
from straatwijs.fieldwork.actions.burden import set_ceiling
from straatwijs.fieldwork.calculations.course import Measure
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


def full_logbook(full: Area, other: Area, by: Member, *, word: str) -> None:
    """A logbook with all that steers its course, a form that nobody keeps up, and a ceiling that is near."""
    now = timezone.now()
    for street, weeks in ((full, range(1, 9)), (other, range(5, 8))):
        for week in weeks:
            words = {"good": word, "bad": "Te donker."} if week == 1 else {}
            shift(street, by, days_ago=7 * week, girls=2 + week % 4, words=words)
    girls = Measure(part="girls", whole="children")
    of = {"instrument": "logbook", "by": by}
    course.set_target(area=full, measure=girls, wanted=50, first_week=now.date() - timedelta(weeks=4), **of)
    course.note_change(area=full, week=now.date() - timedelta(weeks=3), words=f"Dans {word}", now=now, **of)
    asked = course.ask_sister(area=full, other=other, now=now, **of)
    course.agree_sister(sister=asked, by=by, now=now)
    course.ask_sister(area=Area.objects.get(slug="akkerlaan"), other=full, now=now, **of)
    set_ceiling(area=Area.objects.get(slug="de-kade"), role="coordinator", minutes=5, by=by)
