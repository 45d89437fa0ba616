"""When people look at a place together, and the route that they walk."""

from datetime import date, timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area


class Season(models.TextChoices):
    SPRING = "spring", _("spring")
    SUMMER = "summer", _("summer")
    AUTUMN = "autumn", _("autumn")
    WINTER = "winter", _("winter")

    @classmethod
    def of(cls, day: date) -> "Season":
        """By the calendar's months: December is winter."""
        return (cls.WINTER, cls.SPRING, cls.SUMMER, cls.AUTUMN)[day.month % 12 // 3]


class Round(models.Model):
    """Some weeks in one season in which a place is looked at for some minutes a week."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    instrument = models.CharField(max_length=60, default="observation")
    season = models.CharField(max_length=10, choices=Season)
    # A Monday.
    begins_on = models.DateField()
    weeks = models.PositiveSmallIntegerField(default=4)
    minutes = models.PositiveSmallIntegerField(default=30)

    class Meta:
        ordering = ["-begins_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weeks__gte=1, weeks__lte=13), name="round_has_weeks"),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=240), name="round_has_minutes"),
        ]

    class Privacy:
        plain = ("id", "area", "instrument", "season", "begins_on", "weeks", "minutes")

    def __str__(self) -> str:
        return f"{self.season} {self.begins_on}"

    def get_absolute_url(self) -> str:
        return reverse("round", args=[self.pk])

    @property
    def end(self) -> date:
        """The Monday after its last week."""
        return self.begins_on + timedelta(weeks=self.weeks)

    @property
    def target(self) -> int:
        """Minutes of looking in all weeks together."""
        return self.weeks * self.minutes


class Route(models.Model):
    """Stops in their order, all of them in one area."""

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="route_name_once")]

    class Privacy:
        plain = ("id", "area", "name")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("route", args=[self.pk])


class Stop(models.Model):
    route = models.ForeignKey(Route, on_delete=models.CASCADE, related_name="stops")
    order = models.PositiveSmallIntegerField()
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(F("route"), F("order"), name="stop_order_once"),
            models.UniqueConstraint(fields=["route", "area"], name="stop_once"),
        ]

    class Privacy:
        plain = ("id", "route", "order", "area")

    def __str__(self) -> str:
        return f"{self.order}"
