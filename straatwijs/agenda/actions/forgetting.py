"""Forgetting: what was taken back leaves no link behind."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from straatwijs.agenda.models import ActionNews, ActionSource, Minutes, TopicSource

_SOME = 500


@transaction.atomic
def forget_contributions(references: Iterable[int]) -> int:
    """Their links to topics and action points go; returns how many."""
    wanted, gone = list(references), 0
    for begin in range(0, len(wanted), _SOME):
        some = wanted[begin : begin + _SOME]
        gone += TopicSource.objects.filter(contribution__in=some).delete()[0]
        gone += ActionSource.objects.filter(contribution__in=some).delete()[0]
    return gone


@transaction.atomic
def forget_writers(*, before: date) -> int:
    """Who wrote minutes or news before this day."""
    return Minutes.objects.filter(at__date__lt=before).exclude(by=None).update(
        by=None
    ) + ActionNews.objects.filter(at__date__lt=before).exclude(by=None).update(by=None)
