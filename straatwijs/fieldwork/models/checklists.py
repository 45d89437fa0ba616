"""A checklist that scouts fill in together, item by item. Nothing that somebody kept is ever written over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep


class ChecklistMeeting(models.Model):
    """One filling in of the checklist of a place; open until the group closes it.

    `due`: before which day it is needed. `contribution`: the record among what was given, once it is closed.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    instrument_version = models.PositiveSmallIntegerField()
    due = models.DateField(_("needed before"), null=True)
    # Codes of the roles that were there, never who or how many.
    roles = models.JSONField(default=list)
    on_paper = models.BooleanField(default=False)
    begun_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    contribution = models.BigIntegerField(null=True)

    class Meta:
        ordering = ["-begun_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["area"], condition=models.Q(closed_at=None), name="one_open_checklist_per_place"
            )
        ]
        indexes = [models.Index(fields=["area", "-closed_at"], name="checklist_area")]

    class Privacy:
        personal = {"closed_by": Keep.FIVE_YEARS}
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "area", "instrument_version", "due", "roles", "on_paper", "begun_at", "closed_at")

    def __str__(self) -> str:
        return f"{self.area} {self.begun_at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


class ItemAnswer(models.Model):
    """One reading of an item. It stands (`current`) until somebody who had it before them keeps another in its place.

    Two that stand are two scouts who wrote at once; the group settles it by keeping a third that replaces both.
    """

    meeting = models.ForeignKey(ChecklistMeeting, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField()
    answer = models.CharField(max_length=20, blank=True)
    # By the line of the item: who sees it otherwise, what is there, what is in the way, what to do.
    words = models.JSONField(default=dict)
    current = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item", "version"], name="item_version_once")
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "meeting", "item", "version", "answer", "words", "current", "at")

    def __str__(self) -> str:
        return f"{self.item} v{self.version}"
