"""How much is owed an answer. What was imported was answered elsewhere, so it owes nothing here."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, Q, QuerySet, Sum

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Kind
from straatwijs.instruments.queries import instruments
from straatwijs.observations.models import Channel, Contribution, StreetWeek
from straatwijs.places.models import Area
from straatwijs.privacy.queries.exact import EVERY_KIND
from straatwijs.privacy.queries.reader import Reader
from straatwijs.shared.weeks import AMSTERDAM


@dataclass(frozen=True, kw_only=True)
class Waiting:
    number: int
    oldest_on: date | None


@dataclass(frozen=True, kw_only=True)
class WeekOfNotes:
    """What came in during one week, and how much of it has an answer by now."""

    week: date
    received: int
    answered: int


def _for_others() -> Q:
    """Filled in by the team for somebody who came in."""
    return Q(instrument__in=[one.id for one in instruments().values() if one.for_others])


def asks_nothing() -> Q:
    """A form of the team, and one with numbers only, asks nothing of anybody as long as there are no words in it; but what was
    asked at a desk was asked by a resident."""
    return (Q(member__isnull=False) | Q(kind=Kind.RECORD.value)) & Q(text="") & ~_for_others()


def _owes_nothing() -> Q:
    """Imported reports were answered elsewhere."""
    return Q(channel=Channel.IMPORT) | asks_nothing()


def kinds_counted_live(area: Area, *, reader: Reader) -> tuple[str, ...]:
    """Whose arrival this reader may see: everyone's are things only."""
    return EVERY_KIND if reader.may(Permission.SEE_STREET_LIVE, area) else (Kind.OBJECT.value,)


def received(area: Area, *, reader: Reader, since: date | None = None) -> int:
    """Contributions of this place and what lies in it. Read from the weekly counts: the cost does not grow with them."""
    here = Area.objects.filter(path__startswith=area.path)
    cells = StreetWeek.objects.filter(area__in=here, kind__in=kinds_counted_live(area, reader=reader))
    if since is not None:
        cells = cells.filter(week__gte=since)
    return cells.exclude(channel=Channel.IMPORT).aggregate(total=Sum("number", default=0))["total"]


def waiting(area: Area, *, reader: Reader, answered: QuerySet[Any]) -> Waiting:
    """What this reader may read here and nobody answered. `answered` holds rows with the reference as `contribution`."""
    here = Area.objects.filter(path__startswith=area.path)
    notes = Contribution.objects.filter(area__in=here, circle__in=reader.circles(area))
    # Forgotten after two years: nobody holds a receipt any more that an answer could stand on.
    notes = (
        notes.exclude(_owes_nothing())
        .exclude(code_hash=b"")
        .filter(~Exists(answered.filter(contribution=OuterRef("pk"))))
    )
    found = notes.aggregate(number=Count("pk"), oldest=Min("received_at"))
    oldest = found["oldest"]
    return Waiting(number=found["number"], oldest_on=oldest.astimezone(AMSTERDAM).date() if oldest else None)


def notes_by_week(
    area: Area, *, first: date, end: date, reader: Reader, answered: QuerySet[Any]
) -> tuple[WeekOfNotes, ...]:
    """From one Monday up to another, exact, for who may see this place so; else nothing. `answered` as for `waiting`."""
    if not reader.may(Permission.SEE_STREET_LIVE, area):
        return ()
    here = Area.objects.filter(path__startswith=area.path)
    notes = Contribution.objects.filter(area__in=here, week__gte=first, week__lt=end)
    notes = (
        notes.exclude(_owes_nothing())
        .exclude(Q(kind=Kind.RECORD.value) & ~_for_others())
        .annotate(told=Exists(answered.filter(contribution=OuterRef("pk"))))
    )
    found = (
        notes.order_by()
        .values("week")
        .annotate(received=Count("pk"), answered=Count("pk", filter=Q(told=True)))
    )
    by_week = {row["week"]: row for row in found}
    nothing = {"received": 0, "answered": 0}
    weeks = [first + timedelta(weeks=step) for step in range((end - first).days // 7)]
    return tuple(
        WeekOfNotes(week=week, received=row["received"], answered=row["answered"])
        for week in weeks
        for row in [by_week.get(week, nothing)]
    )
