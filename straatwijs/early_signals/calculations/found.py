"""What the scan finds: alerts with the figures that explain them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

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
        looking = self.judged.looking(self.looking)
        alerts: list[Alert] = []
        for indicator in range(self.number):
            alerts += self._indicator(indicator, expected, near, np.array(weeks), looking)
        return alerts

    def _indicator(
        self, indicator: int, expected: Expected, near: Neighbours, weeks: Integers, looking: Looking
    ) -> list[Alert]:
        columns = np.searchsorted(expected.weeks, weeks)
        scored = scan.scores(self.ratios(indicator, expected, columns), near)
        best = [(week, *one) for column, week in enumerate(weeks) for one in self._best(scored, near, column)]
        if not best:
            return []
        counts = self.counts(indicator)
        alerts = [
            self._alert(
                indicator, int(week), score, (zone, part), expected=expected, looking=looking, counts=counts
            )
            for week, score, zone, part in best
        ]
        return [alert for alert in alerts if self._said(alert)]

    def _best(
        self, scored: scan.Scored, near: Neighbours, column: int
    ) -> list[tuple[float, tuple[int, ...], int]]:
        """The best scores of a week with their zones, none sharing a unit with a better one."""
        most, taken, found = max(10, self.settings.kept * len(scored.ratio) // 1000), set[int](), []
        for place in scored.at(column, self.settings.least_score):
            if int(scored.unit[place]) in taken:
                continue
            zone, part = scan.zone(scored, near, place)
            if taken.isdisjoint(zone):
                taken.update(zone)
                found.append((float(scored.score[place]), zone, part))
                if len(found) == most:
                    break
        return found

    def _said(self, alert: Alert) -> bool:
        return (alert.noted if self.direction > 0 else alert.expected) >= self.settings.fewest

    def _alert(
        self,
        indicator: int,
        week: int,
        score: float,
        found: tuple[tuple[int, ...], int],
        *,
        expected: Expected,
        looking: Looking,
        counts: Integers,
    ) -> Alert:
        zone, part = found
        length = scan.cells(self.direction)[part][0]
        first = max(week - length + 1, 0)
        columns = slice(first - int(expected.weeks[0]), week - int(expected.weeks[0]) + 1)
        rows = list(zone)
        effort = expected.powers[indicator].effort if expected.powers else Effort.NONE
        return Alert(
            indicator=indicator,
            week=week,
            direction=self.direction,
            score=score,
            streets=tuple(street for unit in zone for street in self.judged.members(unit)),
            weeks=length,
            noted=int(expected.noted[indicator][rows, columns].sum()),
            expected=float(expected.mean[indicator][rows, columns].sum()),
            looked=_looked(looking, effort, rows, slice(first, week + 1)),
            usual=self._usual(counts, rows, first) * length,
            effort=effort,
        )

    def _usual(self, counts: Integers, rows: list[int], first: int) -> float:
        """Notes a week in the year before the window."""
        own = [street for unit in rows for street in self.judged.members(unit)]
        before = counts[own, max(first - 52, 0) : first]
        return float(before.sum() / max(before.shape[1], 1))


def _looked(looking: Looking, effort: Effort, rows: list[int], weeks: slice) -> float:
    """Minutes or people of the zone; where no effort is known the street-weeks."""
    if effort is Effort.NONE:
        return float(len(rows) * (weeks.stop - weeks.start))
    known = looking.minutes if effort is Effort.MINUTES else looking.people
    return float(known[rows, weeks].sum())
