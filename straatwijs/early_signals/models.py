"""Signals, what the team decided about them, and the weeks in which was looked for them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.states import State
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

MOST_WORDS = 600


class SignalWeek(models.Model):
    """That a municipality's week was looked at, with what the list cost and could not judge."""

    municipality = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    found_at = models.DateTimeField()
    streets = models.PositiveIntegerField()
    judged_alone = models.PositiveIntegerField()
    judged_together = models.PositiveIntegerField()
    too_few = models.PositiveIntegerField()
    # By rule: the score from which something is listed, calibrated on the municipality's own history.
    thresholds = models.JSONField(default=dict)
    # The Monday of the calibration.
    calibrated_in = models.DateField()
    # What stood out but found no place on the short list.
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "week"], name="one_signal_week")]

    class Privacy:
        plain = (
            "id", "municipality", "week", "found_at", "streets", "judged_alone", "judged_together", "too_few",
            "thresholds", "calibrated_in", "left_out",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.municipality} {self.week}"


class EarlySignal(models.Model):
    """One thing that stood out. `indicators` holds codes, the main one first; the first of `areas` is `area`.

    `area` is a street, or the neighbourhood or municipality when those were judged as a whole.
    """

    key = models.CharField(max_length=300, unique=True)
    rule = models.CharField(max_length=60)
    rule_version = models.PositiveSmallIntegerField()
    municipality = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    areas = models.ManyToManyField(Area, related_name="+")
    scope = models.CharField(max_length=20)
    indicators = models.JSONField()
    indicator = models.CharField(max_length=60, db_index=True)
    direction = models.SmallIntegerField()
    # The Monday of the week in which it was found, and of the one in which it began.
    week = models.DateField(db_index=True)
    since = models.DateField()
    weeks = models.PositiveSmallIntegerField()
    noted = models.PositiveIntegerField()
    expected = models.FloatField(null=True)
    looked = models.FloatField()
    usual = models.FloatField()
    effort = models.CharField(max_length=10)
    strength = models.FloatField()
    state = models.CharField(max_length=20, choices=State, default=State.NEW)
    released = models.BooleanField(default=False)
    # What the team says about it to everyone.
    answer = models.TextField(max_length=MOST_WORDS, blank=True)
    # Somebody goes and looks before this day.
    look_before = models.DateField(null=True)

    class Meta:
        ordering = ["-week", "-strength", "key"]
        indexes = [models.Index(fields=["municipality", "week"], name="signal_week")]

    class Privacy:
        indirect = {"noted": Keep.FIVE_YEARS, "looked": Keep.FIVE_YEARS}
        plain = (
            "id", "key", "rule", "rule_version", "municipality", "area", "areas", "scope", "indicators", "indicator", "direction",
            "week", "since", "weeks", "expected", "usual", "effort", "strength", "state", "released", "answer", "look_before",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.key

    @property
    def rises(self) -> bool:
        return self.direction > 0


class Judgement(models.Model):
    """One thing that somebody of the team did with a signal; `before` is what it was, so that it can be undone."""

    signal = models.ForeignKey(EarlySignal, on_delete=models.CASCADE, related_name="judgements")
    state = models.CharField(max_length=20, choices=State)
    released = models.BooleanField()
    reason = models.TextField(_("reason"), max_length=MOST_WORDS, blank=True)
    before = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    by_role = models.CharField(max_length=20)
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=State.NOT_A_SIGNAL) | ~models.Q(reason=""),
                name="rejecting_needs_a_reason",
                violation_error_message=_("Say why this is not a signal. The next one is judged with it."),
            )
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "signal", "state", "released", "reason", "before", "by_role", "at", "undone_at")

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
