"""What the gate hands out of a municipality, as the plain arrays that rules look at."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from math import cos, radians

import numpy as np
import numpy.typing as npt

from straatwijs.early_signals.calculations import Looking, Streets
from straatwijs.early_signals.models import EarlySignal, SignalWeek
from straatwijs.early_signals.states import OPEN
from straatwijs.early_signals.town import MONTHLY, WEEKLY, Cells, Note, Town
from straatwijs.instruments.queries import indicators
from straatwijs.places.models import Area, AreaKind
from straatwijs.places.queries import adjacent_streets, areas_of_kind
from straatwijs.privacy.queries import Series, recent, series

# Two and a half years: the same season twice, and what went before the first.
HISTORY_WEEKS = 130
_RECENT_DAYS = 42
# Opinions about an old threshold: after a quarter it is calibrated again.
CALIBRATION_HOLDS = timedelta(weeks=13)
_COVERED = 0.5
_LEAST_MONTHS = 3
_METRES_PER_DEGREE = 111_195.0


def municipalities() -> tuple[Area, ...]:
    return tuple(areas_of_kind(AreaKind.MUNICIPALITY))


def town_of(municipality: Area, week: date) -> Town:
    """Up to and with the week that begins on this Monday."""
    end = week + timedelta(weeks=1)
    found = _since_the_first(series(municipality, first=week - timedelta(weeks=HISTORY_WEEKS - 1), end=end))
    monthly = _only_months_known(found)
    found = _by_month(found) if monthly else found
    size, weeks, codes = len(found.streets), len(found.weeks), tuple(found.counts)
    return Town(
        code=municipality.code,
        names=tuple(street.code for street in found.streets),
        weeks=found.weeks,
        streets=Streets(edges=_edges(municipality, found.streets), hood=_hoods(found.streets)),
        metres=_metres(found.streets),
        indicators=codes,
        sides=tuple(_side_of(code) for code in codes),
        cells=tuple(Cells(cells.street, cells.week, cells.number) for cells in found.counts.values()),
        looking=Looking(
            minutes=_known(found, found.minutes.dense(size, weeks)),
            people=_known(found, found.people.dense(size, weeks)),
        ),
        notes=_notes(municipality, end),
        open=_open(municipality, found, codes),
        thresholds=_thresholds(municipality, week),
        settings=MONTHLY if monthly else WEEKLY,
    )


def _known(found: Series, looking: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Nothing where less than half of the notes came with it: a few visits say nothing about notes that came without."""
    noted = sum((cells.dense(*looking.shape) for cells in found.counts.values()), np.zeros_like(looking))
    covered = float(noted[looking > 0].sum())
    return looking if covered >= _COVERED * float(noted.sum()) else np.zeros_like(looking)


def _since_the_first(found: Series) -> Series:
    """Without the weeks before anybody noted or looked: those were not quiet, nobody was there yet."""
    tables = (*found.counts.values(), found.minutes, found.people)
    first = min((int(cells.week.min()) for cells in tables if cells.week.size), default=len(found.weeks) - 1)
    return replace(
        found,
        weeks=found.weeks[first:],
        counts={code: cells.since(first) for code, cells in found.counts.items()},
        minutes=found.minutes.since(first),
        people=found.people.since(first),
    )


def _only_months_known(found: Series) -> bool:
    """Reports that came with a month and no day all count on its 15th."""
    noted = np.unique(
        np.concatenate([np.zeros(0, np.int64), *(cells.week for cells in found.counts.values())])
    )
    return len(noted) >= _LEAST_MONTHS and all(_holds_the_15th(found.weeks[week]) for week in noted)


def _holds_the_15th(monday: date) -> bool:
    return monday <= monday.replace(day=15) <= monday + timedelta(days=6)


def _by_month(found: Series) -> Series:
    kept = [number for number, monday in enumerate(found.weeks) if _holds_the_15th(monday)]
    position = np.full(len(found.weeks), -1)
    position[kept] = np.arange(len(kept))
    return replace(
        found,
        weeks=tuple(found.weeks[number] for number in kept),
        counts={code: cells.at(position) for code, cells in found.counts.items()},
        minutes=found.minutes.at(position),
        people=found.people.at(position),
    )


def _side_of(code: str) -> str:
    known = indicators().get(code)
    return known.side.value if known else ""


def _edges(municipality: Area, streets: Sequence[Area]) -> npt.NDArray[np.int64]:
    position = {street.pk: index for index, street in enumerate(streets)}
    pairs = [
        (position[one], position[other])
        for one, other in adjacent_streets(municipality)
        if one in position and other in position
    ]
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def _hoods(streets: Sequence[Area]) -> npt.NDArray[np.int64]:
    numbers: dict[int | None, int] = {}
    return np.array(
        [numbers.setdefault(street.parent_id, len(numbers)) for street in streets], dtype=np.int64
    )


def _metres(streets: Sequence[Area]) -> npt.NDArray[np.float64]:
    """(streets, 2), on a flat map around the middle of the town."""
    nowhere = float("nan")
    points = np.array(
        [
            (nowhere, nowhere)
            if street.longitude is None or street.latitude is None
            else (street.longitude, street.latitude)
            for street in streets
        ]
    ).reshape(-1, 2)
    known = points[~np.isnan(points[:, 1]), 1]
    wide = cos(radians(float(np.median(known)))) if known.size else 1.0
    return points * np.array([_METRES_PER_DEGREE * wide, _METRES_PER_DEGREE])


def _notes(municipality: Area, end: date) -> tuple[Note, ...]:
    return tuple(
        Note(note.street, note.indicator, note.day, note.phone)
        for note in recent(municipality, first=end - timedelta(days=_RECENT_DAYS), end=end)
    )


def _open(municipality: Area, found: Series, codes: Sequence[str]) -> tuple[tuple[int, int, int], ...]:
    streets = {street.pk: position for position, street in enumerate(found.streets)}
    weeks = {week: position for position, week in enumerate(found.weeks)}
    waiting = EarlySignal.objects.filter(
        municipality=municipality, state__in=OPEN, scope="streets", week__lt=found.weeks[-1]
    )
    return tuple(
        (codes.index(code), streets[area.pk], weeks.get(signal.since, 0))
        for signal in waiting.prefetch_related("areas")
        for code in signal.indicators
        for area in signal.areas.all()
        if code in codes and area.pk in streets
    )


def _thresholds(municipality: Area, week: date) -> dict[str, float]:
    """Of the last calibration, as long as it holds."""
    since = week - CALIBRATION_HOLDS
    last = SignalWeek.objects.filter(municipality=municipality, calibrated_in__gt=since, week__lt=week)
    newest = last.order_by("week").last()
    return dict(newest.thresholds) if newest else {}
