"""The rules at the closing of a block and of a quarter, with figures worked out by hand."""

from collections.abc import Sequence

import pytest

from straatwijs.privacy.calculations.cells import (
    Cell,
    Note,
    Plan,
    minutes_of,
    number_of,
    people_of,
    rounded,
)
from straatwijs.privacy.calculations.closing import Counts, Published, close_block
from straatwijs.privacy.plan import STAR

KEYS = {
    "street": ("", "A", "B", "C"),
    "indicator": ("noise", "violence"),
    "perspective": ("", "resident", "entrepreneur"),
}


def phone(number: int) -> bytes:
    return b"phone %d" % number


def notes_of(phones: Sequence[int], *, each: int = 1, **where: str) -> tuple[Note, ...]:
    return tuple(
        Note(reference=number * 100 + time, phone=phone(number), **where)
        for number in phones
        for time in range(each)
    )


def close(
    notes: Sequence[Note],
    *,
    familiar: Sequence[int] = range(100),
    last: bool = True,
    star: str = "social",
    closed: Sequence[Note] = (),
    blocks: Sequence[Cell] = (),
) -> Published:
    plan = Plan(star=STAR[star], block="B3" if last else "B1", ends_quarter=last, keys=KEYS)
    counts = Counts(open=tuple(notes), closed=tuple(closed), blocks=tuple(blocks))
    return close_block(counts, {phone(number) for number in familiar}, plan)


def numbers(published: Published, part: str) -> dict[str, int | None]:
    return {cell.key: cell.number for cell in published.cells if cell.part == part}


def test_block_with_five_people_closes():
    published = close(notes_of(range(5)), last=False)

    assert published == Published(closed=True, cells=(Cell(part="block", key="B1", shown=True, number=5),))


def test_block_with_four_people_stays_open():
    published = close(notes_of(range(4), each=3), last=False)

    assert published == Published(closed=False, cells=(Cell(part="block", key="B1"),))


def test_five_cleared_browsers_of_one_day_open_nothing():
    assert not close(notes_of(range(5)), familiar=[]).closed


@pytest.mark.parametrize(("familiar", "closes"), [(2, False), (3, True)])
def test_three_of_five_phones_must_be_familiar(familiar, closes):
    assert close(notes_of(range(5)), familiar=range(familiar)).closed is closes


@pytest.mark.parametrize(("people", "familiar", "closes"), [(9, 9, False), (10, 5, False), (10, 6, True)])
def test_figures_about_homes_need_ten_people(people, familiar, closes):
    assert close(notes_of(range(people)), familiar=range(familiar), star="household").closed is closes


def test_loud_person_counts_three_times():
    loud = notes_of([1], each=40)

    assert number_of(loud) == 3
    assert numbers(close(loud + notes_of(range(2, 6)), last=False), "block") == {"B1": 5}


def test_notes_without_a_phone_count_as_one_person():
    without = tuple(Note(reference=number) for number in range(40))

    assert (people_of(without), number_of(without)) == (1, 3)
    assert close(notes_of(range(4)) + without).closed
    assert not close(notes_of(range(3)) + without).closed


def test_carried_notes_count_without_people():
    carried = tuple(Note(reference=number, carried=True) for number in range(2))

    assert (people_of(carried), number_of(carried)) == (0, 2)
    assert not close(notes_of(range(4)) + carried).closed
    assert numbers(close(notes_of(range(6)) + carried, last=False), "block") == {"B1": 10}


def test_carried_notes_alone_are_a_remainder_that_must_be_hidden():
    """Nobody is known to be behind them, but somebody is: the remainder is not nothing."""
    carried = (Note(reference=900, carried=True, street="B"),)
    published = close(notes_of(range(8), street="A") + carried)

    assert numbers(published, "street") == {"": None, "A": None, "B": None, "C": None}


def test_rest_of_a_total_hides_the_smallest_shown_part():
    """Two people in C are the rest of the total, so B goes too; then seven people hide among each other."""
    published = close(
        notes_of(range(9), street="A") + notes_of(range(20, 25), street="B") + notes_of([30, 31], street="C")
    )

    assert numbers(published, "street") == {"": None, "A": 10, "B": None, "C": None}


def test_ties_are_hidden_by_code():
    published = close(
        notes_of(range(5), street="A") + notes_of(range(20, 25), street="B") + notes_of([30], street="C")
    )

    assert numbers(published, "street") == {"": None, "A": None, "B": 5, "C": None}


def test_remainder_of_nobody_hides_nothing():
    published = close(notes_of(range(9), street="A") + notes_of(range(20, 25), street="B"))

    assert numbers(published, "street") == {"": None, "A": 10, "B": 5, "C": None}


def test_note_with_an_unknown_key_is_part_of_the_remainder():
    published = close(notes_of(range(9), indicator="noise") + notes_of([30], indicator="retired"))

    assert numbers(published, "indicator") == {"noise": None, "violence": None}


def test_ways_of_parting_never_cross():
    """Every cell names one part only: no street with an indicator, no indicator with a block."""
    published = close(notes_of(range(20), street="A", indicator="noise", perspective="resident"))

    assert [(cell.part, cell.key) for cell in published.cells] == [
        ("block", "B3"),
        ("root", ""),
        *(("street", key) for key in KEYS["street"]),
        *(("indicator", key) for key in KEYS["indicator"]),
        *(("perspective", key) for key in KEYS["perspective"]),
    ]


def test_figures_about_homes_are_parted_by_indicator_only():
    published = close(notes_of(range(12), indicator="noise", street="A"), star="household")

    assert [(cell.part, cell.key, cell.number) for cell in published.cells] == [
        ("root", "", 10),
        ("indicator", "noise", 10),
        ("indicator", "violence", None),
    ]


@pytest.mark.parametrize("few", [0, 1, 4])
def test_zero_and_few_look_alike(few):
    """The five behind A make the remainder safe; what differs is only how many few are."""
    notes = notes_of(range(50, 59), street="A") + notes_of(range(20, 26), street="C")
    published = close(notes + notes_of(range(few), street="B"))
    none = close(notes_of(range(50, 59), street="A") + notes_of(range(20, 26), street="C"))

    hidden = [cell for cell in published.cells if cell.part == "street" and not cell.shown]
    assert Cell(part="street", key="B") in hidden
    assert [(cell.part, cell.key) for cell in published.cells] == [
        (cell.part, cell.key) for cell in none.cells
    ]


def test_root_is_the_sum_of_its_blocks():
    earlier = (Cell(part="block", key="B1", shown=True, number=15), Cell(part="block", key="B2"))
    published = close(notes_of(range(11)), blocks=earlier, closed=notes_of(range(40, 53)))

    assert numbers(published, "root") == {"": 25}


def test_quarter_with_an_open_last_block_shows_its_closed_blocks_only():
    earlier = (Cell(part="block", key="B1", shown=True, number=10),)
    published = close(
        notes_of(range(4), street="B"), closed=notes_of(range(20, 30), street="A"), blocks=earlier
    )

    assert not published.closed
    assert numbers(published, "root") == {"": 10}
    assert numbers(published, "street") == {"": None, "A": 10, "B": None, "C": None}


def test_quarter_without_a_closed_block_shows_nothing():
    published = close(notes_of(range(4), each=3, street="A"))

    assert {cell.shown for cell in published.cells} == {False}


@pytest.mark.parametrize(
    ("number", "shown"), [(1, 5), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (97, 95), (98, 100)]
)
def test_numbers_are_rounded_to_five(number, shown):
    assert rounded(number, 5) == shown


@pytest.mark.parametrize(("minutes", "shown"), [(1, 30), (44, 30), (45, 60), (100, 90), (605, 600)])
def test_minutes_are_rounded_to_half_hours(minutes, shown):
    assert rounded(minutes, 30) == shown


def test_looking_counts_three_visits_of_two_hours_per_phone():
    rounds = tuple(Note(reference=number, phone=phone(1), minutes=600) for number in range(9))
    published = close(
        rounds
        + tuple(Note(reference=90 + number, phone=phone(number), minutes=15) for number in range(2, 6)),
        star="looking",
    )

    assert minutes_of(rounds) == 360
    assert published.cells[:2] == (
        Cell(part="block", key="B3", shown=True, number=5, minutes=420),
        Cell(part="root", shown=True, number=5, minutes=420),
    )
