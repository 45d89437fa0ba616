"""What a measure did that nobody planned: good and bad, and for whom. It is listed, never averaged."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.plans.models.measures import Measure
from straatwijs.shared.retention import Keep

MOST_EFFECT_WORDS = 600


class EffectSide(models.TextChoices):
    GOOD = "good", _("good")
    BAD = "bad", _("bad")


class SideEffect(models.Model):
    """Anyone may add one. The words come in de-identified; everyone reads them once the team shared them."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="side_effects")
    side = models.CharField(max_length=10, choices=EffectSide)
    words = models.TextField(max_length=MOST_EFFECT_WORDS)
    # Kinds of what was taken out, with how often; never the words themselves.
    withheld = models.JSONField(default=dict)
    # For whom it is good or bad: a code of the instruments' perspectives.
    perspective = models.CharField(max_length=20, blank=True)
    by_team = models.BooleanField(default=False)
    shared = models.BooleanField(default=False)
    on = models.DateField()

    class Meta:
        ordering = ["on", "id"]
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="a_side_effect_has_words")]

    class Privacy:
        personal = {"words": Keep.UNTIL_WITHDRAWN}
        indirect = {"perspective": Keep.UNTIL_WITHDRAWN}
        plain = ("id", "measure", "side", "withheld", "by_team", "shared", "on")

    def __str__(self) -> str:
        return f"{self.side} {self.on}"
