"""What people say after something was called done."""

from django.db import models

from straatwijs.feedback.models.answers import Answer
from straatwijs.feedback.states import Opinion
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
