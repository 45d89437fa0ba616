"""The score from which an alert is said, so that an ordinary history stays within the budget of false alerts.

At real use nobody knows which alerts are false. So an ordinary history is made up: streets with the rates that
were fitted, the looking as it was, and chance, without any event. It is replayed through the same calculation,
baseline and all, and the threshold is the lowest score at which its alerts stay within the budget.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

import numpy as np

from straatwijs.early_signals.calculations.baseline import Learner
from straatwijs.early_signals.calculations.inputs import (
    USUAL,
    Counts,
    Frozen,
    Integers,
    Looking,
    Settings,
    Streets,
)


class Scored(Protocol):
    """What alerts of one and of several indicators have in common."""

    @property
    def week(self) -> int: ...
    @property
    def score(self) -> float: ...
    @property
    def streets(self) -> tuple[int, ...]: ...
    @property
    def subject(self) -> int: ...


Kind = TypeVar("Kind", bound=Scored)


def fresh(alerts: Iterable[Kind], rest: int = 4) -> list[Kind]:
    """Alerts of which no street was in an alert of the same indicator in the `rest` weeks before.

    An alert that is not said again still keeps its streets at rest: it goes on.
    """
    last: dict[tuple[int, int], int] = {}
    waiting: list[tuple[tuple[int, int], int]] = []
    new: list[Kind] = []
    now = None
    for alert in sorted(alerts, key=lambda each: (each.week, -each.score)):
        if alert.week != now:
            last.update(waiting)
            waiting, now = [], alert.week
        keys = [(alert.subject, street) for street in alert.streets]
        if all(alert.week - last.get(key, -rest - 1) > rest for key in keys):
            new.append(alert)
        waiting += [(key, alert.week) for key in keys]
    return new


def threshold(alerts: Sequence[Kind], streets: int, weeks: int, budget: float, rest: int = 4) -> float:
    """Lowest score at which replayed alerts are at most `budget` a week per 1,000 streets."""
    most = budget * streets * weeks / 1000
    scores = sorted({alert.score for alert in alerts})
    low, high = 0, len(scores)
    while low < high:
        middle = (low + high) // 2
        if len(fresh((each for each in alerts if each.score >= scores[middle]), rest)) > most:
            low = middle + 1
        else:
            high = middle
    return scores[low] if low < len(scores) else float(np.nextafter(scores[-1], np.inf)) if scores else 0.0


def ordinary(
    counts: Counts,
    number: int,
    looking: Looking,
    streets: Streets,
    *,
    frozen: Frozen = None,
    settings: Settings = USUAL,
    seed: int = 1,
) -> Counts:
    """Made-up counts of a history in which nothing happens, from the fit to the whole real one."""
    learner = Learner(counts, number, looking, streets.hood, settings, frozen)
    weeks = counts(0).shape[1] if number else 0
    usual = learner.ordinary(weeks)
    street_weeks = np.random.default_rng(seed).gamma(usual.shape, 1 / usual.shape, (len(streets.hood), weeks))

    def made(indicator: int) -> Integers:
        chance = np.random.default_rng([seed, indicator])
        mean, spread = usual.drawn(indicator, chance)
        noise = chance.gamma(1 / spread, spread, mean.shape)
        return chance.poisson(mean * street_weeks * noise).astype(np.int16)

    return made


def calibrate(
    search: Callable[..., list[Kind]],
    counts: Counts,
    number: int,
    looking: Looking,
    streets: Streets,
    *,
    weeks: Sequence[int],
    budget: float,
    direction: int = 1,
    frozen: Frozen = None,
    settings: Settings = USUAL,
    seed: int = 1,
) -> float:
    """Threshold for `search` (find or together): budget of false alerts a week per 1,000 streets."""
    made = ordinary(counts, number, looking, streets, frozen=frozen, settings=settings, seed=seed)
    alerts = search(made, number, looking, streets, weeks=weeks, direction=direction, settings=settings)
    return threshold(alerts, len(streets.hood), len(weeks), budget, settings.rest)
