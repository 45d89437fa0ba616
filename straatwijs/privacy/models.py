"""What was published. Everybody's pages are computed from these rows (and from live counts of things),
never from what was kept.

The rules are in docs/policy/thresholds.md; `actions.publish_counts` writes the cells once; they never change.
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
    """One number of one way to part a neighbourhood's quarter.

    `key` is the block, the street's code, the indicator or the perspective; empty for the root, for notes
    above a street and for "not said".
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    quarter = models.CharField(max_length=8)
    kind = models.CharField(max_length=10)
    side = models.CharField(max_length=10)
    part = models.CharField(max_length=12, choices=Part)
    key = models.CharField(max_length=100, blank=True)
    shown = models.BooleanField()
    # Rounded to five; empty when not shown. For looking: `number` is visits, `minutes` rounded to half hours.
    number = models.PositiveIntegerField(null=True)
    minutes = models.PositiveIntegerField(null=True)
    published_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["area", "quarter", "kind", "side", "part", "key"], name="published_once"
            ),
            models.CheckConstraint(
                condition=models.Q(shown=True) | models.Q(number__isnull=True, minutes__isnull=True),
                name="hidden_has_no_number",
            ),
        ]

    class Privacy:
        plain = (
            "id",
            "area",
            "quarter",
            "kind",
            "side",
            "part",
            "key",
            "shown",
            "number",
            "minutes",
            "published_on",
        )

    def __str__(self) -> str:
        return f"{self.quarter} {self.part} {self.key}"
