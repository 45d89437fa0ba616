"""Figures about answers, held against figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from straatwijs.feedback.calculations import median, percentage


@pytest.mark.parametrize(
    ("numbers", "middle"),
    [
        ({}, None),
        ({4: 1}, 4),
        ({1: 1, 4: 1}, 2.5),
        ({0: 3, 9: 1}, 0),
        ({2: 1, 3: 1, 30: 1}, 3),
        ({5: 0, 7: 2}, 7),
    ],
)
def test_median_of_counted_values(numbers, middle):
    assert median(numbers) == middle


@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_median_is_the_one_of_the_sorted_list(values):
    counted = {value: values.count(value) for value in values}
    ordered = sorted(values)
    half = len(ordered) // 2
    expected = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    assert median(counted) == expected


@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [(0, 0, None), (0, 9, 0), (1, 1000, 1), (999, 1000, 99), (5, 5, 100), (1, 3, 33)],
)
def test_percentage_hides_neither_the_first_nor_the_last(part, whole, share):
    assert percentage(part, whole) == share
