"""What steers the course of a place: own targets, a change of course, and sister places that both agreed to be seen."""

from django.db import models
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area

MOST_CHANGE = 300


class Target(models.Model):
    """What a place wants to reach from a week on: a share of `whole` in percent, or without `whole` a number a week.

    A later target of the same measure takes its place; `wanted` empty ends it.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60)
    # Codes of number questions of the instrument.
    part = models.CharField(max_length=60)
    whole = models.CharField(max_length=60, blank=True)
    wanted = models.PositiveIntegerField(null=True)
    first_week = models.DateField()

    class Meta:
        ordering = ["first_week", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["area", "instrument", "part", "whole", "first_week"], name="one_target_a_week"
            ),
            models.CheckConstraint(
                condition=models.Q(whole="") | models.Q(wanted=None) | models.Q(wanted__lte=100),
                name="share_is_at_most_all",
                violation_error_message=_("A share is at most 100 percent."),
            ),
        ]

    class Privacy:
        plain = ("id", "area", "instrument", "part", "whole", "wanted", "first_week")

    def __str__(self) -> str:
        return f"{self.part} {self.wanted} {self.first_week}"


class CourseChange(models.Model):
    """What a team decided to do otherwise from a week on, in its own words; it stays on the line as a mark."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60)
    week = models.DateField()
    words = models.CharField(max_length=MOST_CHANGE)
    by_role = models.CharField(max_length=20)
    noted_at = models.DateTimeField()

    class Meta:
        ordering = ["week", "id"]
        indexes = [models.Index(fields=["area", "week"], name="course_change_week")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words=""),
                name="change_is_said",
                violation_error_message=_("Say what you are going to do otherwise."),
            )
        ]

    class Privacy:
        plain = ("id", "area", "instrument", "week", "words", "by_role", "noted_at")

    def __str__(self) -> str:
        return f"{self.week} {self.words}"


class Sister(models.Model):
    """Two places that see each other's course by name once the one that was asked has agreed. Either can stop: then this
    row is gone."""

    asking = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    asked = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60)
    asked_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(asking=models.F("asked")),
                name="sister_is_another_place",
                violation_error_message=_("Choose another place than your own."),
            ),
            models.UniqueConstraint(
                Least("asking", "asked"), Greatest("asking", "asked"), "instrument", name="sisters_once"
            ),
        ]

    class Privacy:
        plain = ("id", "asking", "asked", "instrument", "asked_at", "agreed_at")

    def __str__(self) -> str:
        return f"{self.asking_id} {self.asked_id}"

    def other(self, area: Area) -> Area:
        return self.asked if area.pk == self.asking_id else self.asking
