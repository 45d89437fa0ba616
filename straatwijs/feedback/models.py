"""Answers: what was done with what people gave. One answer can serve many contributions.

A contribution is named by its reference (a number that `privacy` hands out), never by a foreign key: what was kept stays behind the gate.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.feedback.states import State
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep


class Answer(models.Model):
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("your answer"), max_length=1000)
    state = models.CharField(max_length=20, choices=State)
    reason = models.TextField(_("reason"), max_length=600, blank=True)
    # Shown on the street page too, or only on the receipts of those who asked.
    public = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="not_done") | ~models.Q(reason=""),
                name="no_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            )
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "area", "text", "state", "reason", "public", "at")

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"


class AnswerLink(models.Model):
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="links")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "contribution"], name="answered_once_by_each")]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "answer")

    def __str__(self) -> str:
        return f"{self.answer_id} {self.contribution}"
