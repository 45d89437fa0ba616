"""Who has to be known in a street: only with the person's own yes, for as long as it lasts."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area
from straatwijs.shared.retention import Keep

MOST_ABOUT, MOST_CONTACT, MOST_HOW = 300, 120, 200
# How long a yes lasts. After that it has to be asked anew.
CONSENT_LASTS = timedelta(days=730)


class KeyPerson(models.Model):
    """`words` say who it is in the street and what for. Taking the consent back removes the row."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(max_length=MOST_ABOUT)
    contact = models.CharField(max_length=MOST_CONTACT, blank=True)
    consented_on = models.DateField()
    # In words: at the kitchen table, by mail, on paper.
    consent_how = models.CharField(max_length=MOST_HOW)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["area__name", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(words="") & ~models.Q(consent_how=""),
                name="key_person_said_yes",
                violation_error_message=_("Write down how this person said yes."),
            )
        ]

    class Privacy:
        personal = {
            "words": Keep.UNTIL_CONSENT_ENDS,
            "contact": Keep.UNTIL_CONSENT_ENDS,
            "consent_how": Keep.UNTIL_CONSENT_ENDS,
            "recorded_by": Keep.UNTIL_CONSENT_ENDS,
        }
        indirect = {"consented_on": Keep.UNTIL_CONSENT_ENDS, "recorded_at": Keep.UNTIL_CONSENT_ENDS}
        plain = ("id", "area")

    def __str__(self) -> str:
        return f"key person {self.pk}"

    @property
    def until(self) -> date:
        """The last day on which the yes counts."""
        return self.consented_on + CONSENT_LASTS
