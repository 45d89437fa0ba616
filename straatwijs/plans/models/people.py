"""Who makes a plan happen: organisations, hours and skills. Numbers and roles, never a resident by name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.plans.models.measures import Measure
from straatwijs.plans.models.plans import Plan
from straatwijs.shared.retention import Keep


class PartnerKind(models.TextChoices):
    RESIDENTS = "residents", _("group of residents")
    MUNICIPALITY = "municipality", _("municipality")
    HOUSING = "housing", _("housing association")
    WELFARE = "welfare", _("welfare or care")
    SCHOOL = "school", _("school or childcare")
    FIRM = "firm", _("firm")
    OTHER = "other", _("other")


class Partner(models.Model):
    """An organisation. A firm from here (`local`) is in the pool that work goes to first."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="coalition")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=PartnerKind)
    local = models.BooleanField(default=False)
    measures = models.ManyToManyField(Measure, through="Share", related_name="coalition")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["plan", "name"], name="partner_once")]

    class Privacy:
        plain = ("id", "plan", "name", "kind", "local", "measures")

    def __str__(self) -> str:
        return self.name


class Share(models.Model):
    """What a partner brings to a measure."""

    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, related_name="shares")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="shares")
    brings = models.CharField(max_length=200)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["partner", "measure"], name="partner_joins_once")]

    class Privacy:
        plain = ("id", "partner", "measure", "brings")

    def __str__(self) -> str:
        return self.brings


class HoursSide(models.TextChoices):
    PROFESSIONAL = "professional", _("for their work")
    VOLUNTEER = "volunteer", _("as a volunteer")


class Hours(models.Model):
    """`people` gave `hours` together on a day. Own hours carry the member, so that nobody counts twice on a day."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="hours")
    measure = models.ForeignKey(Measure, null=True, on_delete=models.SET_NULL, related_name="hours")
    on = models.DateField()
    side = models.CharField(max_length=20, choices=HoursSide)
    # An organisation or role.
    who = models.CharField(max_length=120)
    people = models.PositiveSmallIntegerField()
    # In quarters of an hour.
    quarters = models.PositiveIntegerField()
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["plan", "on"], name="hours_of_a_plan")]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "on", "side", "who", "measure"],
                condition=models.Q(member=None, measure__isnull=False),
                name="hours_for_a_measure_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["plan", "on", "side", "who"],
                condition=models.Q(member=None, measure=None),
                name="hours_of_a_group_once_a_day",
            ),
            models.UniqueConstraint(
                fields=["plan", "on", "member"],
                condition=models.Q(member__isnull=False),
                name="own_hours_once_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(people__gt=0, quarters__gt=0)
                & models.Q(quarters__lte=models.F("people") * 96),
                name="a_day_has_24_hours",
                violation_error_message=_("A day has 24 hours for each of them."),
            ),
        ]

    class Privacy:
        personal = {"member": Keep.FIVE_YEARS}
        plain = ("id", "plan", "measure", "on", "side", "who", "people", "quarters")

    def __str__(self) -> str:
        return f"{self.quarters / 4:g} h {self.on}"


class ResultKind(models.TextChoices):
    """The way from taking part to leading, and what people take along from it."""

    PARTICIPANT = "participant", _("took part")
    HELPER = "helper", _("helped out")
    AMBASSADOR = "ambassador", _("became ambassador")
    LEADER = "leader", _("lead something themselves")
    SKILL = "skill", _("learned something")
    HIRED = "hired", _("found paid work")


class PeopleResult(models.Model):
    """How many people, counted on a day; `what` is the skill or the work. With a `partner` for who was hired."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="people_results")
    kind = models.CharField(max_length=20, choices=ResultKind)
    on = models.DateField()
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=120, blank=True)
    partner = models.ForeignKey(Partner, null=True, on_delete=models.PROTECT, related_name="results")

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind", "on", "what"], name="people_counted_once_a_day")
        ]

    class Privacy:
        plain = ("id", "plan", "kind", "on", "number", "what", "partner")

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
