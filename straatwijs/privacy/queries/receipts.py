"""What the holder of a receipt may know about the own contribution."""

from straatwijs.observations.models import Contribution
from straatwijs.observations.secrets import receipt_hash
from straatwijs.privacy.queries.forms import said
from straatwijs.privacy.queries.places import place_of
from straatwijs.privacy.queries.values import ReceiptFacts
from straatwijs.shared.weeks import AMSTERDAM


def receipt_facts(token: str) -> ReceiptFacts | None:
    """None for an unknown and for a withdrawn one alike."""
    row = Contribution.objects.select_related("area").filter(receipt_hash=receipt_hash(token)).first()
    if row is None:
        return None
    return ReceiptFacts(
        reference=row.pk,
        place=place_of(row.area),
        indicator=row.indicator,
        side=row.side,
        kind=row.kind,
        text=row.text,
        said=said(row.instrument, row.words),
        withheld=tuple(sorted(row.withheld)),
        noted_on=row.noted_at.astimezone(AMSTERDAM).date(),
        perspective=row.perspective,
        tenure=row.tenure,
        circle=row.circle,
        instrument=row.instrument,
        answers=row.answers,
    )
