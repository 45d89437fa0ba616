"""What changes everywhere: the street scan takes the town's level as given, so this chart stands beside it."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.early_signals.calculations import Effort, TownAlert
from straatwijs.early_signals.calculations import town as town_chart
from straatwijs.early_signals.calculations.townwide import WINDOWS
from straatwijs.early_signals.definition import Looked, Rule
from straatwijs.early_signals.town import Finding, Scope, Town

_BOTH = (1, -1)
_NOTES_BEFORE = 26


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
            settings=town.settings,
        )
        if alert.indicator in enough
    ]
    return Looked([_finding(alike, town) for alike in _alike(alerts)])


def _alike(alerts: Iterable[TownAlert]) -> list[list[TownAlert]]:
    """What goes the same way over the same weeks is one signal; in each the strongest first."""
    groups: defaultdict[tuple[int, int], list[TownAlert]] = defaultdict(list)
    for alert in sorted(alerts, key=lambda alert: -alert.score):
        groups[alert.direction, alert.weeks].append(alert)
    return list(groups.values())


def _with_history(town: Town) -> set[int]:
    """Indicators of which the town noted enough before these weeks to say what is usual."""
    before = max(len(town.weeks) - max(WINDOWS), 0)
    return {
        number
        for number in range(len(town.indicators))
        if before >= town.settings.year / 2 and town.counts(number)[:, :before].sum() >= _NOTES_BEFORE
    }


def _finding(alerts: list[TownAlert], town: Town) -> Finding:
    first = alerts[0]
    return Finding(
        rule=RULE.id,
        indicators=tuple(town.indicators[alert.indicator] for alert in alerts),
        direction=first.direction,
        scope=Scope.TOWN,
        streets=(),
        weeks=town.span(first.weeks),
        noted=sum(alert.noted for alert in alerts),
        expected=sum(alert.expected for alert in alerts),
        looked=0.0,
        usual=0.0,
        effort=Effort.NONE,
        strength=first.score,
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
