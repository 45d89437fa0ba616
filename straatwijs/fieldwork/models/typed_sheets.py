"""A paper sheet that somebody typed in and somebody else must still approve."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

# How long somebody looked and with how many, of a sheet with a line for each group.
LOOK = ("look_minutes", "look_people")


class SheetState(models.TextChoices):
    TYPED = "typed", _("waits for approval")
    SENT_BACK = "sent_back", _("sent back, with the reason")


# An approved sheet is a contribution, and nothing of it stays here.
SHEET: dict[SheetState, frozenset[SheetState]] = {
    SheetState.TYPED: frozenset({SheetState.SENT_BACK}),
    SheetState.SENT_BACK: frozenset({SheetState.TYPED}),
}


class TypedSheet(models.Model):
    """The code of the sheet is not kept; `note_id` derives from it, and receipt and withdrawal code derive from that."""

    note_id = models.UUIDField(unique=True)
    instrument = models.CharField(max_length=60)
    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    # Of a sheet with pictures: {"signals": [...]}, the first is what matters most.
    answers = models.JSONField(default=dict)
    # De-identified before they came here.
    words = models.JSONField(default=dict)
    noted_on = models.DateField()
    typed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    # Who of the team filled in a form of the team; residents are never known.
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    typed_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=SheetState, default=SheetState.TYPED)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["typed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=SheetState.SENT_BACK) | ~models.Q(reason=""),
                name="sent_back_needs_a_reason",
            )
        ]

    class Privacy:
        personal = {
            "words": Keep.UNTIL_APPROVED,
            "typed_by": Keep.UNTIL_APPROVED,
            "written_by": Keep.UNTIL_APPROVED,
        }
        indirect = {
            "note_id": Keep.UNTIL_APPROVED,
            "answers": Keep.UNTIL_APPROVED,
            "noted_on": Keep.UNTIL_APPROVED,
        }
        plain = ("id", "instrument", "area", "typed_at", "state", "reason")

    def __str__(self) -> str:
        return f"{self.instrument} {self.typed_at:%Y-%m-%d}"
