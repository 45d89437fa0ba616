"""What people say after something was called done."""

from django.db import models

from straatwijs.feedback.models.answers import Answer
from straatwijs.feedback.states import Opinion
from straatwijs.plans.models import Measure
from straatwijs.shared.retention import Keep

# How long after it was called done: the first year is "year", as it stood alone at first.
AFTER = ("weeks", "year", "year2", "year3", "year4", "year5")


class Verdict(models.Model):
    """Is it better now? Asked on the receipt four weeks, a year and then each year after something was called done."""

    contribution = models.BigIntegerField(db_index=True)
    # The answer that called it done.
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="verdicts")
    after = models.CharField(max_length=10, choices=[(after, after) for after in AFTER])
    opinion = models.CharField(max_length=10, choices=Opinion)
    on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contribution", "answer", "after"], name="one_verdict_each_time")
        ]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN, "on": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "answer", "after", "opinion")

    def __str__(self) -> str:
        return self.opinion


class PlaceVerdict(models.Model):
    """The same, asked to everybody in the place each year: one answer per phone and year, without a receipt.

    `device` is the phone's hash for this measure and year only, empty once the year is over; `familiar` whether the phone
    had been there before. Told of through the gate alone.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    # Whole years since it was done.
    year = models.PositiveSmallIntegerField()
    device = models.BinaryField(max_length=32)
    familiar = models.BooleanField()
    opinion = models.CharField(max_length=10, choices=Opinion)
    # For whom: a code of the instruments' perspectives.
    perspective = models.CharField(max_length=20, blank=True)
    on = models.DateField()

    class Meta:
        indexes = [models.Index(fields=["measure", "year"], name="verdicts_of_a_year")]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "year", "device"],
                condition=~models.Q(device=b""),
                name="one_verdict_a_phone_and_year",
            )
        ]

    class Privacy:
        indirect = {
            "device": Keep.UNTIL_ASKED_AGAIN,
            "perspective": Keep.FIVE_YEARS,
            "on": Keep.FIVE_YEARS,
        }
        plain = ("id", "measure", "year", "familiar", "opinion")

    def __str__(self) -> str:
        return self.opinion
