"""What the scan finds: alerts with the figures that explain them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from straatwijs.early_signals.calculations import scan
from straatwijs.early_signals.calculations.baseline import Expected, Learner
from straatwijs.early_signals.calculations.inputs import (
    USUAL,
    Counts,
    Effort,
    Flags,
    Floats,
    Frozen,
    Integers,
    Looking,
    Settings,
    Streets,
)
from straatwijs.early_signals.calculations.spans import Spans
from straatwijs.early_signals.calculations.townwide import TownAlert, chart
from straatwijs.early_signals.calculations.zones import Neighbours, Units, neighbours, units


@dataclass(frozen=True)
class Alert:
    """A zone in which an indicator rises (direction 1) or falls (-1).

    `week` is the week it was found at and the last of its `weeks`. `looked`: minutes or people, as `effort`
    says, in the zone in these weeks. `usual`: notes of the zone in as many weeks of the year before.
    """

    indicator: int
    week: int
    direction: int
    score: float
    streets: tuple[int, ...]
    weeks: int
    noted: int
    expected: float
    looked: float
    usual: float
    effort: Effort

    @property
    def subject(self) -> int:
        return self.indicator


def find(
    counts: Counts,
    number: int,
    looking: Looking,
    streets: Streets,
    *,
    weeks: Sequence[int],
    direction: int = 1,
    frozen: Frozen = None,
    settings: Settings = USUAL,
) -> list[Alert]:
    """Alerts of these weeks, best first within a week; zones of one indicator and week share no street."""
    return survey(
        counts,
        number,
        looking,
        streets,
        weeks=weeks,
        direction=direction,
        frozen=frozen,
        settings=settings,
        charts=False,
    )[0]


def survey(
    counts: Counts,
    number: int,
    looking: Looking,
    streets: Streets,
    *,
    weeks: Sequence[int],
    direction: int = 1,
    frozen: Frozen = None,
    settings: Settings = USUAL,
    charts: bool = True,
) -> tuple[list[Alert], list[TownAlert]]:
    """Alerts of the streets and of the town as a whole, learning what is usual only once."""
    alerts: list[Alert] = []
    whole: list[TownAlert] = []
    for own, judged in grouped(counts, number, streets, weeks, settings):
        search = Search(counts, number, looking, judged, direction, frozen, settings)
        alerts += search.run(own)
        whole += chart(search.learner, own, direction) if charts else []
    alerts.sort(key=lambda alert: (alert.week, -alert.score, alert.indicator, alert.streets))
    return alerts, sorted(whole, key=lambda alert: (alert.week, -alert.score, alert.indicator))


def grouped(
    counts: Counts, number: int, streets: Streets, weeks: Sequence[int], settings: Settings
) -> list[tuple[list[int], Units]]:
    """The weeks with the units that they are judged by: these change only when parameters are fitted anew."""
    until = {week: max((week - settings.guard + 1) // settings.refit * settings.refit, 0) for week in weeks}
    groups: dict[bytes, tuple[list[int], Flags]] = {}
    totals = _totals(counts, number, sorted(set(until.values())), len(streets.hood))
    for week in sorted(weeks):
        history = until[week]
        noted, length = (totals[history], history) if history else (totals[0], 1)
        alone = noted[:, None] / length >= settings.quiet if history else np.ones((len(noted), 1), bool)
        groups.setdefault(alone.tobytes(), ([], alone[:, 0]))[0].append(week)
    return [(own, units(streets, alone)) for own, alone in groups.values()]


def _totals(counts: Counts, number: int, until: list[int], streets: int) -> dict[int, Integers]:
    """Notes per street of all indicators, up to each of these weeks."""
    totals = {week: np.zeros(streets, np.int64) for week in until}
    for indicator in range(number):
        own = counts(indicator)
        for week in until:
            totals[week] += own[:, :week].sum(1, dtype=np.int64)
    return totals


@dataclass
class Search:
    counts: Counts
    number: int
    looking: Looking
    judged: Units
    direction: int
    frozen: Frozen
    settings: Settings
    learner: Learner = field(init=False)

    def _own_counts(self, indicator: int) -> Integers:
        return self.judged.sums(self.counts(indicator))

    def _own_frozen(self) -> Frozen:
        if self.frozen is None:
            return None
        given = self.frozen
        return lambda indicator: self.judged.any(given(indicator) if callable(given) else given)

    def expected(self, weeks: list[int]) -> tuple[Expected, Neighbours]:
        """What is usual in these weeks and the windows before them, and which units are neighbours."""
        places, looking = self.judged.streets, self.judged.looking(self.looking)
        frozen = self._own_frozen()
        self.learner = Learner(self._own_counts, self.number, looking, places.hood, self.settings, frozen)
        expected = self.learner.learn(range(max(min(weeks) - scan.LONGEST + 1, 0), max(weeks) + 1))
        return expected, neighbours(places.edges, len(places.hood))

    def ratios(
        self, indicator: int, expected: Expected, columns: Integers, rows: Integers | slice = slice(None)
    ) -> Floats:
        noted, mean = expected.noted[indicator][rows], expected.mean[indicator][rows]
        doubt, spread = expected.doubt[indicator][rows], expected.spread[indicator][rows]
        return scan.ratios(noted, mean, doubt, spread, columns=columns, direction=self.direction)

    def run(self, weeks: list[int]) -> list[Alert]:
        expected, near = self.expected(weeks)
        alerts: list[Alert] = []
        for indicator in range(self.number):
            alerts += self._indicator(indicator, expected, near, np.array(weeks))
        return alerts

    def _indicator(
        self, indicator: int, expected: Expected, near: Neighbours, weeks: Integers
    ) -> list[Alert]:
        columns = np.searchsorted(expected.weeks, weeks)
        ratio = self.ratios(indicator, expected, columns)
        scored = scan.scores(ratio, near, self.settings.least_score)
        places, zones, part = self._best(scored, near)
        if not zones:
            return []
        week = weeks[scored.column[places]]
        length = np.array([window for window, _ in scan.cells(self.direction)])[part]
        spans = Spans.of(zones, np.maximum(week - length + 1, 0), week + 1)
        streets = spans.streets(self.judged)
        facts = self._facts(indicator, spans, streets, expected)
        effort = expected.powers[indicator].effort if expected.powers else Effort.NONE
        made = zip(
            week.tolist(),
            scored.score[places].tolist(),
            streets.zones(),
            length.tolist(),
            *facts,
            strict=True,
        )
        return [
            Alert(indicator, at, self.direction, score, own, weeks, int(noted), mean, looked, usual, effort)
            for at, score, own, weeks, noted, mean, looked, usual in made
            if (noted if self.direction > 0 else mean) >= self.settings.fewest
        ]

    def _best(self, scored: scan.Scored, near: Neighbours) -> tuple[list[int], list[list[int]], Integers]:
        """Of each week the best scores: places in P, zones and parts, none sharing a unit with a better one."""
        most = max(10, self.settings.kept * scored.ratio.shape[2] // 1000)
        places = scored.above(self.settings.least_score)
        zones, part = scan.zones(scored, near, places)
        taken, left, now, kept = set[int](), most, -1, []
        for which, column in enumerate(scored.column[places].tolist()):
            if column != now:
                taken, left, now = set[int](), most, column
            if left and taken.isdisjoint(zones[which]):
                taken.update(zones[which])
                kept.append(which)
                left -= 1
        return places[kept].tolist(), [zones[which] for which in kept], part[kept]

    def _facts(
        self, indicator: int, spans: Spans, streets: Spans, expected: Expected
    ) -> tuple[list[float], ...]:
        """What was noted, expected and looked in each span, and what as long a span of the year before noted."""
        begin, before = int(expected.weeks[0]), streets.before(52)
        usual = before.sums(self.counts(indicator)) / np.maximum(before.length, 1) * spans.length
        return (
            spans.sums(expected.noted[indicator], begin).tolist(),
            spans.sums(expected.mean[indicator], begin).tolist(),
            self._looked(indicator, spans, expected).tolist(),
            usual.tolist(),
        )

    def _looked(self, indicator: int, spans: Spans, expected: Expected) -> NDArray[np.float64]:
        """Minutes or people of the zone; where no effort is known the street-weeks."""
        effort = expected.powers[indicator].effort if expected.powers else Effort.NONE
        if effort is Effort.NONE:
            return (spans.sizes * spans.length).astype(float)
        looking = self.learner.looking
        return spans.sums(looking.minutes if effort is Effort.MINUTES else looking.people)
