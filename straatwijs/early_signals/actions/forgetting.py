"""Forgetting: signals live as long as the counts under them."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from straatwijs.early_signals.models import EarlySignal, Judgement, SignalWeek


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """How many rows lost something, or went."""

    judges: int
    signals: int


@transaction.atomic
def forget(*, before: date) -> Forgotten:
    """Who judged before this day, and signals of weeks before it with what was done with them."""
    judges = Judgement.objects.filter(at__date__lt=before).exclude(by=None).update(by=None)
    old = EarlySignal.objects.filter(week__lt=before)
    signals = old.count()
    old.delete()
    SignalWeek.objects.filter(week__lt=before).delete()
    return Forgotten(judges=judges, signals=signals)
