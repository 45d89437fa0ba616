"""How much may be asked of people in a place, and where the lighter form is in use."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.accounts.roles import ROLES
from straatwijs.places.models import Area


class Ceiling(models.Model):
    """Minutes of filling in that this place asks at most of one person in a role, per quarter."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.name, role.label) for role in ROLES.values()])
    minutes = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "role"], name="one_ceiling_each"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1),
                name="ceiling_leaves_room",
                violation_error_message=_("Give a number of minutes from 1 up."),
            ),
        ]

    class Privacy:
        plain = ("id", "area", "role", "minutes")

    def __str__(self) -> str:
        return f"{self.role} {self.minutes}"


class LighterForm(models.Model):
    """Here, and in all that lies in it, only the questions of the lighter form are asked."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60)
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["area", "instrument"], name="one_lighter_form_each")]

    class Privacy:
        plain = ("id", "area", "instrument", "since")

    def __str__(self) -> str:
        return f"{self.instrument} {self.since}"
