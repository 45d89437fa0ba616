"""The search against the cases of the source: what they report, from what they had at their start, in words only."""

import pytest

from straatwijs.plans.queries.known_links import known_links, linking_rules
from straatwijs.plans.recognition import themes_in
from tests.plans.told_cases import cases, crowded, reported, said_otherwise

pytestmark = pytest.mark.any_database


def _found(asked, *, leave_out):
    """Numbers of the twenty that stand among the first five proposals of their case."""
    numbers = [
        number
        for case in asked
        for number, _works, _need in case.found(linking_rules(without_case=case.name if leave_out else ""))
        if number
    ]
    return sorted(numbers)


def test_the_list_of_reported_links_and_the_cases_name_the_same_pairs():
    listed = [(row["number"] or "0", row["case"]) for row in reported()]
    told = [(str(number), case.name) for case in cases() for number, _works, _need in case.expected]
    assert sorted(told) == sorted(listed)
    assert [int(row["number"]) for row in reported() if row["number"]] == list(range(1, 21))


def test_reported_links_are_among_the_first_five():
    assert _found(cases(), leave_out=False) == list(range(1, 21))


def test_without_the_links_that_only_the_case_itself_gave():
    """Number 9 goes: only that case joined a renovation with the ground around it."""
    missed = set(range(1, 21)) - set(_found(cases(), leave_out=True))
    assert missed == {9}


def test_among_the_wishes_of_all_other_cases_too():
    """docs/linking.md gives these figures; the wishes of eight other cases are laid in the same streets."""
    full = [crowded(case) for case in cases()]
    whole, without = _found(full, leave_out=False), _found(full, leave_out=True)
    assert (len(whole), len(without)) == (17, 13)


def test_works_moved_elsewhere_are_linked_with_nothing():
    moved = {
        case.name: (case.elsewhere(time=False).proposals(), case.elsewhere(place=False).proposals())
        for case in cases()
    }
    assert moved == {case.name: ([], []) for case in cases()}
    assert len(moved) == 9


def test_most_of_what_people_mean_is_heard_in_other_words():
    themes = {need.ref: set(need.themes) for case in cases() for need in case.needs}
    deaf = [words for need, words in said_otherwise() if not themes[need] & set(themes_in(words))]
    assert deaf == ["Ze maaien te vaak, er bloeit niets meer"]
    assert len(said_otherwise()) == 51


def test_cases_behind_the_catalogue_have_their_lines():
    """A reader can look up each case; those of the list agree with it."""
    lines = {row["case"] for row in reported()}
    seen = {seen.case for link in known_links().values() for seen in link.seen}
    assert lines <= seen
    assert [
        link.id
        for link in known_links().values()
        for seen in link.seen
        if not all(0 < int(start) <= int(end) <= 6003 for start, end in _ranges(seen.lines))
    ] == []


def _ranges(lines):
    return [part.split("-") for part in lines.split()]
