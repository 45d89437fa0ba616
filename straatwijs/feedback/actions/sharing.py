"""Who may read a contribution: the team decides, item by item."""

from collections.abc import Sequence

from django.db import transaction

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.feedback.actions.reach import reach
from straatwijs.observations.actions import contributions


@transaction.atomic
def share(*, references: Sequence[int], circle: str, by: Member) -> dict[str, list[int]]:
    """Returns the references by the circle they had before, so that it can be turned back."""
    reached = reach(references, by=by, permission=Permission.SHARE)
    before: dict[str, list[int]] = {}
    for item in reached.items:
        if item.circle != circle:
            before.setdefault(item.circle, []).append(item.reference)
    changed = [reference for group in before.values() for reference in group]
    if changed:
        contributions.share(references=changed, circle=circle, by=by)
    return before
