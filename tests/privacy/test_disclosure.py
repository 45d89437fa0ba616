"""Nobody can compute a hidden cell back: a linear program per hidden cell, crossed ones too."""

from itertools import islice

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from straatwijs.privacy.plan import STAR
from tests.privacy.worlds import Attacker, Quarter, publish, random_notes, small_hidden_cells

CELLS_PER_WORLD = 10
worlds = st.integers(min_value=0, max_value=2**32 - 1)
sizes = st.integers(min_value=6, max_value=36)


def narrowest(quarter: Quarter, *, rounded_to: int, seed: int, star: str = "social") -> float:
    """The narrowest interval the attacker finds over the single parts and a draw of the crossed cells."""
    cells = small_hidden_cells(quarter, STAR[star].threshold)
    single = [place for place in cells if len(place) == 1]
    crossed = [place for place in cells if len(place) > 1]
    order = np.random.default_rng(seed).permutation(len(crossed))
    drawn = [*islice(single, CELLS_PER_WORLD), *(crossed[index] for index in order[:CELLS_PER_WORLD])]
    attacker = Attacker(quarter, rounded_to)
    intervals = [attacker.interval(place) for place in drawn]
    return min((high - low for low, high in intervals), default=float("inf"))


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=worlds, people=sizes)
def test_hidden_cells_stay_unknown_even_with_exact_numbers(seed, people):
    """The proof does not lean on rounding: with exact numbers every interval is wider than one."""
    quarter = publish(random_notes(seed, people=people, most_each=3), rounded_to=1)

    assert narrowest(quarter, rounded_to=1, seed=seed) > 1


@settings(max_examples=25, deadline=None, derandomize=True)
@given(seed=worlds, people=sizes)
def test_hidden_cells_stay_unknown_with_rounded_numbers(seed, people):
    quarter = publish(random_notes(seed, people=people, most_each=3))

    assert narrowest(quarter, rounded_to=5, seed=seed) > 1


@settings(max_examples=8, deadline=None, derandomize=True)
@given(seed=worlds, people=st.integers(min_value=12, max_value=60))
def test_hidden_indicators_of_homes_stay_unknown(seed, people):
    notes = random_notes(seed, people=people, most_each=3)
    in_last_block = [("B3", note) for _, note in notes]
    quarter = publish(in_last_block, rounded_to=1, star="household")
    root = quarter.cells["root", ""]
    # What a reader holds of a star without blocks: the root takes the place of its one block.
    seen = Quarter({**quarter.cells, ("block", "B3"): root}, quarter.notes, ())

    assert narrowest(seen, rounded_to=1, seed=seed, star="household") > 1


@settings(max_examples=8, deadline=None, derandomize=True)
@given(seed=worlds, people=sizes)
def test_hidden_cells_stay_unknown_over_two_quarters(seed, people):
    """What the first quarter left open joins the second as notes without people."""
    first = publish(random_notes(seed, people=6, most_each=1), rounded_to=1)
    notes = [one for one in random_notes(seed + 1, people=people, most_each=3) if one[1].phone]
    second = publish(notes, carried=first.left_open[:3], rounded_to=1)

    assert narrowest(first, rounded_to=1, seed=seed) > 1
    assert narrowest(second, rounded_to=1, seed=seed) > 1


def test_without_the_remainder_rule_the_attacker_wins():
    """The same attack on the same worlds finds hidden cells as soon as the rule is off."""
    found = 0
    for seed in range(10):
        quarter = publish(random_notes(seed, people=24, most_each=3), rounded_to=1, guards_remainder=False)
        found += narrowest(quarter, rounded_to=1, seed=seed) <= 1

    assert found > 0


@pytest.mark.parametrize("seed", range(4))
def test_attacker_reads_what_is_shown(seed):
    """The linear program itself is sound: a shown exact cell has an interval of one value, the true one."""
    quarter = publish(random_notes(seed, people=30, most_each=3), rounded_to=1)
    shown = {key: cell for key, cell in quarter.cells.items() if cell.shown and key[0] != "root"}

    for (way, key), cell in shown.items():
        low, high = Attacker(quarter, 1).interval({way: key})
        assert (round(low), round(high)) == (cell.number, len(quarter.notes_in({way: key})))
