"""One table: what a note says, as it was sent."""

from django.db import models


class Note(models.Model):
    id = models.UUIDField(primary_key=True)
    area = models.CharField(max_length=60)
    indicator = models.CharField(max_length=60)
    side = models.CharField(max_length=10)
    noted_at = models.DateTimeField()
    text = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.indicator
