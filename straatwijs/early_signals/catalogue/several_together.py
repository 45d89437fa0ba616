"""Several things that change together in the same streets, each too little to be said by itself."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.calculations import together
from straatwijs.early_signals.calculations.scan import WINDOWS
from straatwijs.early_signals.definition import Looked, Rule
from straatwijs.early_signals.found import finding_of_several
from straatwijs.early_signals.scanning import Thresholds, within_budget
from straatwijs.early_signals.town import Finding, Town

BUDGET = 0.5


def look(town: Town) -> Looked:
    """Annoying things together and pleasant things together: one going up while the other does is no pattern."""
    found: list[Finding] = []
    thresholds: Thresholds = {}
    for side, part in town.by_side().items():
        alerts, own = within_budget(together, part, rule=f"{RULE.id}.{side}", budget=BUDGET / 2)
        found += [finding_of_several(alert, part, RULE.id) for alert in alerts]
        thresholds |= own
    return Looked(found, thresholds)


RULE = Rule(
    id="several_together",
    version=1,
    title=_("Several things together"),
    purpose=_(
        "Litter, bulky waste and broken things often come together: each a little more often is easy to overlook, all of them at once in the same streets is not."
    ),
    method=_(
        "As for one thing, but added up over all things that change in the same direction in the same streets and weeks, annoying and pleasant ones apart."
    ),
    budget=BUDGET,
    owner="coordinator",
    cool_down=4,
    windows=WINDOWS,
    author="Straatwijs",
    review_by=date(2027, 6, 1),
    look=look,
)
