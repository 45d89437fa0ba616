"""A point that somebody has to do something about: at which desk it lies, and every step since."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.fieldwork.models.checklists import ChecklistMeeting
from straatwijs.fieldwork.point_states import PointState
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

MOST_WORDS = 600


class PointOrigin(models.TextChoices):
    CHECKLIST = "checklist", _("from the checklist")
    DESK = "desk", _("from the living-room desk")
    WALK = "walk", _("from a walk")
    OWN = "own", _("brought in")


class Point(models.Model):
    """`desk` is an organisation and `role` the role in it, never a person. `next_ask_on`: when to ask whether it is done."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    origin = models.CharField(max_length=20, choices=PointOrigin)
    meeting = models.ForeignKey(ChecklistMeeting, on_delete=models.SET_NULL, null=True, related_name="points")
    item = models.CharField(max_length=60, blank=True)
    desk = models.CharField(max_length=120)
    role = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=20, choices=PointState, default=PointState.OPEN)
    made_at = models.DateTimeField()
    next_ask_on = models.DateField(null=True)

    class Meta:
        ordering = ["next_ask_on", "id"]
        indexes = [models.Index(fields=["area", "state"], name="point_area")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(desk="") & ~models.Q(what=""),
                name="point_has_a_desk",
                violation_error_message=_("Say at which desk it belongs: an organisation."),
            )
        ]

    class Privacy:
        plain = (
            "id", "area", "what", "origin", "meeting", "item", "desk", "role", "state", "made_at", "next_ask_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.what

    @property
    def where_to(self) -> str:
        """The desk with its role, as one text."""
        return f"{self.desk}, {self.role}" if self.role else self.desk


class PointSource(models.Model):
    """A contribution that a point came from, named by its reference."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="sources")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["point", "contribution"], name="point_source_once")]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "point")

    def __str__(self) -> str:
        return f"{self.point_id} {self.contribution}"


class PointStep(models.Model):
    """What was heard when somebody asked. Asking again without news is a step too."""

    point = models.ForeignKey(Point, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=20, choices=PointState)
    words = models.TextField(max_length=MOST_WORDS, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=PointState.NOT_DONE) | ~models.Q(words=""),
                name="point_not_done_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            )
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "point", "state", "words", "at")

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
