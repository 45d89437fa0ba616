"""What is talked about, where it came from, and what was written down about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models.conversations import MOST_WORDS, Conversation, Theme
from straatwijs.agenda.states import TopicState
from straatwijs.early_signals.models import EarlySignal
from straatwijs.fieldwork.models import Point
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep


class Origin(models.TextChoices):
    ACTION = "action", _("agreed last time")
    SIGNAL = "signal", _("stood out")
    NOTES = "notes", _("often noted")
    LATER = "later", _("kept from last time")
    CHOICE = "choice", _("chosen by residents")
    POINT = "point", _("asked at a desk, not done yet")
    QUESTION = "question", _("often asked at the desk")
    THREAD = "thread", _("told in several stories")
    OWN = "own", _("brought in")


class Topic(models.Model):
    """`key` says where it came from, so that the same thing is proposed once. `areas` is where it plays."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="topics")
    key = models.CharField(max_length=120)
    origin = models.CharField(max_length=20, choices=Origin)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, related_name="topics")
    title = models.CharField(max_length=120)
    areas = models.ManyToManyField(Area, related_name="+")
    # Codes of what was noted, from one Monday up to another; empty for what was brought in by word of mouth.
    indicators = models.JSONField(default=list)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=TopicState, default=TopicState.PROPOSED)
    reason = models.TextField(_("reason"), max_length=MOST_WORDS, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")
    signal = models.ForeignKey(EarlySignal, on_delete=models.SET_NULL, null=True, related_name="+")
    # The action point of an earlier conversation that is looked at again.
    action = models.ForeignKey("ActionPoint", on_delete=models.SET_NULL, null=True, related_name="returns")
    # The point at a desk that it is about.
    point = models.ForeignKey(Point, on_delete=models.SET_NULL, null=True, related_name="+")
    # Shared with the team, not for communication; looked at again on a day.
    sheltered = models.BooleanField(default=False)
    look_again_on = models.DateField(null=True)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "key"], name="topic_once"),
            models.CheckConstraint(
                condition=~models.Q(state=TopicState.DROPPED) | ~models.Q(reason=""),
                name="dropping_needs_a_reason",
                violation_error_message=_("Say why it is not on the agenda."),
            ),
        ]

    class Privacy:
        plain = (
            "id", "conversation", "key", "origin", "theme", "title", "areas", "indicators", "since", "until", "state", "reason", "order", "merged_into", "signal", "action", "point",
            "sheltered", "look_again_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title


class TopicSource(models.Model):
    """A contribution that a topic came from, named by its reference."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="sources")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "contribution"], name="topic_source_once")]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "topic")

    def __str__(self) -> str:
        return f"{self.topic_id} {self.contribution}"


class Minutes(models.Model):
    """What was said about a topic, in three fields. Amending writes the next version; the old ones stay."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="minutes")
    version = models.PositiveSmallIntegerField()
    going_on = models.TextField(max_length=MOST_WORDS, blank=True)
    doing = models.TextField(max_length=MOST_WORDS, blank=True)
    more = models.TextField(max_length=MOST_WORDS, blank=True)
    # Why it was amended; empty while the conversation runs.
    why = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["topic", "version"], name="minutes_version_once")]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "topic", "version", "going_on", "doing", "more", "why", "at")

    def __str__(self) -> str:
        return f"{self.topic_id} v{self.version}"
