"""Whether a phone was there before."""

from collections.abc import Collection
from datetime import date

from django.db.models import Max, Min

from straatwijs.observations.models import Contribution, Visit
from straatwijs.places.models import Area
from straatwijs.shared.weeks import week_of


def is_familiar(phones: Collection[bytes], *, town: Area) -> bool:
    """`phones`: the hashes of one phone in the quarters to look at. Something arrived from it in two different weeks,
    anywhere in the town, by the clock of the server."""
    weeks: set[date] = set()
    for kept in (Contribution.objects, Visit.objects):
        arrived = kept.filter(area__path__startswith=town.path, device__in=list(phones)).exclude(device=b"")
        moments = arrived.aggregate(first=Min("received_at"), last=Max("received_at"))
        weeks |= {week_of(moment) for moment in moments.values() if moment is not None}
    return len(weeks) > 1
