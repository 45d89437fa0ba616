"""The same questions asked by the street's team: live and exact, at its own places only."""

from datetime import date

import pytest

from straatwijs.privacy.queries import Reader, TooManyRows, counts
from tests.privacy.conftest import CURTAINS, HELP, NOISE, RUBBISH, give, look
from tests.town import make_member

pytestmark = pytest.mark.django_db

AUTUMN = {"first": date(2026, 9, 28), "last": date(2026, 12, 31)}
EVERYONE = Reader.everyone()


def numbers(rows, *names):
    """The numbers above zero, under these fields of the row."""
    return {tuple(getattr(row, name) for name in names): row.number for row in rows if row.number}


def test_team_sees_its_place_live_and_exact(little_town, autumn, scout):
    give(little_town.wilgenstraat, NOISE, when=autumn.first_block, perspective="resident")
    give(little_town.wilgenstraat, CURTAINS, when=autumn.first_block)
    give(little_town.iepenpad, RUBBISH, when=autumn.second_block)
    look(little_town.iepenpad, when=autumn.second_block, minutes=17)
    reader = Reader.for_member(scout)

    def rows(part):
        return counts(little_town.kade, by="block", part=part, reader=reader, **AUTUMN)

    assert numbers(rows("indicator"), "kind", "indicator", "period") == {
        ("social", NOISE, "2026-Q4-B1"): 1,
        ("household", CURTAINS, "2026-Q4-B1"): 1,
        ("object", RUBBISH, "2026-Q4-B2"): 1,
    }
    assert numbers(rows("perspective"), "kind", "perspective") == {
        ("social", "resident"): 1,
        ("household", ""): 1,
        ("object", ""): 1,
    }
    assert {(row.about, row.shown) for row in rows("street")} == {(False, True)}
    assert {(row.street, row.visits, row.minutes) for row in rows("street") if row.visits} == {
        ("GM9901-iepenpad", 1, 17)
    }
    assert {(row.period, row.visits) for row in rows("") if row.visits} == {("2026-Q4-B2", 1)}


def test_team_is_everyone_elsewhere(little_town, autumn, scout, outsider):
    """A scout of De Kade sees Het Veld and the town as everyone does; so does the other neighbourhood's team."""
    give(little_town.akkerlaan, HELP, when=autumn.first_block)
    give(little_town.wilgenstraat, HELP, when=autumn.first_block)

    def seen(member, area):
        reader = Reader.for_member(member)
        return numbers(counts(area, by="quarter", reader=reader, **AUTUMN), "kind")

    assert seen(scout, little_town.wilgenstraat) == {("social",): 1}
    assert seen(scout, little_town.akkerlaan) == {}
    assert seen(scout, little_town.municipality) == {}
    assert seen(outsider, little_town.wilgenstraat) == {}


def test_somebody_without_a_role_is_everyone(little_town, autumn):
    give(little_town.wilgenstraat, HELP, when=autumn.first_block)
    reader = Reader.for_member(make_member("Nina Nergens"))

    assert numbers(counts(little_town.kade, by="quarter", reader=reader, **AUTUMN), "kind") == {}


def test_member_who_left_is_everyone(little_town, autumn, scout):
    give(little_town.wilgenstraat, HELP, when=autumn.first_block)
    scout.is_active = False

    assert Reader.for_member(scout) == EVERYONE


def test_analyst_finds_every_imported_report(little_town, autumn, analyst):
    for number in range(3):
        give(
            little_town.wilgenstraat,
            NOISE,
            when=f"2026-10-06 10:0{number}",
            phone=None,
            channel="import",
        )
    rows = counts(
        little_town.municipality, by="week", part="indicator", reader=Reader.for_member(analyst), **AUTUMN
    )

    assert numbers(rows, "indicator", "period") == {(NOISE, "2026-W41"): 3}


def test_answer_too_large_is_refused_before_it_is_made(little_town, analyst):
    with pytest.raises(TooManyRows):
        counts(
            little_town.municipality,
            by="week",
            part="indicator",
            first=date(2000, 1, 3),
            last=date(2060, 1, 1),
            reader=Reader.for_member(analyst),
        )
