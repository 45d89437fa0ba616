"""What was published. Everybody's pages are computed from these rows (and from live counts of things), never from what was kept.

The rules are in docs/policy/thresholds.md; the cells are written once, by `actions.publish_counts`, and never changed.
"""

from django.db import models

from straatwijs.places.models import Area


class Part(models.TextChoices):
    ROOT = "root"
    BLOCK = "block"
    STREET = "street"
    INDICATOR = "indicator"
    PERSPECTIVE = "perspective"


class PublishedCell(models.Model):
    """One number of one way to part a neighbourhood's quarter. `key`: block label, street code, indicator code or perspective."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=8)
    kind = models.CharField(max_length=10)
    side = models.CharField(max_length=10)
    part = models.CharField(max_length=12, choices=Part)
    key = models.CharField(max_length=60, blank=True)
    shown = models.BooleanField()
    # Rounded to five; empty when not shown. For looking: `number` is visits, `minutes` rounded to half hours.
    number = models.PositiveIntegerField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "quarter", "kind", "side", "part", "key"], name="published_once"),
            models.CheckConstraint(condition=models.Q(shown=True) | models.Q(number__isnull=True, minutes__isnull=True), name="hidden_has_no_number"),
        ]

    class Privacy:
        plain = ("id", "area", "quarter", "kind", "side", "part", "key", "shown", "number", "minutes", "published_on")

    def __str__(self) -> str:
        return f"{self.quarter} {self.part} {self.key}"
