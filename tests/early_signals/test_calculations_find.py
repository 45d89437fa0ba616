"""A made-up town of streets in a grid, with a known rise or fall in it."""

from dataclasses import replace

import numpy as np
import pytest

from straatwijs.early_signals.calculations import (
    Effort,
    Looking,
    Settings,
    Streets,
    by_itself,
    calibrate,
    enough,
    find,
    fresh,
    precision,
    together,
    town,
)

SIDE, WEEKS, NUMBER = 8, 60, 6
STREETS = SIDE * SIDE
LAST = WEEKS - 1


def grid(side: int = SIDE) -> Streets:
    places = np.arange(side * side).reshape(side, side)
    along = np.stack([places[:, :-1].ravel(), places[:, 1:].ravel()], 1)
    across = np.stack([places[:-1].ravel(), places[1:].ravel()], 1)
    return Streets(np.concatenate([along, across]), (places // (side * 4)).ravel())


def ordinary(seed: int = 1, number: int = NUMBER, rate: float = 0.8) -> tuple[np.ndarray, Looking]:
    """Counts (I, S, T) that follow from the minutes, and nothing else."""
    chance = np.random.default_rng(seed)
    minutes = 30.0 * chance.integers(1, 4, (STREETS, WEEKS))
    rates = rate * chance.gamma(4, 1 / 4, (number, STREETS, 1))
    counts = chance.poisson(rates * minutes / 60)
    return counts, Looking(minutes, np.ceil(minutes / 60))


def rising(
    counts: np.ndarray, streets: list[int], factor: float, weeks: int = 4, indicator: int = 2
) -> np.ndarray:
    more = np.random.default_rng(9).poisson(
        (factor - 1) * np.maximum(counts[indicator, streets].mean(1, keepdims=True), 0.4),
        (len(streets), weeks),
    )
    counts = counts.copy()
    counts[indicator, streets, -weeks:] += more
    return counts


def found(counts: np.ndarray, looking: Looking, **more: object) -> list:
    given = {"weeks": [LAST], "settings": Settings(least_score=3.0)} | more
    return find(counts.__getitem__, len(counts), looking, grid(), **given)


def test_find_names_the_streets_of_a_rise() -> None:
    counts, looking = ordinary()
    alert = found(rising(counts, [27, 28, 35], 8), looking)[0]
    assert (alert.indicator, set(alert.streets), alert.week, alert.direction) == (2, {27, 28, 35}, LAST, 1)
    assert alert.effort is Effort.MINUTES
    assert alert.noted > 3 * alert.expected


def test_find_explains_with_sums_of_its_window() -> None:
    counts, looking = ordinary()
    counts = rising(counts, [27, 28, 35], 8)
    alert = found(counts, looking)[0]
    rows, inside = list(alert.streets), slice(WEEKS - alert.weeks, WEEKS)
    first = WEEKS - alert.weeks
    assert alert.noted == counts[2, rows, inside].sum()
    assert alert.looked == looking.minutes[rows, inside].sum()
    assert alert.usual == pytest.approx(
        counts[2, rows, first - 52 : first].sum() / min(first, 52) * alert.weeks
    )


def test_find_says_nothing_in_an_ordinary_week() -> None:
    counts, looking = ordinary()
    assert found(counts, looking, settings=Settings(least_score=6.0)) == []


def test_find_sees_a_fall_only_downwards() -> None:
    counts, looking = ordinary(rate=4)
    counts[2, [27, 28, 35], -6:] = 0
    alert = found(counts, looking, direction=-1)[0]
    assert (alert.indicator, set(alert.streets), alert.noted) == (2, {27, 28, 35}, 0)
    assert [rise for rise in found(counts, looking) if rise.indicator == 2 and 27 in rise.streets] == []


@pytest.mark.parametrize("known", ["minutes", "people"])
def test_find_takes_a_new_volunteer_for_looking(known: str) -> None:
    """One street is walked ten times as much as before, and ten times as much is noted."""
    counts, looking = ordinary()
    chance = np.random.default_rng(5)
    minutes, people = looking.minutes.copy(), looking.people.copy()
    minutes[20, -4:] *= 10
    people[20, -4:] += 1
    counts[:, 20, -4:] = chance.poisson(10 * np.maximum(counts[:, 20].mean(1), 0.2)[:, None], (NUMBER, 4))
    nothing = np.zeros_like(minutes)
    seen = Looking(minutes, people) if known == "minutes" else Looking(nothing, people)
    assert [
        alert for alert in found(counts, seen, settings=Settings(least_score=5.0)) if 20 in alert.streets
    ] == []


def test_find_gives_the_same_week_by_week_and_all_together() -> None:
    counts, looking = ordinary()
    counts = rising(counts, [27, 28, 35], 8)
    weeks = range(WEEKS - 10, WEEKS)
    apart = [alert for week in weeks for alert in found(counts, looking, weeks=[week])]
    whole = found(counts, looking, weeks=weeks)
    assert [(a.week, a.indicator, a.streets, a.weeks, a.noted) for a in whole] == [
        (a.week, a.indicator, a.streets, a.weeks, a.noted) for a in apart
    ]
    assert [a.score for a in whole] == pytest.approx([a.score for a in apart], rel=1e-3)


def test_find_does_not_look_ahead() -> None:
    counts, looking = ordinary()
    counts = rising(counts, [27, 28, 35], 8, weeks=8)
    later = counts.copy()
    later[:, :, -3:] = 50
    now = found(counts, looking, weeks=[WEEKS - 4])
    assert now == found(later, looking, weeks=[WEEKS - 4])
    assert now[0].indicator == 2


def test_find_does_not_learn_what_is_frozen() -> None:
    counts, looking = ordinary()
    counts = rising(counts, [27], 8, weeks=30)
    frozen = np.zeros(counts[0].shape, bool)
    frozen[27, -30:] = True

    def expected(**more: object) -> float:
        return next(
            alert.expected / alert.weeks for alert in found(counts, looking, **more) if alert.streets[0] == 27
        )

    assert expected(frozen=frozen, settings=Settings(least_score=0.5)) < 0.5 * counts[2, 27, -30:].mean()
    assert found(counts, looking, frozen=frozen)[0].score > 2 * max(
        (alert.score for alert in found(counts, looking) if alert.streets[0] == 27), default=0
    )


def test_quiet_streets_are_judged_with_their_neighbourhood() -> None:
    counts, looking = ordinary(rate=0.03)
    assert not by_itself(counts.sum(0), Settings()).any()
    counts[2, :32:5, -3:] += 1
    alert = found(counts, looking)[0]
    hoods = grid().hood
    assert set(alert.streets) == set(np.flatnonzero(hoods == hoods[alert.streets[0]]).tolist())


@pytest.mark.parametrize("kind", ["empty", "alone", "no edges", "no effort", "short"])
def test_find_stands_on_little(kind: str) -> None:
    counts, looking = ordinary()
    streets = grid()
    if kind == "empty":
        counts = counts * 0
    if kind == "alone":
        streets = Streets(np.zeros((0, 2), int), np.zeros(1, int))
        counts, looking = counts[:, :1], Looking(looking.minutes[:1], looking.people[:1])
    if kind == "no edges":
        streets = replace(streets, edges=np.zeros((0, 2), int))
    if kind == "no effort":
        looking = Looking(looking.minutes * 0, looking.people * 0)
    if kind == "short":
        counts, looking = counts[:, :, :5], Looking(looking.minutes[:, :5], looking.people[:, :5])
    alerts = find(counts.__getitem__, NUMBER, looking, streets, weeks=range(counts.shape[2]))
    assert all(np.isfinite(alert.score) and np.isfinite(alert.expected) for alert in alerts)
    if kind == "no effort":
        assert {alert.effort for alert in alerts} <= {Effort.NONE}
    if kind in {"empty", "short"}:
        assert alerts == []


def test_notes_without_a_visit_do_not_explode() -> None:
    counts, looking = ordinary()
    minutes, people = looking.minutes.copy(), looking.people * 0
    minutes[20] = 0
    counts[:, 20] = 0
    counts[1, 20, -1] = 3
    assert [a for a in found(counts, Looking(minutes, people)) if 20 in a.streets] == []


def test_town_sees_what_the_streets_do_not() -> None:
    """Everything falls to a third everywhere: one sentence on the town, and silence in the streets."""
    counts, looking = ordinary(rate=2)
    counts[:, :, -6:] = np.random.default_rng(3).binomial(counts[:, :, -6:], 1 / 3)
    alerts = town(counts.__getitem__, NUMBER, looking, grid(), weeks=[LAST], direction=-1)
    assert {alert.indicator for alert in alerts} == set(range(NUMBER))
    assert all(alert.noted < 0.5 * alert.expected for alert in alerts)
    assert found(counts, looking, direction=-1, settings=Settings(least_score=5.0)) == []


def test_town_is_silent_in_ordinary_weeks() -> None:
    counts, looking = ordinary()
    for direction in (1, -1):
        assert (
            town(counts.__getitem__, NUMBER, looking, grid(), weeks=range(30, 60), direction=direction) == []
        )


def test_calibration_keeps_to_the_budget_in_other_ordinary_towns() -> None:
    settings = Settings(least_score=0.0)
    weeks = range(WEEKS - 15, WEEKS)
    counts, looking = ordinary()
    score = calibrate(
        find, counts.__getitem__, NUMBER, looking, grid(), weeks=weeks, budget=20, settings=settings
    )
    new = 0
    for seed in range(2, 6):
        counts, looking = ordinary(seed)
        new += len(
            fresh(a for a in found(counts, looking, weeks=weeks, settings=settings) if a.score >= score)
        )
    assert 0.3 < new / (4 * STREETS * len(weeks) / 1000) / 20 < 2


def test_together_finds_what_is_too_little_for_each() -> None:
    """A rise of three indicators on two streets, at one false alert a week per 1,000 streets for each search."""
    weeks = range(WEEKS - 15, WEEKS)
    settings = Settings(least_score=0.0)
    counts, looking = ordinary(number=12)
    joint = calibrate(
        together, counts.__getitem__, 12, looking, grid(), weeks=weeks, budget=1, settings=settings
    )
    single = calibrate(
        find, counts.__getitem__, 12, looking, grid(), weeks=weeks, budget=1, settings=settings
    )
    hits = {"joint": 0, "single": 0}
    for seed in range(2, 8):
        counts, looking = ordinary(seed, number=12)
        for indicator in (1, 5, 9):
            counts = rising(counts, [27, 28], 2.0, weeks=4, indicator=indicator)
        given = (counts.__getitem__, 12, looking, grid())
        several = together(*given, weeks=[LAST], settings=settings)
        each = find(*given, weeks=[LAST], settings=settings)
        hits["joint"] += any(27 in a.streets or 28 in a.streets for a in several if a.score >= joint)
        hits["single"] += any(27 in a.streets or 28 in a.streets for a in each if a.score >= single)
    assert hits["joint"] > hits["single"]


def test_fresh_rests_a_street_that_was_named() -> None:
    counts, looking = ordinary()
    counts = rising(counts, [27, 28, 35], 8, weeks=5)
    alerts = [
        a
        for a in found(counts, looking, weeks=range(WEEKS - 5, WEEKS))
        if a.indicator == 2 and 27 in a.streets
    ]
    assert len(alerts) > 1
    assert len(fresh(alerts)) == 1


def test_enough_asks_for_a_few_notes() -> None:
    assert (enough(0.4, 2), enough(3.0, 0), enough(0.4, 3)) == (False, True, True)


def test_precision_waits_for_twenty_judgements() -> None:
    assert precision(10, 9) is None
    assert precision(14, 6) == pytest.approx(15 / 22)
