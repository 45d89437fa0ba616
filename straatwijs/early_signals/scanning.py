"""A scan of the town's last week whose false alerts stay within a budget."""

from collections.abc import Callable
from typing import Any

from straatwijs.early_signals.calculations import calibrate
from straatwijs.early_signals.town import Town

# Rises and falls each get half of the budget.
_DIRECTIONS = {"more": 1, "less": -1}
_REPLAYED = 26

Thresholds = dict[str, float]


def within_budget(
    search: Callable[..., list[Any]], town: Town, *, rule: str, budget: float
) -> tuple[list[Any], Thresholds]:
    """What `search` finds above the threshold, strongest first, and the thresholds: of the last calibration, or of one made now.

    A calibration replays half a year of made-up ordinary weeks of this town through the same search.
    """
    if not town.indicators or not town.knows_what_is_usual:
        return [], {}
    last = len(town.weeks) - 1
    first = max(last - _REPLAYED + 1, town.learning)
    given = (town.counts, len(town.indicators), town.looking, town.streets)
    frozen = town.frozen if town.open else None
    found, thresholds = [], {}
    for name, direction in _DIRECTIONS.items():
        key = f"{rule}.{name}"
        thresholds[key] = (
            town.thresholds[key]
            if key in town.thresholds
            else calibrate(
                search,
                *given,
                weeks=range(first, last + 1),
                budget=budget / len(_DIRECTIONS),
                direction=direction,
                frozen=frozen,
                settings=town.settings,
            )
        )
        alerts = search(*given, weeks=[last], direction=direction, frozen=frozen, settings=town.settings)
        found += [alert for alert in alerts if alert.score >= thresholds[key]]
    return sorted(found, key=lambda alert: -alert.score), thresholds
