"""Common threads: stories that tell of the same, under a name that a person gave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.fieldwork.thread_states import ThreadState
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

MOST_NAME = 80


class Thread(models.Model):
    """`role` is the one in which somebody made it; nobody is named. No word of a story is kept here."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=MOST_NAME, blank=True)
    state = models.CharField(max_length=20, choices=ThreadState, default=ThreadState.KEPT)
    merged_into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")
    role = models.CharField(max_length=20)
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ThreadState.REFUSED) | ~models.Q(name=""),
                name="thread_has_a_name",
                violation_error_message=_("Give the thread a name."),
            )
        ]

    class Privacy:
        plain = ("id", "area", "name", "state", "merged_into", "role", "made_at")

    def __str__(self) -> str:
        return self.name


class ThreadStory(models.Model):
    """A story in a thread, named by its reference. A story is in one thread at most."""

    thread = models.ForeignKey(Thread, on_delete=models.CASCADE, related_name="stories")
    contribution = models.BigIntegerField(unique=True)
    received_on = models.DateField(db_index=True)

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN, "received_on": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "thread")

    def __str__(self) -> str:
        return f"{self.thread_id} {self.contribution}"
