"""Several indicators that rise, or fall, together on the same streets, each too little to be said by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from straatwijs.early_signals.calculations import scan
from straatwijs.early_signals.calculations.baseline import Expected
from straatwijs.early_signals.calculations.found import Search, grouped
from straatwijs.early_signals.calculations.inputs import (
    USUAL,
    Counts,
    Floats,
    Frozen,
    Integers,
    Looking,
    Settings,
    Streets,
)
from straatwijs.early_signals.calculations.zones import Neighbours, apart

# How many indicators are thought to take part, if any.
_TAKING_PART = 3


@dataclass(frozen=True)
class JointAlert:
    """Like an Alert, for `indicators`, the strongest first, with what each noted and was expected to."""

    indicators: tuple[int, ...]
    week: int
    direction: int
    score: float
    streets: tuple[int, ...]
    weeks: int
    noted: tuple[int, ...]
    expected: tuple[float, ...]

    @property
    def subject(self) -> int:
        """All joint alerts are of one subject: the same streets are not named again for other indicators."""
        return -1


def together(
    counts: Counts,
    number: int,
    looking: Looking,
    streets: Streets,
    *,
    weeks: Sequence[int],
    direction: int = 1,
    frozen: Frozen = None,
    settings: Settings = USUAL,
) -> list[JointAlert]:
    """Alerts of at least two indicators that change in the same zone and window, best first within a week."""
    alerts: list[JointAlert] = []
    for own, judged in grouped(counts, number, streets, weeks, settings):
        search = Search(counts, number, looking, judged, direction, frozen, settings)
        expected, near = search.expected(own)
        alerts += _Joint(search, expected, near, np.array(own)).run()
    return sorted(alerts, key=lambda alert: (alert.week, -alert.score, alert.streets))


@dataclass
class _Joint:
    search: Search
    expected: Expected
    near: Neighbours
    weeks: Integers

    def run(self) -> list[JointAlert]:
        columns = np.searchsorted(self.expected.weeks, self.weeks)
        chance = min(0.5, _TAKING_PART / max(self.search.number, 1))
        evidence = [self._evidence(indicator, columns) for indicator in range(self.search.number)]
        total = np.zeros((len(scan.WINDOWS), len(self.weeks), len(self.search.judged.first)), np.float32)
        for own in evidence:
            total += np.log1p(np.float32(chance) * np.expm1(np.minimum(own.astype(np.float32), 60)))
        top = total.max(0, initial=0)
        score = top + np.log(np.exp(total - top).mean(0))
        return [
            alert
            for column in range(len(columns))
            for alert in self._week(column, score, total, evidence, chance)
        ]

    def _evidence(self, indicator: int, columns: Integers) -> Floats:
        """Logarithm of the Bayes factor (windows, K, S) per window: alone or in a cluster, over the factors."""
        ratio = self.search.ratios(indicator, self.expected, columns)
        scored = scan.scores(ratio, self.near)
        own = _averaged(ratio)
        at = slice(None), scored.column, scored.unit
        own[at] = np.logaddexp(own[at], _averaged(scored.cluster)) - np.float32(np.log(2))
        return own.astype(np.float16)

    def _week(
        self, column: int, score: Floats, total: Floats, evidence: list[Floats], chance: float
    ) -> list[JointAlert]:
        here = score[column]
        most = max(10, self.search.settings.kept * len(here) // 1000)
        likely = np.flatnonzero(here > max(self.search.settings.least_score, 1))
        likely = likely[np.argsort(-here[likely], kind="stable")][: most * 5]
        made = [
            self._alert(int(unit), column, here=here, total=total, evidence=evidence, chance=chance)
            for unit in likely
        ]
        several = [alert for alert in made if len(alert.indicators) > 1]
        return [several[place] for place in apart([alert.streets for alert in several], most)]

    def _alert(
        self, unit: int, column: int, *, here: Floats, total: Floats, evidence: list[Floats], chance: float
    ) -> JointAlert:
        window = int(total[:, column, unit].argmax())
        own = np.array([float(e[window, column, unit]) for e in evidence])
        taking = np.flatnonzero(own > np.log((1 - chance) / chance))
        taking = taking[np.argsort(-own[taking], kind="stable")]
        zone = self._zone(unit, column, taking)
        week, length = int(self.weeks[column]), scan.WINDOWS[window]
        first = int(self.expected.weeks[0])
        inside = slice(max(week - length + 1 - first, 0), week - first + 1)
        return JointAlert(
            indicators=tuple(int(indicator) for indicator in taking),
            week=week,
            direction=self.search.direction,
            score=float(here[unit]),
            streets=tuple(street for one in zone for street in self.search.judged.members(one)),
            weeks=length,
            noted=tuple(int(self.expected.noted[i][zone, inside].sum()) for i in taking),
            expected=tuple(float(self.expected.mean[i][zone, inside].sum()) for i in taking),
        )

    def _zone(self, unit: int, column: int, taking: Integers) -> list[int]:
        """The main street and the neighbours for which the indicators taking part, added up, speak."""
        rows = np.array([unit, *self.near.of(unit)])
        at = np.searchsorted(self.expected.weeks, self.weeks[column : column + 1])
        ratio = np.zeros((len(scan.cells(self.search.direction)), len(rows)), np.float32)
        for indicator in taking:
            ratio += self.search.ratios(int(indicator), self.expected, at, rows)[:, 0]
        main, others = ratio[:, 0], ratio[:, 1:]
        part = int((main + np.log1p(scan.JOINS * np.expm1(np.minimum(others, 60))).sum(1)).argmax())
        return [unit, *(int(row) for row, own in zip(rows[1:], others[part], strict=True) if own > 0)]


def _averaged(ratio: Floats) -> Floats:
    """Logarithm of the mean over the factors: (C, ...) to (windows, ...)."""
    parts = ratio.reshape(len(scan.WINDOWS), len(ratio) // len(scan.WINDOWS), *ratio.shape[1:])
    top = parts.max(1)
    return np.asarray(top + np.log(np.exp(parts - top[:, None]).mean(1)))
