"""Streets and clusters of streets where clearly more or less is noted than the looking explains."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.calculations import find
from straatwijs.early_signals.calculations.scan import WINDOWS
from straatwijs.early_signals.definition import Looked, Rule
from straatwijs.early_signals.found import finding_of
from straatwijs.early_signals.scanning import within_budget
from straatwijs.early_signals.town import Town

# Rises and falls share it.
BUDGET = 1.0


def look(town: Town) -> Looked:
    alerts, thresholds = within_budget(find, town, rule=RULE.id, budget=BUDGET)
    return Looked([finding_of(alert, town, RULE.id) for alert in alerts], thresholds)


RULE = Rule(
    id="rises_and_falls",
    version=1,
    title=_("More or less than the looking explains"),
    purpose=_(
        "To see early that something grows or goes away in a few streets, good or bad, without mistaking a new volunteer or a busy week for it."
    ),
    method=_(
        "For each street we know how often something is usually noted, how much was looked, and what happens in the whole town. The last weeks, one to twelve of them, are held against that, for streets and for streets next to each other. Only what is hard to explain by chance is listed."
    ),
    budget=BUDGET,
    owner="coordinator",
    cool_down=4,
    windows=WINDOWS,
    author="Straatwijs",
    review_by=date(2027, 6, 1),
    look=look,
)
