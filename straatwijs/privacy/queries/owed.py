"""How much is owed an answer. What was imported was answered elsewhere, so it owes nothing here."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Min, OuterRef, QuerySet, Sum

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Kind
from straatwijs.observations.models import Channel, Contribution, StreetWeek
from straatwijs.places.models import Area
from straatwijs.privacy.queries.reader import Reader
from straatwijs.shared.weeks import AMSTERDAM


@dataclass(frozen=True, kw_only=True)
class Waiting:
    number: int
    oldest_on: date | None


def kinds_counted_live(area: Area, *, reader: Reader) -> tuple[str, ...]:
    """Whose arrival this reader may see: everyone's are things only."""
    return tuple(Kind) if reader.may(Permission.SEE_STREET_LIVE, area) else (Kind.OBJECT.value,)


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
        notes.exclude(channel=Channel.IMPORT)
        .exclude(code_hash=b"")
        .filter(~Exists(answered.filter(contribution=OuterRef("pk"))))
    )
    found = notes.aggregate(number=Count("pk"), oldest=Min("received_at"))
    oldest = found["oldest"]
    return Waiting(number=found["number"], oldest_on=oldest.astimezone(AMSTERDAM).date() if oldest else None)
