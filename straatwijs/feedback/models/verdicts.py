"""What people say after something was called done."""

from django.db import models

from straatwijs.feedback.models.answers import Answer
from straatwijs.feedback.states import Opinion
from straatwijs.shared.retention import Keep


class Verdict(models.Model):
    """Is it better now? Asked on the receipt four weeks and a year after something was called done."""

    contribution = models.BigIntegerField(db_index=True)
    # The answer that called it done.
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="verdicts")
    after = models.CharField(max_length=10, choices=[("weeks", "weeks"), ("year", "year")])
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
