"""Rows by the plan: who sees what, whatever was noted."""

from datetime import date

import pytest

from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.queries import Reader, counts
from straatwijs.privacy.queries.parts import indicators_asked
from tests.privacy.conftest import CURTAINS, GREEN, HELP, NOISE, RUBBISH, give, look

pytestmark = pytest.mark.django_db

AUTUMN = {"first": date(2026, 9, 28), "last": date(2026, 12, 31)}
EVERYONE = Reader.everyone()
ASKED = indicators_asked()


def numbers(rows, *names):
    """The shown numbers above zero, under these fields of the row."""
    return {tuple(getattr(row, name) for name in names): row.number for row in rows if row.number}


def close(day: str) -> None:
    publish_counts(as_of=date.fromisoformat(day))


def test_things_are_exact_and_live_per_street_and_week(little_town, autumn):
    for phone, when in ((1, "2026-10-06 10:00"), (1, "2026-10-06 11:00"), (2, "2026-10-13 10:00")):
        give(little_town.wilgenstraat, RUBBISH, when=when, phone=phone)

    rows = counts(little_town.wilgenstraat, by="week", part="indicator", reader=EVERYONE, **AUTUMN)

    assert numbers(rows, "indicator", "period") == {(RUBBISH, "2026-W41"): 2, (RUBBISH, "2026-W42"): 1}


@pytest.mark.parametrize("place", ["kade", "quarter", "municipality"])
def test_things_add_up_in_every_area_above(little_town, autumn, place):
    give(little_town.wilgenstraat, RUBBISH, when=autumn.first_block)
    give(little_town.iepenpad, RUBBISH, when=autumn.second_block)

    rows = counts(getattr(little_town, place), by="quarter", reader=EVERYONE, **AUTUMN)

    assert numbers(rows, "kind", "side", "period") == {("object", "annoying", "2026-Q4"): 2}


def test_things_are_parted_by_street(little_town, autumn):
    give(little_town.wilgenstraat, RUBBISH, when=autumn.first_block)
    give(little_town.korte_steeg, RUBBISH, when=autumn.first_block)
    give(little_town.kade, RUBBISH, when=autumn.first_block)

    rows = counts(little_town.kade, by="block", part="street", reader=EVERYONE, **AUTUMN)

    assert numbers(rows, "street", "period") == {
        ("GM9901-wilgenstraat", "2026-Q4-B1"): 1,
        ("GM9901-korte-steeg", "2026-Q4-B1"): 1,
        ("", "2026-Q4-B1"): 1,
    }


def test_nothing_about_people_moves_before_the_closing(little_town, autumn, regulars, note_by_each):
    """Watch the counter: every row stays as it is while neighbours note and take back."""

    def look_around():
        return [
            counts(area, by=by, part=part, reader=EVERYONE, **AUTUMN)
            for area in (little_town.wilgenstraat, little_town.kade, little_town.municipality)
            for by in ("week", "block", "quarter")
            for part in ("", "street", "indicator", "perspective")
        ]

    before = look_around()
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block, perspective="resident")
    note_by_each(regulars, little_town.wilgenstraat, CURTAINS, when=autumn.first_block)
    look(little_town.wilgenstraat, when=autumn.first_block)

    assert look_around() == before
    close("2026-11-02")
    assert look_around() != before


def test_social_rows_come_per_block(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:7], little_town.wilgenstraat, when=autumn.first_block)
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.second_block)
    close("2026-11-30")

    rows = counts(little_town.kade, by="block", reader=EVERYONE, **AUTUMN)

    social = [row for row in rows if row.kind == "social" and row.side == "annoying"]
    assert [(row.period, row.number, row.about, row.shown, row.published_on) for row in social] == [
        ("2026-Q4-B1", 5, True, True, date(2026, 11, 2)),
        ("2026-Q4-B2", 10, True, True, date(2026, 11, 30)),
        ("2026-Q4-B3", None, True, False, None),
    ]


def test_days_widen_to_whole_blocks(little_town, autumn, regulars, note_by_each):
    """Overlapping ranges: one day asked gives the whole block, never a piece of it."""
    note_by_each(regulars[:7], little_town.wilgenstraat, when=autumn.first_block)
    close("2026-11-02")
    day = date(2026, 10, 20)

    rows = counts(little_town.kade, by="block", first=day, last=day, reader=EVERYONE)

    assert {row.period for row in rows} == {"2026-Q4-B1"}
    assert numbers(rows, "kind", "side") == {("social", "annoying"): 5}


@pytest.mark.parametrize("part", ["", "street", "indicator", "perspective"])
def test_there_are_no_weeks_about_people(little_town, autumn, regulars, note_by_each, part):
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block)
    close("2027-01-11")

    rows = counts(little_town.kade, by="week", part=part, reader=EVERYONE, **AUTUMN)

    assert {row.kind for row in rows} <= {"object"}
    assert numbers(rows, "kind") == {}


@pytest.mark.parametrize("part", ["street", "indicator", "perspective"])
def test_blocks_are_parted_no_further(little_town, autumn, regulars, note_by_each, part):
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block)
    close("2027-01-11")

    rows = counts(little_town.kade, by="block", part=part, reader=EVERYONE, **AUTUMN)

    assert numbers(rows, "kind") == {}


def test_quarter_is_parted_three_ways(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block, perspective="resident")
    note_by_each(regulars, little_town.wilgenstraat, CURTAINS, when=autumn.first_block)
    close("2027-01-11")

    def shown(area, part):
        rows = counts(area, by="quarter", part=part, reader=EVERYONE, **AUTUMN)
        return numbers(rows, "kind", "indicator", "street", "perspective")

    assert shown(little_town.kade, "") == {("social", "", "", ""): 10, ("household", "", "", ""): 10}
    assert shown(little_town.kade, "street") == {("social", "", "GM9901-wilgenstraat", ""): 10}
    assert shown(little_town.kade, "indicator") == {
        ("social", NOISE, "", ""): 10,
        ("household", CURTAINS, "", ""): 10,
    }
    assert shown(little_town.kade, "perspective") == {("social", "", "", "resident"): 10}


def test_street_has_only_its_own_total_about_people(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.korte_steeg, when=autumn.first_block, perspective="resident")
    close("2027-01-11")

    def shown(area, part):
        return numbers(counts(area, by="quarter", part=part, reader=EVERYONE, **AUTUMN), "side", "street")

    assert shown(little_town.korte_steeg, "") == {("annoying", "GM9901-iepenpad"): 10}
    assert shown(little_town.iepenpad, "street") == {("annoying", "GM9901-iepenpad"): 10}
    assert shown(little_town.wilgenstraat, "") == {}
    assert shown(little_town.korte_steeg, "indicator") == {}
    assert shown(little_town.korte_steeg, "perspective") == {}


def test_larger_areas_add_up_what_is_shown_below(little_town, autumn, regulars, note_by_each):
    """Three people in Het Veld are not shown there, so they are in no sum either."""
    note_by_each(regulars[:8], little_town.wilgenstraat, when=autumn.first_block)
    note_by_each(regulars[:3], little_town.akkerlaan, when=autumn.first_block)
    close("2027-01-11")

    def people(area):
        rows = counts(area, by="quarter", part="indicator", reader=EVERYONE, **AUTUMN)
        return numbers([row for row in rows if row.kind == "social"], "indicator")

    assert people(little_town.kade) == {(NOISE,): 10}
    assert people(little_town.quarter) == {(NOISE,): 10}
    assert people(little_town.municipality) == {(NOISE,): 10}
    assert people(little_town.veld) == {}


@pytest.mark.parametrize("few", [0, 1, 4])
def test_none_and_few_look_alike(little_town, autumn, regulars, note_by_each, few):
    note_by_each(regulars[:few], little_town.wilgenstraat, when=autumn.first_block, perspective="resident")
    close("2027-01-11")

    asked = sum(indicator.kind != "object" for indicator in ASKED)
    for part, many in {"": 4, "street": 8, "indicator": asked, "perspective": 12}.items():
        rows = counts(little_town.kade, by="quarter", part=part, reader=EVERYONE, **AUTUMN)
        about_people = [row for row in rows if row.kind != "object"]
        assert len(about_people) == many
        assert {(row.shown, row.number, row.published_on) for row in about_people} == {
            (False, None, date(2027, 1, 11))
        }


def test_looking_is_shown_once_it_is_closed(little_town, autumn, regulars):
    for phone in regulars[:5]:
        look(little_town.wilgenstraat, when=autumn.first_block, phone=phone, minutes=20)
    close("2026-11-02")

    def looking(area, by, part=""):
        rows = counts(area, by=by, part=part, reader=EVERYONE, **AUTUMN)
        return {(row.period, row.street): (row.visits, row.minutes) for row in rows if row.visits}

    assert looking(little_town.kade, "block") == {("2026-Q4-B1", ""): (5, 90)}
    assert looking(little_town.kade, "week") == {}
    assert looking(little_town.wilgenstraat, "quarter") == {}
    close("2027-01-11")
    assert looking(little_town.kade, "quarter") == {("2026-Q4", ""): (5, 90)}
    assert looking(little_town.wilgenstraat, "quarter")["2026-Q4", ""] == (5, 90)
    assert looking(little_town.kade, "quarter", "street") == {("2026-Q4", "GM9901-wilgenstraat"): (5, 90)}


@pytest.mark.parametrize("notes", [1, 3])
@pytest.mark.parametrize("part", ["", "street", "indicator", "perspective"])
def test_number_of_queries_does_not_grow_with_notes(
    little_town, autumn, django_assert_num_queries, notes, part
):
    for number in range(notes):
        for indicator in (NOISE, HELP, GREEN):
            give(little_town.wilgenstraat, indicator, when=f"2026-10-0{number + 6} 10:00", phone=number)
    close("2026-11-02")

    with django_assert_num_queries(3 + (part != "perspective") + (part == "street")):
        rows = counts(little_town.kade, by="quarter", part=part, reader=EVERYONE, **AUTUMN)
    assert {row.period for row in rows} == {"2026-Q4"}
