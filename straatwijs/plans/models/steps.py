"""Where a plan stands in the seven steps: what each yielded, who took part, what is in the way, and the aftercare."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.plans.models.plans import MOST_WORDS, Plan
from straatwijs.plans.states import ObstacleState, StepState


class Side(models.TextChoices):
    PROGRAMME = "programme", _("the programme")
    PARTNERS = "partners", _("partners")
    RESIDENTS = "residents", _("residents")


class Step(models.Model):
    """`yielded` is what it gave; `reason` is why it stands open again after it was passed. `seen_*`: the day on which
    residents saw it, and how."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="steps")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=StepState, default=StepState.OPEN)
    yielded = models.TextField(max_length=MOST_WORDS, blank=True)
    passed_on = models.DateField(null=True)
    # Who decided that it is passed, as an organisation or role.
    passed_by = models.CharField(max_length=120, blank=True)
    reason = models.TextField(max_length=MOST_WORDS, blank=True)
    seen_on = models.DateField(null=True)
    seen_how = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(seen_on__isnull=True, seen_how="")
                | (models.Q(seen_on__isnull=False) & ~models.Q(seen_how="")),
                name="what_residents_saw_has_a_day_and_a_way",
            ),
            models.UniqueConstraint(fields=["plan", "number"], name="each_step_once"),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, number__lte=7), name="there_are_seven_steps"
            ),
            models.CheckConstraint(
                condition=models.Q(state=StepState.OPEN, passed_on__isnull=True)
                | (models.Q(state=StepState.PASSED, passed_on__isnull=False) & ~models.Q(yielded="")),
                name="a_passed_step_yielded_something",
                violation_error_message=_("Say what this step gave."),
            ),
        ]

    class Privacy:
        plain = (
            "id",
            "plan",
            "number",
            "state",
            "yielded",
            "passed_on",
            "passed_by",
            "reason",
            "seen_on",
            "seen_how",
        )

    def __str__(self) -> str:
        return f"{self.number} {self.state}"


class StepParty(models.Model):
    """Who takes part in a step, as an organisation or role, and what they do."""

    step = models.ForeignKey(Step, on_delete=models.CASCADE, related_name="parties")
    side = models.CharField(max_length=20, choices=Side)
    who = models.CharField(max_length=120)
    does = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["step", "side", "who"], name="takes_part_once_in_a_step")
        ]

    class Privacy:
        plain = ("id", "step", "side", "who", "does")

    def __str__(self) -> str:
        return self.who


class Obstacle(models.Model):
    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="obstacles")
    what = models.CharField(max_length=300)
    # Who works on it, as an organisation or role.
    owner = models.CharField(max_length=120)
    state = models.CharField(max_length=20, choices=ObstacleState, default=ObstacleState.OPEN)
    # How it was cleared, why it stays, or why it is back.
    reason = models.TextField(max_length=MOST_WORDS, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state=ObstacleState.OPEN) | ~models.Q(reason=""),
                name="what_became_of_an_obstacle_is_said",
                violation_error_message=_("Say how it was solved, or why it stays."),
            )
        ]

    class Privacy:
        plain = ("id", "plan", "what", "owner", "state", "reason")

    def __str__(self) -> str:
        return self.what


class AftercareDate(models.Model):
    """A day on which the plan is looked at again, and what was seen then."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="aftercare_dates")
    on = models.DateField()
    held_on = models.DateField(null=True)
    words = models.TextField(max_length=MOST_WORDS, blank=True)

    class Meta:
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "on"], name="one_evaluation_a_day"),
            models.CheckConstraint(
                condition=models.Q(held_on__isnull=True) | ~models.Q(words=""),
                name="an_evaluation_says_what_was_seen",
                violation_error_message=_("Say what was seen."),
            ),
        ]

    class Privacy:
        plain = ("id", "plan", "on", "held_on", "words")

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"
