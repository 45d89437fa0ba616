"""What residents choose between, the one-time codes with which they do, and their ballots.

A used code and a ballot know nothing of each other: no key, no time, no order leads from the one to the other.
"""

from datetime import datetime
from enum import StrEnum

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models.topics import Topic
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

MOST_INTRO = 2000
MOST_MORE = 600
MOST_WHY = 600


class Phase(StrEnum):
    """Where a choice stands; the clock moves it on, nobody has to."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"


class Choice(models.Model):
    """`light`: bullets and priorities only. `codes_made`: how many one-time codes were printed."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    light = models.BooleanField(default=False)
    intro = models.TextField(max_length=MOST_INTRO, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    # Fixed: everyone can read it, and what is on paper stays true.
    ready = models.BooleanField(default=False)
    codes_made = models.PositiveIntegerField(default=0)
    # After closing: the last ballots are out of the urn, all lie in one shuffled order, the codes are forgotten.
    tidied = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opens_at", "-id"]
        indexes = [models.Index(fields=["area", "-closes_at"], name="choice_area")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__gt=models.F("opens_at")),
                name="choice_closes_after_it_opens",
                violation_error_message=_("The end must lie after the beginning."),
            )
        ]

    class Privacy:
        plain = (
            "id", "area", "title", "light", "intro", "opens_at", "closes_at", "ready", "codes_made", "tidied",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("choice", args=[self.pk])

    def phase_at(self, now: datetime) -> Phase:
        if not self.ready:
            return Phase.DRAFT
        if now < self.opens_at:
            return Phase.ANNOUNCED
        return Phase.OPEN if now < self.closes_at else Phase.CLOSED

    @property
    def phase(self) -> Phase:
        return self.phase_at(timezone.now())


class Option(models.Model):
    """Something that residents can put first, second or third; afterwards whether it is taken up, and why (not)."""

    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="options")
    # Also its number on the page and on paper, from 1.
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=120)
    theme = models.CharField(max_length=80, blank=True)
    more = models.TextField(max_length=MOST_MORE, blank=True)
    topic = models.ForeignKey(Topic, on_delete=models.SET_NULL, null=True, related_name="options")
    taken_up = models.BooleanField(null=True)
    why = models.TextField(max_length=MOST_WHY, blank=True)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["choice", "order"], name="option_number_once"),
            models.CheckConstraint(
                condition=~models.Q(taken_up=False) | ~models.Q(why=""),
                name="not_taken_up_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            ),
        ]

    class Privacy:
        plain = ("id", "choice", "order", "text", "theme", "more", "topic", "taken_up", "why")

    def __str__(self) -> str:
        return self.text


class BallotCode(models.Model):
    """A printed one-time code. The code itself stands on its slip and nowhere else."""

    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="+")
    code_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["choice", "code_hash"], name="ballot_code_once")]

    class Privacy:
        indirect = {"code_hash": Keep.UNTIL_CHOSEN}
        plain = ("id", "choice")

    def __str__(self) -> str:
        return f"code of {self.choice_id}"


class UsedCode(models.Model):
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="+")
    code_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["choice", "code_hash"], name="code_used_once")]

    class Privacy:
        indirect = {"code_hash": Keep.UNTIL_CHOSEN}
        plain = ("id", "choice")

    def __str__(self) -> str:
        return f"used code of {self.choice_id}"


class BallotFields(models.Model):
    """The id is a keyed hash of what only the voter's page and slip hold. The tracker is for the voter's own eyes."""

    id = models.UUIDField(primary_key=True, editable=False)
    choice = models.ForeignKey(Choice, on_delete=models.CASCADE, related_name="+")
    first = models.ForeignKey(Option, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Option, on_delete=models.PROTECT, null=True, related_name="+")
    third = models.ForeignKey(Option, on_delete=models.PROTECT, null=True, related_name="+")
    perspective = models.CharField(max_length=20, blank=True)
    tracker = models.CharField(max_length=40)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["choice", "tracker"], name="%(class)s_tracker_once"),
            # With nothing in second place there is nothing in third; NULL counts as "not said", so this refuses doubles.
            models.CheckConstraint(
                condition=~models.Q(second=models.F("first"))
                & ~models.Q(third=models.F("first"))
                & ~models.Q(third=models.F("second")),
                name="%(class)s_option_once",
            ),
            models.CheckConstraint(
                condition=models.Q(third__isnull=True) | models.Q(second__isnull=False),
                name="%(class)s_second_before_third",
            ),
        ]

    def __str__(self) -> str:
        return f"ballot of {self.choice_id}"


class WaitingBallot(BallotFields):
    """In the urn, until there are enough to be taken out in a shuffled order."""

    class Meta(BallotFields.Meta):
        pass

    class Privacy:
        indirect = {
            "first": Keep.FIVE_YEARS,
            "second": Keep.FIVE_YEARS,
            "third": Keep.FIVE_YEARS,
            "perspective": Keep.FIVE_YEARS,
            "tracker": Keep.FIVE_YEARS,
        }
        plain = ("id", "choice")


class Ballot(BallotFields):
    class Meta(BallotFields.Meta):
        pass

    class Privacy:
        indirect = WaitingBallot.Privacy.indirect
        plain = WaitingBallot.Privacy.plain
