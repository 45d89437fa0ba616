"""Answers: what was done with what people gave. One answer can serve many contributions.

A contribution is named by its reference (a number that `privacy` hands out), never by a foreign key: what was
kept stays behind the gate.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.accounts.roles import ROLES
from straatwijs.agenda.models import ActionPoint, Conversation
from straatwijs.feedback.states import Milestone, State
from straatwijs.places.models import Area
from straatwijs.plans.models import Measure
from straatwijs.shared.retention import Keep

MOST_WORDS = 1000
MOST_REASON = 1000


class Answer(models.Model):
    """`area` is the smallest place that holds all contributions it answers. Seen is an answer without words."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(_("your answer"), max_length=MOST_WORDS, blank=True)
    state = models.CharField(max_length=20, choices=State)
    # What happened on the way from conversation to result; empty for an answer that the team wrote itself.
    milestone = models.CharField(max_length=20, choices=Milestone, blank=True)
    conversation = models.ForeignKey(Conversation, on_delete=models.SET_NULL, null=True, related_name="+")
    action = models.ForeignKey(ActionPoint, on_delete=models.SET_NULL, null=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(_("reason"), max_length=MOST_REASON, blank=True)
    # Shown on the street page too, or only on the receipts of those who asked.
    public = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The role in which it was given: receipts name that, not the person.
    by_role = models.CharField(
        max_length=20, choices=[(role.name, role.label) for role in ROLES.values()], blank=True
    )
    at = models.DateTimeField()
    # How many contributions it was given to, and whether all of them are about things in public space.
    number = models.PositiveIntegerField()
    about_things = models.BooleanField()
    # Taken back by its author within ten minutes. It stays on record and is shown nowhere.
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["area", "-at"], name="answer_area")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state="not_done") | ~models.Q(reason=""),
                name="no_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            ),
            models.CheckConstraint(
                condition=models.Q(state="seen") | ~models.Q(text=""),
                name="answer_has_words",
                violation_error_message=_("Write what happens with it."),
            ),
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = (
            "id",
            "area",
            "text",
            "state",
            "milestone",
            "conversation",
            "action",
            "measure",
            "reason",
            "public",
            "by_role",
            "at",
            "number",
            "about_things",
            "undone_at",
        )

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"


class AnswerLink(models.Model):
    answer = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="links")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["answer", "contribution"], name="answered_once_by_each")
        ]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "answer")

    def __str__(self) -> str:
        return f"{self.answer_id} {self.contribution}"


class Standing(models.Model):
    """How far one contribution has come: what its answers say together. Without a row it was only received."""

    contribution = models.BigIntegerField(unique=True)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    received_on = models.DateField()
    # The Monday on which the quarter of what was noted begins.
    quarter = models.DateField()
    state = models.CharField(max_length=20, choices=State, default=State.RECEIVED)
    # Whole days from its arrival to its first answer in words; empty while it has none.
    days = models.PositiveIntegerField(null=True)

    class Meta:
        indexes = [models.Index(fields=["area", "state"], name="standing_state")]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN, "received_on": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "area", "kind", "quarter", "state", "days")

    def __str__(self) -> str:
        return f"{self.contribution} {self.state}"


class Tally(models.Model):
    """Answered contributions of a place, by state and by days to their first answer: figures cost the same at any size."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=20, choices=State)
    days = models.PositiveIntegerField()
    quarter = models.DateField()
    number = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "quarter", "kind", "state", "days"], name="one_tally_each"
            )
        ]

    class Privacy:
        indirect = {"number": Keep.FIVE_YEARS}
        plain = ("id", "area", "kind", "state", "days", "quarter")

    def __str__(self) -> str:
        return f"{self.state} after {self.days} days: {self.number}"
