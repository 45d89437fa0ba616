"""A form that was left half-way."""

from datetime import timedelta

from django.conf import settings
from django.db import models

from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

KEPT_FOR = timedelta(days=14)


class Draft(models.Model):
    """For its writer only. Its words went through the same guard as words that are sent."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    instrument = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    words = models.JSONField(default=dict)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["member", "instrument", "area"], name="one_draft_per_form_and_place"
            )
        ]

    class Privacy:
        personal = {
            "member": Keep.TWO_WEEKS,
            "words": Keep.TWO_WEEKS,
            "answers": Keep.TWO_WEEKS,
        }
        plain = ("id", "instrument", "area", "kept_at")

    def __str__(self) -> str:
        return f"{self.instrument} {self.kept_at:%Y-%m-%d}"
