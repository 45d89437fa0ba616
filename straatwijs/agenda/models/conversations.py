"""A conversation of the quarterly cycle, its themes, and who takes part: as roles and numbers, never as names."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.states import ConversationState
from straatwijs.places.models import Area

MOST_WORDS = 1000
# How many topics people can really talk about in an evening.
USUAL_CEILING = 5


class Venue(models.TextChoices):
    TOWN_HALL = "town_hall", _("at the town hall")
    NEIGHBOURHOOD = "neighbourhood", _("in the neighbourhood")


class Conversation(models.Model):
    """`ceiling` is the number of topics that the area agreed to talk about at once."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=90)
    venue = models.CharField(max_length=20, choices=Venue)
    place = models.CharField(max_length=120)
    # What people can still have a say in, and what stands fixed already.
    open_for = models.TextField(max_length=MOST_WORDS, blank=True)
    fixed = models.TextField(max_length=MOST_WORDS, blank=True)
    ceiling = models.PositiveSmallIntegerField(default=USUAL_CEILING)
    state = models.CharField(max_length=20, choices=ConversationState, default=ConversationState.PLANNED)
    set_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["area", "-at"], name="conversation_area")]
        constraints = [models.UniqueConstraint(fields=["area", "at"], name="one_conversation_at_once")]

    class Privacy:
        plain = (
            "id", "area", "at", "minutes", "venue", "place", "open_for", "fixed", "ceiling", "state", "set_at", "closed_at",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.area} {self.at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("conversation", args=[self.pk])


class Theme(models.Model):
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="themes")
    title = models.CharField(max_length=80)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order", "id"]
        constraints = [models.UniqueConstraint(fields=["conversation", "title"], name="theme_once")]

    class Privacy:
        plain = ("id", "conversation", "title", "order")

    def __str__(self) -> str:
        return self.title


class Party(models.Model):
    """A role that is invited, and afterwards with how many they were there."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=80)
    invited = models.BooleanField(default=True)
    present = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["conversation", "role"], name="party_once")]

    class Privacy:
        plain = ("id", "conversation", "role", "invited", "present")

    def __str__(self) -> str:
        return self.role
