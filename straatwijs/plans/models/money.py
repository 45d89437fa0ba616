"""Money: sources with conditions and a period, and what of them goes to which measure. Whole euros."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models import Choice
from straatwijs.plans.models.measures import Measure
from straatwijs.plans.models.plans import MOST_WORDS, Plan

MOST_EUROS = 1_000_000_000


class MoneySource(models.Model):
    """`who` gives it, an organisation. `choice`: residents decide what it goes to, with a ballot of their own."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="money_sources")
    name = models.CharField(max_length=120)
    who = models.CharField(max_length=120)
    amount = models.PositiveBigIntegerField()
    begins_on = models.DateField()
    ends_on = models.DateField()
    conditions = models.TextField(max_length=MOST_WORDS, blank=True)
    residents_decide = models.BooleanField(default=False)
    choice = models.ForeignKey(Choice, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["ends_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "name"], name="money_source_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("begins_on")),
                name="money_ends_after_it_begins",
                violation_error_message=_("The last day must lie after the first."),
            ),
        ]

    class Privacy:
        plain = (
            "id", "plan", "name", "who", "amount", "begins_on", "ends_on", "conditions", "residents_decide", "choice",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.name


class Allocation(models.Model):
    """What of a source goes to a measure: once per pair, and together never more than there is (actions see to that)."""

    source = models.ForeignKey(MoneySource, on_delete=models.PROTECT, related_name="allocations")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="allocations")
    amount = models.PositiveBigIntegerField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "measure"], name="money_goes_once_to_a_measure"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="money_is_more_than_nothing"),
        ]

    class Privacy:
        plain = ("id", "source", "measure", "amount")

    def __str__(self) -> str:
        return f"{self.amount}"


class MeasureCost(models.Model):
    """What a measure costs in all, as far as it is known, and what it cost so far."""

    measure = models.OneToOneField(Measure, on_delete=models.CASCADE, related_name="cost")
    planned = models.PositiveBigIntegerField()
    spent = models.PositiveBigIntegerField(default=0)

    class Privacy:
        plain = ("id", "measure", "planned", "spent")

    def __str__(self) -> str:
        return f"{self.planned}"
