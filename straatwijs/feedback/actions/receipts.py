"""What the holder of a receipt can do: take everything back, or add words."""

from datetime import datetime

from django.db import transaction

from straatwijs.feedback.actions.standing import forget
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import Kept
from straatwijs.privacy.queries import receipt_facts


@transaction.atomic
def withdraw(*, token: str, code: str, now: datetime) -> bool:
    """False when receipt and code don't belong together. Intake writes the audit record."""
    facts = receipt_facts(token)
    if facts is None or not contributions.withdraw(token=token, code=code, now=now):
        return False
    forget(facts.reference)
    return True


def complete(
    *, token: str, code: str, text: str, perspective: str, tenure: str, now: datetime
) -> Kept | None:
    """None when receipt and code don't belong together. Raises what intake raises."""
    return contributions.complete(
        token=token, code=code, text=text, perspective=perspective, tenure=tenure, now=now
    )
