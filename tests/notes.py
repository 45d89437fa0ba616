"""Notes of residents in the little town, with their receipts."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from straatwijs.observations.actions import contributions
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import NewNote
from straatwijs.places.models import Area


@dataclass(frozen=True)
class Given:
    """What somebody holds after noting."""

    reference: int
    token: str
    code: str

    @property
    def path(self) -> str:
        return f"/bon/{self.token}"


def give(
    street: Area,
    indicator: str = "loose_tiles",
    *,
    instrument: str = "street_signal",
    side: str = "annoying",
    text: str = "",
    circle: str = "team",
    perspective: str = "",
    phone: str | None = None,
    days_ago: int = 3,
    now: datetime | None = None,
) -> Given:
    """Somebody noted that there, three days ago unless told otherwise."""
    moment = (now or timezone.now()) - timedelta(days=days_ago)
    note = NewNote(
        id=uuid4(),
        instrument=instrument,
        area=street.code,
        indicator=indicator,
        side=side,
        noted_at=moment,
        perspective=perspective,
    )
    kept = contributions.keep(note=note, secret=phone, now=moment)
    Contribution.objects.filter(pk=kept.reference).update(text=text, circle=circle)
    return Given(reference=kept.reference, token=kept.receipt, code=kept.withdrawal_code)
