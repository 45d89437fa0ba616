"""The weekly look: what stands out in each municipality, cut down to a list that people can read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from straatwijs.early_signals.engines import ENGINES
from straatwijs.early_signals.look import look
from straatwijs.early_signals.models import EarlySignal, SignalWeek
from straatwijs.early_signals.queries.rules import rules
from straatwijs.early_signals.queries.towns import municipalities, town_of
from straatwijs.early_signals.states import OPEN
from straatwijs.early_signals.town import Finding, Outcome, Scope, Town
from straatwijs.places.models import Area
from straatwijs.shared.actions import record
from straatwijs.shared.weeks import week_of

# A list that a neighbourhood manager can read before the coffee is cold.
MOST_PER_THOUSAND = 10
_LEAST_ROOM = 3
_WAITS_AT_MOST = timedelta(weeks=26)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What one municipality's week brought."""

    municipality: Area
    week: date
    signals: tuple[EarlySignal, ...]
    left_out: int


def find_signals(
    *,
    week: date,
    engine: str = "pool",
    by: Any = None,
    told: Callable[[str], None] = lambda _name: None,
) -> tuple[Found, ...]:
    """Look at a whole week (any day in it) in every municipality that was not looked at yet for that week.

    `told` hears each municipality's name as it is done. Raises ValueError for a week that is not over, or an engine
    that is not known; EngineMissing for one that is not installed.
    """
    monday = week_of(week)
    if monday >= week_of(timezone.localdate()):
        raise ValueError("That week is not over yet: counts still move. Take an earlier one.")
    due = [town for town in municipalities() if not _done(town, monday)]
    by_code = {town.code: town for town in due}
    towns = {town.code: town for town in (town_of(one, monday) for one in due) if town.size}
    found = []
    for outcome in ENGINES[engine](towns.values(), look):
        found.append(_keep(by_code[outcome.town], towns[outcome.town], outcome, monday, by=by))
        told(by_code[outcome.town].name)
    return tuple(found)


def _done(town: Area, week: date) -> bool:
    return SignalWeek.objects.filter(municipality=town, week=week).exists()


@transaction.atomic
def _keep(municipality: Area, town: Town, outcome: Outcome, week: date, *, by: Any) -> Found:
    Area.objects.select_for_update().get(pk=municipality.pk)
    if _done(municipality, week):
        return Found(municipality=municipality, week=week, signals=(), left_out=0)
    fresh = [
        (finding, areas)
        for finding in _ranked(outcome.findings)
        if not _listed(finding, areas := _areas(finding, town, municipality), week)
    ]
    room = max(_LEAST_ROOM, round(town.size * MOST_PER_THOUSAND / 1000))
    signals = tuple(_signal(finding, areas, municipality, week) for finding, areas in fresh[:room])
    left_out = max(0, len(fresh) - room)
    _write_week(municipality, town, outcome, week, left_out=left_out)
    record(
        by=by, action="find", thing="signals", key=week, municipality=municipality.code, signals=len(signals)
    )
    return Found(municipality=municipality, week=week, signals=signals, left_out=left_out)


def _ranked(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Strongest first; what concerns the whole town before what concerns a street; no street twice for one indicator."""
    taken: set[tuple[str, int, int]] = set()
    for finding in sorted(findings, key=lambda each: (each.scope != Scope.TOWN, -each.strength)):
        cells = {
            (indicator, finding.direction, street)
            for indicator in finding.indicators
            for street in (finding.streets or (-1,))
        }
        if taken.isdisjoint(cells):
            taken |= cells
            yield finding


def _areas(finding: Finding, town: Town, municipality: Area) -> list[Area]:
    """The places a finding is about, the main one first."""
    if finding.scope == Scope.TOWN:
        return [municipality]
    codes = [town.names[position] for position in finding.streets]
    by_code = {area.code: area for area in Area.objects.filter(code__in=codes).select_related("parent")}
    found = [by_code[code] for code in codes]
    return found if finding.scope == Scope.STREETS else [found[0].parent or municipality]


def _listed(finding: Finding, areas: Sequence[Area], week: date) -> bool:
    """Within the rule's cool-down, or still waiting for the team: that one stands on the list already."""
    lately = Q(week__gte=week - timedelta(weeks=rules()[finding.rule].cool_down))
    waiting = Q(state__in=OPEN, week__gte=week - _WAITS_AT_MOST)
    return (
        EarlySignal.objects.filter(lately | waiting, areas__in=areas, direction=finding.direction)
        .filter(indicator__in=finding.indicators)
        .exists()
    )


def _signal(finding: Finding, areas: Sequence[Area], municipality: Area, week: date) -> EarlySignal:
    rule = rules()[finding.rule]
    signal = EarlySignal.objects.create(
        key=_key(finding, areas[0], week),
        rule=rule.id,
        rule_version=rule.version,
        municipality=municipality,
        area=areas[0],
        scope=finding.scope.value,
        indicators=list(finding.indicators),
        indicator=finding.indicators[0],
        direction=finding.direction,
        week=week,
        since=week - timedelta(weeks=finding.weeks - 1),
        weeks=finding.weeks,
        noted=finding.noted,
        expected=finding.expected,
        looked=finding.looked,
        usual=finding.usual,
        effort=finding.effort.value,
        strength=finding.strength,
    )
    signal.areas.set(areas)
    return signal


def _key(finding: Finding, area: Area, week: date) -> str:
    """Says what it is and nothing about how many others there are."""
    year, number, _day = week.isocalendar()
    direction = "more" if finding.direction > 0 else "less"
    return f"{year}-W{number:02}.{area.code}.{finding.indicators[0]}.{direction}.{finding.rule}"


def _write_week(municipality: Area, town: Town, outcome: Outcome, week: date, *, left_out: int) -> None:
    kept = town.thresholds == dict(outcome.thresholds) and bool(town.thresholds)
    last = SignalWeek.objects.filter(municipality=municipality, week__lt=week).order_by("week").last()
    SignalWeek.objects.create(
        municipality=municipality,
        week=week,
        found_at=timezone.now(),
        streets=town.size,
        judged_alone=outcome.evidence.alone,
        judged_together=outcome.evidence.together,
        too_few=outcome.evidence.too_few,
        thresholds=dict(outcome.thresholds),
        calibrated_in=last.calibrated_in if kept and last else week,
        left_out=left_out,
    )
