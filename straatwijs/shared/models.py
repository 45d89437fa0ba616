"""The audit record: who did what to which thing, and when. What it was about is named, never quoted."""

from django.conf import settings
from django.db import models

from straatwijs.shared.retention import Keep


class AuditRecord(models.Model):
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    action = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    key = models.CharField(max_length=60)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [models.Index(fields=["thing", "key"], name="audit_thing")]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        indirect = {"details": Keep.FIVE_YEARS}
        plain = ("id", "at", "action", "thing", "key")

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.thing} {self.key}"
