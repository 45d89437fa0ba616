"""Subscriptions to mail, found by the secret in their links."""

from datetime import date

from django.db.models import QuerySet

from straatwijs.feedback.mail_keys import token_hash
from straatwijs.feedback.models import Subscription


def subscription_of(token: str) -> Subscription | None:
    return Subscription.objects.select_related("area").filter(token_hash=token_hash(token)).first()


def unanswered() -> QuerySet[Subscription]:
    """Nobody was asked yet whether it was meant."""
    return Subscription.objects.filter(confirmed_at=None, question_sent_at=None).order_by("pk")


def running(*, today: date) -> QuerySet[Subscription]:
    return Subscription.objects.exclude(confirmed_at=None).filter(expires_on__gte=today).order_by("pk")
