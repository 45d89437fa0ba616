"""Measures: what is done for which goals, at which scale, and every step since."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from straatwijs.agenda.models import ActionPoint, Topic
from straatwijs.places.models import Area
from straatwijs.plans.models.goals import Goal
from straatwijs.plans.models.plans import MOST_WORDS, Plan
from straatwijs.plans.states import MeasureState
from straatwijs.shared.retention import Keep


class Pace(models.TextChoices):
    QUICK = "quick", _("quick win")
    LONG = "long", _("for the long term")


class Scale(models.TextChoices):
    STREET = "street", _("the street")
    NEIGHBOURHOOD = "neighbourhood", _("the neighbourhood")
    QUARTER = "quarter", _("the quarter")
    CITY = "city", _("the city")
    MINISTRY = "ministry", _("the ministry")


class Measure(models.Model):
    """Serves at least one goal, and says how one will know (actions see to that).

    `areas` are the places where it should be felt. `lifted_to` is empty as long as it can be solved here; once lifted it
    stays visible below. `wish_on` is when somebody first asked for it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="measures")
    title = models.CharField(max_length=120)
    words = models.TextField(max_length=MOST_WORDS, blank=True)
    goals = models.ManyToManyField(Goal, related_name="measures")
    areas = models.ManyToManyField(Area, related_name="+")
    how_known = models.CharField(max_length=300)
    pace = models.CharField(max_length=10, choices=Pace)
    # An organisation or role, never a person.
    owner = models.CharField(max_length=120)
    partners = models.CharField(max_length=300, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    state = models.CharField(max_length=20, choices=MeasureState, default=MeasureState.PROPOSED)
    lifted_to = models.CharField(max_length=20, choices=Scale, blank=True)
    lifted_why = models.TextField(max_length=MOST_WORDS, blank=True)
    topic = models.ForeignKey(Topic, null=True, on_delete=models.SET_NULL, related_name="measures")
    action = models.ForeignKey(ActionPoint, null=True, on_delete=models.SET_NULL, related_name="measures")
    wish_on = models.DateField(null=True)
    first_result_on = models.DateField(null=True)
    # When it was agreed, and when it was last called done, as long as that stands.
    agreed_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["order", "id"]
        indexes = [models.Index(fields=["plan", "state"], name="measure_state")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(starts_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="measure_ends_after_it_starts",
                violation_error_message=_("The end must lie after the start."),
            ),
            models.CheckConstraint(
                condition=~models.Q(owner="") & ~models.Q(title="") & ~models.Q(how_known=""),
                name="measure_has_an_owner",
                violation_error_message=_("Say who does it: an organisation or a role."),
            ),
            models.CheckConstraint(
                condition=models.Q(lifted_to="") | ~models.Q(lifted_why=""),
                name="lifting_needs_a_reason",
                violation_error_message=_("Say why this can't be solved here."),
            ),
        ]

    class Privacy:
        plain = (
            "id", "plan", "title", "words", "goals", "areas", "how_known", "pace", "owner", "partners", "starts_on", "ends_on", "state", "lifted_to",
            "lifted_why", "topic", "action", "wish_on", "first_result_on", "agreed_on", "done_on", "order",
        )  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("measure", args=[self.plan_id, self.pk])


class MeasureSource(models.Model):
    """A contribution that a measure came from, named by its reference."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="sources")
    contribution = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "contribution"], name="measure_source_once")
        ]

    class Privacy:
        indirect = {"contribution": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "measure")

    def __str__(self) -> str:
        return f"{self.measure_id} {self.contribution}"


class MeasureNews(models.Model):
    """One step of a measure. `visible` says that residents can see something of it in the street."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="news")
    state = models.CharField(max_length=20, choices=MeasureState)
    text = models.TextField(max_length=MOST_WORDS, blank=True)
    reason = models.TextField(_("reason"), max_length=MOST_WORDS, blank=True)
    visible = models.BooleanField(default=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    by_role = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=MeasureState.STOPPED) | ~models.Q(reason=""),
                name="stopping_a_measure_needs_a_reason",
                violation_error_message=_("Say why not. An honest no comes with its reason."),
            )
        ]

    class Privacy:
        personal = {"by": Keep.FIVE_YEARS}
        plain = ("id", "measure", "state", "text", "reason", "visible", "by_role", "at")

    def __str__(self) -> str:
        return f"{self.state} {self.at:%Y-%m-%d}"
