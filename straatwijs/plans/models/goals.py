"""Goals: what is counted, where it began, where it should go, and what was measured on the way."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.plans.models.plans import Ambition, Plan


class IndicatorKind(models.TextChoices):
    COUNTS = "counts", _("what is noted in the street")
    STATISTIC = "statistic", _("a figure of others")
    OWN = "own", _("what residents measure themselves")


class Reckoned(models.TextChoices):
    """How what residents counted becomes one value; by hand there is no form to count with, and the team types it in."""

    TIME = "time", _("each time")
    PERSON = "person", _("per person, each time")
    WEEK = "week", _("all together, per week")
    HAND = "hand", _("by hand: the team types it in")


class Direction(models.TextChoices):
    UP = "up", _("more")
    DOWN = "down", _("less")


class Goal(models.Model):
    """`codes` are indicators of the street signal; else `what` names the figure and `source` where it comes from.

    Values of street counts are notes per ten rounds of looking. What residents measure themselves is counted with the form
    "own measuring", and reckoned as `reckoned` says. A figure without its baseline can't prove anything,
    so `baseline_*` come together: value, day and the effort behind it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="goals")
    ambition = models.ForeignKey(Ambition, null=True, on_delete=models.SET_NULL, related_name="goals")
    words = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=IndicatorKind)
    codes = models.JSONField(default=list)
    what = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    reckoned = models.CharField(max_length=10, choices=Reckoned, default=Reckoned.TIME)
    source = models.CharField(max_length=120, blank=True)
    direction = models.CharField(max_length=10, choices=Direction)
    baseline_value = models.FloatField(null=True)
    baseline_on = models.DateField(null=True)
    baseline_effort = models.CharField(max_length=200, blank=True)
    target_value = models.FloatField()
    target_on = models.DateField()
    # Who measures, as an organisation or role, and when.
    who = models.CharField(max_length=120)
    rhythm = models.CharField(max_length=120)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(baseline_value__isnull=True, baseline_on__isnull=True, baseline_effort="")
                | (
                    models.Q(baseline_value__isnull=False, baseline_on__isnull=False)
                    & ~models.Q(baseline_effort="")
                ),
                name="a_baseline_is_whole",
                violation_error_message=_("A baseline is a value, a day and the effort behind it."),
            ),
            models.CheckConstraint(
                condition=models.Q(baseline_on__isnull=True)
                | models.Q(target_on__gt=models.F("baseline_on")),
                name="target_after_baseline",
                violation_error_message=_("The day of the target must lie after the day of the baseline."),
            ),
        ]

    class Privacy:
        plain = (
            "id", "plan", "ambition", "words", "kind", "codes", "what", "unit", "reckoned", "source", "direction", "baseline_value", "baseline_on",
            "baseline_effort", "target_value", "target_on", "who", "rhythm", "order",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.words

    @property
    def has_baseline(self) -> bool:
        return self.baseline_on is not None


class Measurement(models.Model):
    """One value of a goal on a day, with the effort behind it, by an organisation or role.

    `block` names the weeks of which it is ("2026-Q4-B2") when residents counted it with the form: written once, from
    enough people. What the team types in has none.
    """

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="measurements")
    on = models.DateField()
    value = models.FloatField()
    effort = models.CharField(max_length=200)
    who = models.CharField(max_length=120)
    block = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.UniqueConstraint(fields=["goal", "on", "block"], name="measured_once_a_day")]

    class Privacy:
        plain = ("id", "goal", "on", "value", "effort", "who", "block")

    def __str__(self) -> str:
        return f"{self.on}: {self.value}"
