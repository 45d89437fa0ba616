"""Forgetting: what was taken back, or is two years old, leaves no link behind."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from straatwijs.fieldwork.models import ChecklistMeeting, ItemAnswer, PointSource, PointStep, ThreadStory

_SOME = 500


@transaction.atomic
def forget_contributions(references: Iterable[int]) -> int:
    """They leave their threads and points, and the checklist that they are the record of; returns how many did."""
    wanted, gone = list(references), 0
    for begin in range(0, len(wanted), _SOME):
        some = wanted[begin : begin + _SOME]
        gone += ThreadStory.objects.filter(contribution__in=some).delete()[0]
        gone += PointSource.objects.filter(contribution__in=some).delete()[0]
        gone += ChecklistMeeting.objects.filter(contribution__in=some).update(contribution=None)
    return gone


@transaction.atomic
def forget_writers(*, before: date) -> int:
    """Who filled in a checklist or asked about a point before this day."""
    closed = ChecklistMeeting.objects.filter(closed_at__date__lt=before).exclude(closed_by=None)
    return (
        ItemAnswer.objects.filter(at__date__lt=before).exclude(by=None).update(by=None)
        + PointStep.objects.filter(at__date__lt=before).exclude(by=None).update(by=None)
        + closed.update(closed_by=None)
    )


def forget_stories(*, before: date) -> int:
    """Those received before this day: their words are gone by then."""
    return ThreadStory.objects.filter(received_on__lt=before).delete()[0]
