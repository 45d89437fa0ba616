"""What a measure did, on invented streets of which the truth is known. `python -m bench.proof` tries the same at length."""

from dataclasses import replace

import numpy as np
import pytest

from bench.proof import placebo_share, tried
from bench.proof_streets import Scene, town, towns
from straatwijs.plans.calculations.effect import (
    Lack,
    Panel,
    Verdict,
    comparable,
    effect,
    expected,
    placebos,
    response,
)

pytestmark = pytest.mark.any_database


def asked(panel: Panel):
    return effect(panel, [one.street for one in comparable(panel)])


def steady(*, streets: int = 12, weeks: int = 78, start: int = 52, each: int = 2) -> Panel:
    """Streets in which the same is noted every week, at half an hour of looking."""
    counts = np.full((streets, weeks), each)
    return Panel(counts, np.full(counts.shape, 30.0), (0,), start)


@pytest.mark.parametrize(("ratio", "looking"), [(0.5, "same"), (1.0, "more"), (0.8, "less"), (1.5, "more")])
def test_interval_holds_the_truth_as_often_as_it_says(ratio, looking):
    tally = tried(Scene(ratio=ratio, looking=looking), seed=3, runs=100)
    assert 0.88 <= tally.share <= 0.99, (tally.share, tally.runs)


def test_streets_where_nothing_was_done_seldom_show_an_effect():
    shown, checked = placebo_share(Scene(ratio=0.5, looking="more"), seed=5, runs=20)
    assert (checked >= 380, shown / checked <= 0.08) == (True, True), shown / checked


def test_half_is_found_where_streets_are_calm_and_notes_are_many():
    tally = tried(Scene(ratio=0.5, notes=8, restless=0.4, treated=3), seed=7, runs=40)
    assert tally.said[Verdict.LESS] >= 37
    assert tally.said[Verdict.MORE] == 0


def test_new_volunteer_is_no_effect_though_the_counts_double():
    """Without the looking the same notes would read as twice as bad."""
    seen, blind = [], []
    for panel in towns(Scene(looking="more", notes=8, restless=0.5), seed=9, runs=30):
        seen.append(np.log(asked(panel).ratio))
        unknown = replace(panel, effort=np.full(panel.effort.shape, 30.0))
        blind.append(np.log(asked(unknown).ratio))
    assert np.mean(blind) > 0.5
    assert abs(np.mean(seen)) < 0.12


def test_season_that_all_streets_share_is_no_effect():
    panel = steady(each=8)
    panel.counts[:, 52:] = 3
    found = asked(panel)
    assert (found.verdict, round(found.ratio, 1)) == (Verdict.NO_DIFFERENCE, 1.0)


def test_nothing_noted_any_more_is_less_and_has_a_finite_interval():
    panel = steady()
    panel.counts[0, 52:] = 0
    found = asked(panel)
    assert (found.verdict, found.lack, found.noted_after) == (Verdict.LESS, None, 0)
    assert 0 < found.low < found.ratio < found.high < 0.5
    assert round(found.expected) == 52


@pytest.mark.parametrize(
    ("panel", "lack"),
    [
        (steady(weeks=40, start=12), Lack.WEEKS_BEFORE),
        (steady(weeks=59, start=52), Lack.WEEKS_AFTER),
        (steady(streets=5), Lack.STREETS),
        (replace(steady(), effort=np.zeros((12, 78))), Lack.LOOKING),
        (steady(each=0), Lack.NOTES),
    ],
)
def test_too_little_says_what_there_is_too_little_of(panel, lack):
    found = effect(panel, range(1, len(panel.counts)))
    assert (found.verdict, found.lack) == (Verdict.TOO_LITTLE, lack)


def test_comparable_streets_are_alike_before_the_start_and_what_comes_after_is_not_read():
    panel = town(Scene(notes=4), np.random.default_rng(4))
    chosen = comparable(panel)
    other = replace(panel, counts=panel.counts.copy(), effort=panel.effort.copy())
    other.counts[:, panel.start :] = 99
    other.effort[:, panel.start :] = 0
    assert comparable(other) == chosen
    assert all(0.25 <= one.level <= 4 for one in chosen)
    counts = np.vstack([panel.counts, panel.counts[:1]])
    twin = replace(panel, counts=counts, effort=np.vstack([panel.effort, panel.effort[:1]]))
    assert comparable(twin)[0].street == len(panel.counts)
    left = comparable(twin, leave_out=[len(panel.counts)])
    assert len(panel.counts) not in {one.street for one in left}


def test_check_asks_each_comparable_street_without_the_street_of_the_measure():
    panel = steady()
    panel.counts[0, 52:] = 20
    checks = placebos(panel, range(1, 12))
    assert [check.street for check in checks] == list(range(1, 12))
    assert [check.effect.streets for check in checks] == [10] * 11
    assert not any(check.shows_effect for check in checks)


def test_expected_course_follows_the_looking_and_adds_up_to_what_was_noted_before():
    panel = steady()
    panel.effort[0, 52:] = 120
    line = expected(panel, range(1, 12), response(panel))
    assert round(float(line[:52].sum())) == int(panel.counts[0, :52].sum())
    assert line[60] > 2 * line[40]


def test_power_of_looking_is_learned_from_all_streets_but_not_from_the_measure():
    panel = town(Scene(streets=120, notes=6), np.random.default_rng(8))
    learned = response(panel)
    panel.counts[0, panel.start :] = 500
    assert response(panel) == learned
    assert 0.5 < learned.power < 1.2
    assert response(steady()).doubt > 0.15  # looking that never differs teaches nothing
