"""Which streets stand beside those of a measure, and what everyone was told about its effect."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area
from straatwijs.plans.models.goals import Goal
from straatwijs.plans.models.measures import Measure
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.shared.retention import Keep


class Comparison(models.Model):
    """The team put other streets beside a measure than those proposed. The newest counts, the earlier ones stay readable.

    Without one the streets that are most alike before the start stand beside it.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="comparisons")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="comparisons")
    streets = models.ManyToManyField(Area, through="ComparisonStreet", related_name="+")
    reason = models.TextField(_("reason"), max_length=MOST_WORDS)
    chosen_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_role = models.CharField(max_length=20)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(reason=""),
                name="comparing_otherwise_needs_a_reason",
                violation_error_message=_("Say why these streets fit better."),
            )
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "measure", "goal", "streets", "reason", "chosen_on", "by_role")

    def __str__(self) -> str:
        return f"{self.measure_id} {self.goal_id} {self.chosen_on}"


class ComparisonStreet(models.Model):
    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="chosen")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["comparison", "area"], name="compared_street_once")]

    class Privacy:
        plain = ("id", "comparison", "area")

    def __str__(self) -> str:
        return f"{self.comparison_id} {self.area_id}"


class Outcome(models.TextChoices):
    LESS = "less", _("less")
    MORE = "more", _("more")
    NO_DIFFERENCE = "no_difference", _("no difference to be seen")
    TOO_LITTLE = "too_little", _("too little to tell")
    DIFFERS = "differs", _("different for whom you ask")


class ToldEffect(models.Model):
    """What everyone reads about a goal of a measure: words, never a figure. Written once, of weeks that had closed by `until`.

    `size`, `low` and `high` name words of straatwijs/plans/sizes.py; empty for goals about people. `perspective` is empty
    for all together.
    """

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="told_effects")
    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="told_effects")
    perspective = models.CharField(max_length=20, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome)
    size = models.CharField(max_length=20, blank=True)
    low = models.CharField(max_length=20, blank=True)
    high = models.CharField(max_length=20, blank=True)
    until = models.DateField()
    told_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_role = models.CharField(max_length=20)

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["measure", "goal", "perspective", "until"], name="effect_told_once"
            ),
            models.CheckConstraint(
                condition=models.Q(size="", low="", high="")
                | (~models.Q(size="") & ~models.Q(low="") & ~models.Q(high="")),
                name="a_size_comes_with_its_margin",
            ),
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = (
            "id", "measure", "goal", "perspective", "outcome", "size", "low", "high", "until", "told_on", "by_role",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.measure_id} {self.outcome} {self.until}"
