"""What changes everywhere: the street scan takes the town's level as given, so this chart stands beside it."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.calculations import Effort, TownAlert
from straatwijs.early_signals.calculations import town as town_chart
from straatwijs.early_signals.calculations.townwide import WINDOWS
from straatwijs.early_signals.definition import Looked, Rule
from straatwijs.early_signals.town import Finding, Scope, Town

_BOTH = (1, -1)
_WEEKS_BEFORE, _NOTES_BEFORE = 26, 26


def look(town: Town) -> Looked:
    if not town.indicators:
        return Looked(())
    enough = _with_history(town)
    alerts = [
        alert
        for direction in _BOTH
        for alert in town_chart(
            town.counts,
            len(town.indicators),
            town.looking,
            town.streets,
            weeks=[len(town.weeks) - 1],
            direction=direction,
        )
        if alert.indicator in enough
    ]
    strongest = sorted(alerts, key=lambda alert: -alert.score)
    return Looked([_finding(alert, town) for alert in strongest])


def _with_history(town: Town) -> set[int]:
    """Indicators of which the town noted enough before these weeks to say what is usual."""
    before = max(len(town.weeks) - max(WINDOWS), 0)
    return {
        number
        for number in range(len(town.indicators))
        if before >= _WEEKS_BEFORE and town.counts(number)[:, :before].sum() >= _NOTES_BEFORE
    }


def _finding(alert: TownAlert, town: Town) -> Finding:
    return Finding(
        rule=RULE.id,
        indicators=(town.indicators[alert.indicator],),
        direction=alert.direction,
        scope=Scope.TOWN,
        streets=(),
        weeks=alert.weeks,
        noted=alert.noted,
        expected=alert.expected,
        looked=0.0,
        usual=0.0,
        effort=Effort.NONE,
        strength=alert.score,
    )


RULE = Rule(
    id="town_wide",
    version=1,
    title=_("All over town"),
    purpose=_(
        "When something changes everywhere at once, by a law, a heat wave or a new waste service, no street stands out from the others. Then it is one signal for the town and none for each street."
    ),
    method=_(
        "The town's total of the last weeks is held against the half year before and the same season of earlier years, as far as the looking explains them, and against how far such forecasts were off before."
    ),
    budget=None,
    owner="coordinator",
    cool_down=8,
    windows=WINDOWS,
    author="Straatwijs",
    review_by=date(2027, 6, 1),
    look=look,
)
