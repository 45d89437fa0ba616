"""Counting ballots, held against a count by hand on invented ones."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from straatwijs.agenda.calculations.choices import LEAST, Vote, count_votes, numbers_by_perspective, podium

OPTIONS = (1, 2, 3, 4, 5)
PERSPECTIVES = ("resident", "young_resident", "entrepreneur", "")

votes = st.builds(
    Vote,
    ranked=st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=3, unique=True).map(tuple),
    perspective=st.sampled_from(PERSPECTIVES),
)
ballots = st.lists(votes, max_size=60)


def by_hand(given_votes: list[Vote]) -> dict[int, int]:
    """Points as somebody with the count list and a pencil gets them."""
    points = dict.fromkeys(OPTIONS, 0)
    for vote in given_votes:
        for option, worth in zip(vote.ranked, (3, 2, 1), strict=False):
            points[option] += worth
    return points


@given(ballots)
def test_points_are_those_of_a_pencil_and_paper(given_votes):
    lines = count_votes(Counter(given_votes), OPTIONS)
    assert {line.option: line.points for line in lines} == by_hand(given_votes)


@given(ballots, st.randoms(use_true_random=False))
def test_counting_again_in_another_order_gives_the_same(given_votes, chance):
    shuffled = chance.sample(given_votes, len(given_votes))
    assert count_votes(Counter(shuffled), OPTIONS) == count_votes(Counter(given_votes), OPTIONS)


@given(ballots)
def test_places_follow_the_points_and_ties_share_one(given_votes):
    lines = count_votes(Counter(given_votes), OPTIONS)
    assert [line.points for line in lines] == sorted((line.points for line in lines), reverse=True)
    for line in lines:
        assert line.rank == 1 + sum(other.points > line.points for other in lines)


def test_ties_share_a_place_and_the_next_one_is_skipped():
    lines = count_votes(
        Counter({Vote(ranked=(2,)): 1, Vote(ranked=(4,)): 1, Vote(ranked=(1, 5)): 0}), OPTIONS
    )
    assert [(line.option, line.rank) for line in lines] == [(2, 1), (4, 1), (1, 3), (3, 3), (5, 3)]
    assert [line.option for line in podium(lines)] == [2, 4]


@pytest.mark.parametrize("ranked", [(), (9,), (1, 1), (1, 2, 3, 4)])
def test_vote_that_cannot_be_is_refused(ranked):
    with pytest.raises(ValueError, match="one to three"):
        count_votes(Counter({Vote(ranked=ranked): 1}), OPTIONS)


@given(ballots)
def test_hidden_perspectives_are_together_nothing_or_enough(given_votes):
    numbers = numbers_by_perspective(Counter(given_votes), PERSPECTIVES)
    real = Counter(vote.perspective for vote in given_votes)
    shown = {code: number for code, number in numbers.items() if number is not None}
    assert shown == {code: real[code] for code in shown}
    assert all(number >= LEAST for number in shown.values())
    rest = len(given_votes) - sum(shown.values())
    assert not shown or rest == 0 or rest >= LEAST


@given(ballots)
def test_nothing_is_hidden_without_need(given_votes):
    numbers = numbers_by_perspective(Counter(given_votes), PERSPECTIVES)
    real = Counter(vote.perspective for vote in given_votes)
    small = sum(number for number in real.values() if number < LEAST)
    hidden_for_others = [code for code, number in numbers.items() if number is None and real[code] >= LEAST]
    assert len(hidden_for_others) == (1 if 0 < small < LEAST and max(real.values()) >= LEAST else 0)


def test_one_small_group_hides_the_smallest_large_one_with_it():
    given_votes = Counter(
        {
            Vote(ranked=(1,), perspective="resident"): 30,
            Vote(ranked=(1,), perspective="young_resident"): 6,
            Vote(ranked=(1,), perspective="entrepreneur"): 2,
        }
    )
    assert numbers_by_perspective(given_votes, PERSPECTIVES) == {
        "resident": 30, "young_resident": None, "entrepreneur": None, "": None,
    }  # fmt: skip
