"""Forgetting: what was taken back leaves no link behind, and words of residents go after two years."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from straatwijs.plans.models import MeasureNews, MeasureSource, SideEffect

_SOME = 500


@transaction.atomic
def forget_contributions(references: Iterable[int]) -> int:
    """Their links to measures go; returns how many."""
    wanted, gone = list(references), 0
    for begin in range(0, len(wanted), _SOME):
        gone += MeasureSource.objects.filter(contribution__in=wanted[begin : begin + _SOME]).delete()[0]
    return gone


@transaction.atomic
def forget_writers(*, before: date) -> int:
    """Who wrote news before this day."""
    return MeasureNews.objects.filter(at__date__lt=before).exclude(by=None).update(by=None)


@transaction.atomic
def forget_side_effects(*, before: date) -> int:
    """What residents told before this day; what the team wrote stays."""
    return SideEffect.objects.filter(on__lt=before, by_team=False).delete()[0]
