"""Mail for who asked for it: which parts, about which street, and which receipts it follows."""

import uuid

from django.db import models

from straatwijs.feedback.mail_keys import bounce_name, token_hash, token_of
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

# Weeks between two mails, as somebody may choose.
EVERY_WEEKS = (1, 4, 13)


class Subscription(models.Model):
    """Without `confirmed_at` nothing but the question whether it was meant is ever sent to it."""

    # What token and name of bounces derive from; in no page, mail or log.
    seed = models.UUIDField(default=uuid.uuid4, unique=True)
    token_hash = models.BinaryField(max_length=32, unique=True)
    bounce_name = models.CharField(max_length=26, unique=True)
    email = models.EmailField(max_length=254, db_index=True)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    yours = models.BooleanField(default=False)
    street = models.BooleanField(default=False)
    conversation = models.BooleanField(default=False)
    # At most one mail in so many weeks.
    every_weeks = models.PositiveSmallIntegerField(default=1, db_default=1)
    language = models.CharField(max_length=5)
    asked_at = models.DateTimeField()
    # When the question whether it was meant went out.
    question_sent_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    expires_on = models.DateField()
    # What happened before this moment was told, and the day of the last mail.
    told_until = models.DateTimeField()
    mailed_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["confirmed_at", "expires_on"], name="subscription_due")]

    class Privacy:
        personal = {"email": Keep.UNTIL_STOPPED}
        indirect = {
            "seed": Keep.UNTIL_STOPPED,
            "token_hash": Keep.UNTIL_STOPPED,
            "bounce_name": Keep.UNTIL_STOPPED,
            "area": Keep.UNTIL_STOPPED,
            "asked_at": Keep.UNTIL_STOPPED,
            "question_sent_at": Keep.UNTIL_STOPPED,
            "confirmed_at": Keep.UNTIL_STOPPED,
            "told_until": Keep.UNTIL_STOPPED,
            "mailed_on": Keep.UNTIL_STOPPED,
        }
        plain = ("id", "yours", "street", "conversation", "every_weeks", "language", "expires_on")

    def __str__(self) -> str:
        return f"subscription {self.pk}"

    @property
    def token(self) -> str:
        """The secret in the links of its mails; the database has only its hash."""
        return token_of(self.seed)

    @classmethod
    def keys(cls) -> dict[str, object]:
        """What a new one starts with."""
        seed = uuid.uuid4()
        return {"seed": seed, "token_hash": token_hash(token_of(seed)), "bounce_name": bounce_name(seed)}


class SubscriptionNote(models.Model):
    """A contribution whose course is told in the mail, named by its reference."""

    subscription = models.ForeignKey(Subscription, on_delete=models.CASCADE, related_name="notes")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subscription", "contribution"], name="followed_once_by_each")
        ]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "subscription")

    def __str__(self) -> str:
        return f"{self.subscription_id} {self.contribution}"
