"""A plan of a place, and what residents see in it: phrases, some of them at a point of the map."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from straatwijs.places.models import Area, PriorityArea
from straatwijs.plans.states import PlanState

MOST_WORDS = 1000
# How many measures people can really follow at once.
USUAL_CEILING = 5


class Plan(models.Model):
    """`light` is three bullets and a day to look again; it grows into the seven steps when people want it to.

    `priority_area` narrows the place: then `area` is only where its streets lie.
    """

    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="plans")
    priority_area = models.ForeignKey(PriorityArea, null=True, on_delete=models.PROTECT, related_name="plans")
    title = models.CharField(max_length=120)
    light = models.BooleanField(default=True)
    bullets = models.JSONField(default=list)
    look_again_on = models.DateField(null=True)
    # What it should be like, in words of residents.
    vision = models.TextField(max_length=MOST_WORDS, blank=True)
    state = models.CharField(max_length=20, choices=PlanState, default=PlanState.MAKING)
    reason = models.TextField(_("reason"), max_length=MOST_WORDS, blank=True)
    # The most measures open at once, and who agreed on that.
    ceiling = models.PositiveSmallIntegerField(default=USUAL_CEILING)
    ceiling_agreed = models.CharField(max_length=200, blank=True)
    begun_on = models.DateField()
    adopted_on = models.DateField(null=True)

    class Meta:
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["area"],
                condition=models.Q(priority_area=None) & ~models.Q(state=PlanState.STOPPED),
                name="one_plan_of_an_area",
            ),
            models.UniqueConstraint(
                fields=["priority_area"],
                condition=models.Q(priority_area__isnull=False) & ~models.Q(state=PlanState.STOPPED),
                name="one_plan_of_a_priority_area",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=PlanState.STOPPED) | ~models.Q(reason=""),
                name="stopping_a_plan_needs_a_reason",
                violation_error_message=_("Say why it stops."),
            ),
            models.CheckConstraint(
                condition=~models.Q(light=True) | models.Q(state__in=[PlanState.MAKING, PlanState.STOPPED]),
                name="a_light_plan_is_not_adopted",
            ),
        ]

    class Privacy:
        plain = (
            "id", "area", "priority_area", "title", "light", "bullets", "look_again_on", "vision", "state", "reason", "ceiling", "ceiling_agreed",
            "begun_on", "adopted_on",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plan", args=[self.pk])


class VisionPart(models.Model):
    """A phrase of residents; `longitude` and `latitude` on a grid of 10 m hang it on the map of the place."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="vision_parts")
    words = models.CharField(max_length=300)
    longitude = models.FloatField(null=True)
    latitude = models.FloatField(null=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(longitude__isnull=True, latitude__isnull=True)
                | models.Q(longitude__isnull=False, latitude__isnull=False),
                name="a_phrase_hangs_at_a_whole_point",
            )
        ]

    class Privacy:
        plain = ("id", "plan", "words", "longitude", "latitude", "order")

    def __str__(self) -> str:
        return self.words


class Ambition(models.Model):
    """Where the place wants to be in a year that is still far off."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="ambitions")
    words = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["year", "id"]

    class Privacy:
        plain = ("id", "plan", "words", "year")

    def __str__(self) -> str:
        return f"{self.year}: {self.words}"
