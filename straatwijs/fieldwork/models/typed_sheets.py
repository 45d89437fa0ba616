"""A paper sheet that somebody typed in and somebody else must still approve."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.queries import instruments
from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep


class SheetState(models.TextChoices):
    TYPED = "typed", _("waits for approval")
    SENT_BACK = "sent_back", _("sent back, with the reason")
    APPROVED = "approved", _("approved")


# Among the answers: how long somebody looked, of a sheet with a line for each group.
LOOK = ("look_minutes", "look_people")
# An approved sheet is a contribution. Until the night after it, a row without words or answers lets its approver undo that.
SHEET: dict[SheetState, frozenset[SheetState]] = {
    SheetState.TYPED: frozenset({SheetState.SENT_BACK, SheetState.APPROVED}),
    SheetState.SENT_BACK: frozenset({SheetState.TYPED}),
    SheetState.APPROVED: frozenset({SheetState.TYPED}),
}
UNDONE_WITHIN = timedelta(hours=20)


class TypedSheet(models.Model):
    """The code of the sheet is not kept; `note_id` derives from it, and receipt and withdrawal code derive from that.

    A sheet with lines has a row for each; what they have in common is `sheet`, the id of its first line.
    """

    note_id = models.UUIDField(unique=True)
    sheet = models.UUIDField(db_index=True)
    # From 1; 0 for a sheet that is filled in once.
    line = models.PositiveSmallIntegerField(default=0)
    # Of the lighter form, which asks less.
    lighter = models.BooleanField(default=False)
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
    # Who approved it or sent it back, so that the same person can undo that.
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    judged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["typed_at"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=SheetState.APPROVED) | models.Q(judged_at__isnull=False),
                name="approved_sheet_has_its_moment",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=SheetState.SENT_BACK) | ~models.Q(reason=""),
                name="sent_back_needs_a_reason",
            ),
        ]

    class Privacy:
        personal = {
            "words": Keep.UNTIL_APPROVED,
            "typed_by": Keep.NIGHT_AFTER,
            "written_by": Keep.NIGHT_AFTER,
            "judged_by": Keep.NIGHT_AFTER,
        }
        indirect = {
            "note_id": Keep.NIGHT_AFTER,
            "sheet": Keep.NIGHT_AFTER,
            "answers": Keep.UNTIL_APPROVED,
            "noted_on": Keep.NIGHT_AFTER,
        }
        plain = (
            "id",
            "line",
            "lighter",
            "instrument",
            "area",
            "typed_at",
            "state",
            "reason",
            "judged_at",
        )

    def __str__(self) -> str:
        return f"{self.instrument} {self.typed_at:%Y-%m-%d}"

    @property
    def title(self) -> str:
        """Of its form; the bare code when that is in the catalogue no more."""
        known = instruments().get(self.instrument)
        return str(known.title) if known else self.instrument
