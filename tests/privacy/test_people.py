"""Who counts as a person at a closing: phones, loud ones, late ones, cleared ones, and the turn of the key."""

from datetime import date

import pytest

from straatwijs.observations.actions.contributions import withdraw
from straatwijs.observations.models import Contribution
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.models import PublishedCell
from tests.privacy.conftest import HELP, NOISE, RUBBISH, give, look, make_familiar, moment

pytestmark = pytest.mark.django_db


def close(day: str) -> list[str]:
    """Close what is due on this day; the blocks that were closed."""
    return [str(closing.block) for closing in publish_counts(as_of=date.fromisoformat(day))]


def published(area, *, part, kind="social", side="annoying", quarter="2026-Q4") -> dict[str, int | None]:
    cells = PublishedCell.objects.filter(area=area, kind=kind, side=side, part=part, quarter=quarter)
    return dict(cells.order_by("key").values_list("key", "number"))


def test_five_cleared_browsers_in_one_day_open_nothing(little_town, autumn, note_by_each):
    note_by_each(range(1, 6), little_town.wilgenstraat, when=autumn.first_block)
    note_by_each(range(1, 6), little_town.iepenpad, RUBBISH, when=autumn.first_block)
    close(autumn.closings[2])

    assert PublishedCell.objects.filter(shown=True).count() == 0


def test_phone_that_lies_about_the_time_is_not_familiar(little_town, autumn):
    """Five cleared browsers send notes of two weeks, all in one day."""
    for phone in range(1, 6):
        for noted in ("2026-09-29 10:00", "2026-10-06 10:00"):
            give(little_town.wilgenstraat, when=noted, received="2026-10-08 10:00", phone=phone)
    close(autumn.closings[2])

    assert Contribution.objects.count() == 10
    assert PublishedCell.objects.filter(shown=True).count() == 0


def test_visits_make_a_phone_familiar(little_town, autumn, note_by_each):
    note_by_each(range(1, 6), little_town.wilgenstraat, when=autumn.first_block)
    for phone in range(1, 4):
        look(little_town.akkerlaan, when="2026-10-14 10:00", phone=phone)
    close(autumn.closings[0])

    assert published(little_town.kade, part="block") == {"2026-Q4-B1": 5}


def test_loud_person_does_not_raise_the_number(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:5], little_town.wilgenstraat, when=autumn.first_block)
    for minute in range(10, 50):
        give(little_town.wilgenstraat, when=f"2026-10-06 11:{minute}", phone=1)
    close(autumn.closings[0])

    assert published(little_town.kade, part="block") == {"2026-Q4-B1": 5}


def test_late_note_counts_in_the_block_in_which_it_arrives(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:5], little_town.wilgenstraat, when=autumn.first_block)
    close(autumn.closings[0])
    late = {"when": autumn.first_block, "received": "2026-11-03 09:00"}
    note_by_each(regulars[5:12], little_town.wilgenstraat, **late)

    close(autumn.closings[1])

    assert published(little_town.kade, part="block") == {"2026-Q4-B1": 5, "2026-Q4-B2": 5}


def test_withdrawal_leaves_what_is_published_and_takes_the_note_from_what_follows(
    little_town, autumn, regulars, note_by_each
):
    kept = note_by_each(regulars[:8], little_town.wilgenstraat, when=autumn.first_block)
    close(autumn.closings[0])
    for one in kept[:4]:
        assert withdraw(token=one.receipt, code=one.withdrawal_code, now=moment("2026-11-10 12:00"))

    assert published(little_town.kade, part="block") == {"2026-Q4-B1": 10}
    close(autumn.closings[2])
    assert published(little_town.kade, part="block")["2026-Q4-B1"] == 10
    assert published(little_town.kade, part="root") == {"": 10}
    assert published(little_town.kade, part="street")["GM9901-wilgenstraat"] is None


def test_open_notes_go_to_the_next_quarter_without_people(little_town, autumn, regulars, note_by_each):
    """Four people in autumn and four in winter are no eight; with five in winter, all nine notes count."""
    note_by_each(regulars[:4], little_town.wilgenstraat, when=autumn.third_block)
    close(autumn.closings[2])
    phones = range(20, 25)
    make_familiar(little_town.akkerlaan, phones, weeks=("2027-01-05 10:00", "2027-01-12 10:00"))
    note_by_each(phones[:4], little_town.wilgenstraat, when="2027-01-13 10:00")
    close("2027-02-08")
    assert published(little_town.kade, part="block", quarter="2027-Q1") == {"2027-Q1-B1": None}

    note_by_each(phones[4:], little_town.iepenpad, when="2027-02-10 10:00")
    close("2027-03-08")

    # Five notes of this quarter, and of the four carried ones three: they are nobody's, so one pile.
    assert published(little_town.kade, part="block", quarter="2027-Q1")["2027-Q1-B2"] == 10


def test_turn_of_the_quarter_makes_no_two_people_of_one_phone(little_town, autumn, note_by_each):
    """The key turns on 4 January 2027; four phones note on both sides of it."""
    phones = range(1, 5)
    make_familiar(little_town.akkerlaan, phones, weeks=("2026-12-08 10:00", "2026-12-15 10:00"))
    make_familiar(little_town.akkerlaan, phones, weeks=("2027-01-05 10:00", "2027-01-12 10:00"))
    note_by_each(phones, little_town.wilgenstraat, when="2027-01-03 23:00")
    note_by_each(phones, little_town.wilgenstraat, when="2027-01-04 01:00")
    late = {"when": "2027-01-03 23:30", "received": "2027-01-12 09:00"}
    note_by_each(phones, little_town.wilgenstraat, **late)
    close("2027-04-12")

    assert PublishedCell.objects.filter(kind="social", shown=True).count() == 0


def test_week_53_is_part_of_the_fourth_quarter(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:5], little_town.wilgenstraat, when="2026-12-31 10:00")
    close("2027-01-10")
    assert published(little_town.kade, part="block").get("2026-Q4-B3") is None

    close("2027-01-11")

    assert published(little_town.kade, part="block")["2026-Q4-B3"] == 5
    assert published(little_town.kade, part="root") == {"": 5}


def test_imported_notes_about_people_make_no_crowd(little_town, autumn, regulars, note_by_each):
    """Fifty imported rows have no phone; they open nothing and raise nothing."""
    note_by_each(regulars[:5], little_town.wilgenstraat, when=autumn.first_block)
    note_by_each(regulars[:4], little_town.wilgenstraat, HELP, when=autumn.first_block)
    for minute in range(10, 35):
        for indicator in (NOISE, HELP):
            give(
                little_town.wilgenstraat,
                indicator,
                when=f"2026-10-06 11:{minute}",
                phone=None,
                channel="import",
            )
    close(autumn.closings[0])

    assert published(little_town.kade, part="block") == {"2026-Q4-B1": 5}
    assert published(little_town.kade, part="block", side="pleasant") == {"2026-Q4-B1": None}
