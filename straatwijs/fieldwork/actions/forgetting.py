"""Forgetting: what was taken back, or is two years old, leaves no link behind."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from straatwijs.fieldwork.models import ThreadStory

_SOME = 500


@transaction.atomic
def forget_contributions(references: Iterable[int]) -> int:
    """They leave their threads; returns how many did."""
    wanted, gone = list(references), 0
    for begin in range(0, len(wanted), _SOME):
        gone += ThreadStory.objects.filter(contribution__in=wanted[begin : begin + _SOME]).delete()[0]
    return gone


def forget_stories(*, before: date) -> int:
    """Those received before this day: their words are gone by then."""
    return ThreadStory.objects.filter(received_on__lt=before).delete()[0]
