"""What was agreed: by which organisation or role, before when, and every step since."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models.conversations import MOST_WORDS
from straatwijs.agenda.models.topics import Topic
from straatwijs.agenda.states import ActionState
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep


class ActionPoint(models.Model):
    """`area` is the smallest place that holds what it is about; `who` an organisation or role, never a person."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="action_points")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=300)
    who = models.CharField(max_length=120)
    due = models.DateField()
    state = models.CharField(max_length=20, choices=ActionState, default=ActionState.AGREED)
    agreed_at = models.DateTimeField()
    # When it was last called done, as long as that stands.
    done_on = models.DateField(null=True)

    class Meta:
        ordering = ["due", "id"]
        indexes = [models.Index(fields=["area", "state"], name="action_point_area")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(who="") & ~models.Q(what=""),
                name="action_has_an_owner",
                violation_error_message=_("Say who does it: an organisation or a role."),
            )
        ]

    class Privacy:
        plain = ("id", "topic", "area", "what", "who", "due", "state", "agreed_at", "done_on")

    def __str__(self) -> str:
        return self.what


class ActionSource(models.Model):
    """A contribution that an action point came from, named by its reference."""

    action = models.ForeignKey(ActionPoint, on_delete=models.CASCADE, related_name="sources")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["action", "contribution"], name="action_source_once")]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "action")

    def __str__(self) -> str:
        return f"{self.action_id} {self.contribution}"


class ActionNews(models.Model):
    """One step of an action point."""

    action = models.ForeignKey(ActionPoint, on_delete=models.CASCADE, related_name="news")
    state = models.CharField(max_length=20, choices=ActionState)
    text = models.TextField(max_length=MOST_WORDS, blank=True)
    reason = models.TextField(_("reason"), max_length=MOST_WORDS, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_role = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=ActionState.NOT_DONE) | ~models.Q(reason=""),
                name="not_done_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            )
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "action", "state", "text", "reason", "by_role", "at")

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
