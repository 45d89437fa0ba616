"""How a neighbourhood is made up, as its team set it: whose stories would be heard if every group told as much."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area


class Group(models.TextChoices):
    """What tellers can be told apart by. Each stands alone: they are never crossed."""

    AGE = "age", _("age")
    TENURE = "tenure", _("how people live")
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")


class MakeUp(models.Model):
    """`share`: percent of the people who live there, of one answer or one neighbourhood."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    group = models.CharField(max_length=20, choices=Group)
    key = models.CharField(max_length=100)
    share = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["area", "group", "key"], name="make_up_once"),
            models.CheckConstraint(
                condition=models.Q(share__lte=100),
                name="share_is_a_part",
                violation_error_message=_("A share is a number from 0 to 100."),
            ),
        ]

    class Privacy:
        plain = ("id", "area", "group", "key", "share")

    def __str__(self) -> str:
        return f"{self.group} {self.key} {self.share}%"
