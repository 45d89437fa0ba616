"""What was kept. Only `privacy` may read this (an import contract says so).

The id that the phone made is a secret, so only its hash is here; the same holds for receipts and slips.
"""

from django.conf import settings
from django.db import models

from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep


class Side(models.TextChoices):
    PLEASANT = "pleasant"
    ANNOYING = "annoying"


class Circle(models.TextChoices):
    TEAM = "team"
    PROFESSIONALS = "professionals"
    EVERYONE = "everyone"


class Channel(models.TextChoices):
    PHONE = "phone"
    PAPER = "paper"
    DESK = "desk"
    API = "api"
    IMPORT = "import"


class Contribution(models.Model):
    id_hash = models.BinaryField(max_length=32, unique=True)
    content_hash = models.BinaryField(max_length=32)
    receipt_hash = models.BinaryField(max_length=32, unique=True)
    code_hash = models.BinaryField(max_length=32)
    instrument = models.CharField(max_length=60)
    instrument_version = models.PositiveSmallIntegerField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    indicator = models.CharField(max_length=60, blank=True)
    # Empty for a form that has its good and its bad in its questions.
    side = models.CharField(max_length=10, choices=Side, blank=True)
    # "object", "social" or "household": decides which rules of the gate hold. Free words without an indicator are
    # "social". A filled in form is a "record": the team's, and never among the public counts.
    kind = models.CharField(max_length=10)
    perspective = models.CharField(max_length=20, blank=True)
    tenure = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=10, choices=Channel)
    noted_at = models.DateTimeField()
    received_at = models.DateTimeField()
    # The Monday of noted_at's ISO week, local time.
    week = models.DateField()
    amount = models.PositiveSmallIntegerField(default=1)
    answers = models.JSONField(default=dict)
    # De-identified before it came here; the raw words are nowhere. Of a form: all its words, one after the other.
    text = models.TextField(blank=True)
    words = models.JSONField(default=dict)
    # Who of the team filled in a form of the team. Residents are never known.
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", db_index=False
    )
    seconds = models.PositiveIntegerField(null=True)
    # Of the stretch of looking that it belongs to; empty when there is none.
    visit_hash = models.BinaryField(max_length=32, default=b"")
    # Kinds of what was taken out, with how often; never the words themselves.
    withheld = models.JSONField(default=dict)
    circle = models.CharField(max_length=20, choices=Circle, default=Circle.TEAM)
    # Keyed hash of the phone's secret, key of the quarter; empty when there is none. A paper sheet's code hashes the same way.
    device = models.BinaryField(max_length=32, default=b"")
    # Longitude and latitude of a thing, on a grid of 10 m; only for kind "object".
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    # The block ("2026-Q4-B2") whose public figures it is part of; empty as long as none is closed over it.
    published_in = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["area", "indicator", "week", "device"], name="contribution_cell"),
            models.Index(fields=["area", "received_at"], name="contribution_arrival"),
            models.Index(
                fields=["instrument", "week"], condition=models.Q(kind="record"), name="contribution_form"
            ),
            # The order in which words are told: a street's newest few cost the same however many there are.
            models.Index(fields=["area", "circle", "kind", "-week", "id_hash"], name="contribution_things"),
            models.Index(fields=["area", "circle", "-published_in", "id_hash"], name="contribution_people"),
        ]

    class Privacy:
        personal = {
            "text": Keep.UNTIL_WITHDRAWN,
            "words": Keep.UNTIL_WITHDRAWN,
            "member": Keep.UNTIL_WITHDRAWN,
        }
        indirect = {
            "device": Keep.QUARTER,
            "seconds": Keep.UNTIL_WITHDRAWN,
            "visit_hash": Keep.UNTIL_WITHDRAWN,
            "longitude": Keep.UNTIL_WITHDRAWN,
            "latitude": Keep.UNTIL_WITHDRAWN,
            "answers": Keep.UNTIL_WITHDRAWN,
            "perspective": Keep.UNTIL_WITHDRAWN,
            "tenure": Keep.UNTIL_WITHDRAWN,
            "noted_at": Keep.UNTIL_WITHDRAWN,
            "received_at": Keep.UNTIL_WITHDRAWN,
            "id_hash": Keep.UNTIL_WITHDRAWN,
            "content_hash": Keep.UNTIL_WITHDRAWN,
            "receipt_hash": Keep.UNTIL_WITHDRAWN,
            "code_hash": Keep.UNTIL_WITHDRAWN,
        }
        plain = (
            "id", "instrument", "instrument_version", "area", "indicator", "side", "kind", "channel", "week", "amount", "withheld", "circle",
            "published_in",
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.instrument} {self.week}"


class Tombstone(models.Model):
    """A withdrawn contribution: its id answers 410 for ever, so that no phone brings it back."""

    id_hash = models.BinaryField(max_length=32, unique=True)
    withdrawn_on = models.DateField()

    class Privacy:
        indirect = {"id_hash": Keep.FIVE_YEARS}
        plain = ("id", "withdrawn_on")

    def __str__(self) -> str:
        return f"withdrawn {self.withdrawn_on}"


class Visit(models.Model):
    """A stretch of looking. A visit without contributions says "nothing to report"."""

    id_hash = models.BinaryField(max_length=32, unique=True)
    content_hash = models.BinaryField(max_length=32)
    instrument = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    received_at = models.DateTimeField()
    week = models.DateField()
    minutes = models.PositiveSmallIntegerField()
    people = models.PositiveSmallIntegerField(default=1)
    channel = models.CharField(max_length=10, choices=Channel)
    device = models.BinaryField(max_length=32, default=b"")
    published_in = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes = [models.Index(fields=["area", "week"], name="visit_week")]

    class Privacy:
        indirect = {
            "device": Keep.QUARTER,
            "begun_at": Keep.UNTIL_WITHDRAWN,
            "received_at": Keep.UNTIL_WITHDRAWN,
            "id_hash": Keep.UNTIL_WITHDRAWN,
            "content_hash": Keep.UNTIL_WITHDRAWN,
        }
        plain = ("id", "instrument", "area", "week", "minutes", "people", "channel", "published_in")

    def __str__(self) -> str:
        return f"{self.minutes} min {self.week}"


class StreetWeek(models.Model):
    """The counted cell, kept up in the transaction that keeps a contribution; `count --recount` proves it."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField()
    indicator = models.CharField(max_length=60, blank=True)
    side = models.CharField(max_length=10, choices=Side)
    kind = models.CharField(max_length=10)
    perspective = models.CharField(max_length=20, blank=True)
    channel = models.CharField(max_length=10, choices=Channel)
    number = models.PositiveIntegerField()
    # Distinct phones; all notes without one count as one.
    contributors = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "week", "indicator", "side", "perspective", "channel"], name="one_street_week"
            ),
        ]

    class Privacy:
        indirect = {"number": Keep.FIVE_YEARS, "contributors": Keep.FIVE_YEARS}
        plain = ("id", "area", "week", "indicator", "side", "kind", "perspective", "channel")

    def __str__(self) -> str:
        return f"{self.week} {self.indicator} {self.number}"


class VisitWeek(models.Model):
    """The effort behind the counts of a street-week."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField()
    visits = models.PositiveIntegerField()
    minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "week"], name="one_visit_week")]

    class Privacy:
        indirect = {"visits": Keep.FIVE_YEARS, "minutes": Keep.FIVE_YEARS}
        plain = ("id", "area", "week")

    def __str__(self) -> str:
        return f"{self.week} {self.visits}"


class PeopleWeek(models.Model):
    """How many phones noted something in a place in a week, written down when their hashes go."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    week = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "week"], name="one_people_week")]

    class Privacy:
        indirect = {"number": Keep.FIVE_YEARS}
        plain = ("id", "area", "week")

    def __str__(self) -> str:
        return f"{self.week} {self.number}"
