"""Mapping files: the ready ones fit the catalogue, and a wrong one says what to mend."""

import pytest

from straatwijs.instruments.definition import Side
from straatwijs.instruments.queries import instruments
from straatwijs.observations.imports.mapping import read_mapping, ready_mappings
from straatwijs.observations.imports.refusal import ImportRefusedError
from tests.observations.import_files import MAPPING, mapping_of


def test_ready_mappings_are_these():
    assert ready_mappings() == ["boston311", "police_uk", "zurich"]


@pytest.mark.parametrize("name", ["police_uk", "zurich"])
def test_ready_mapping_keeps_every_category_apart(name):
    mapping = read_mapping(name)

    codes = [indicator.code for indicator in mapping.indicators.values()]
    assert sorted(codes) == sorted(indicator.code for indicator in mapping.instrument.indicators)
    assert mapping.otherwise is None


@pytest.mark.parametrize("name", ["reports_police_uk", "reports_zurich"])
def test_instrument_of_an_import_is_not_noted_with(name):
    instrument = instruments()[name]

    assert instrument.noted_by_people is False
    assert {indicator.side for indicator in instrument.indicators} == {Side.ANNOYING}


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('source = "town-desk"', "", "The mapping lacks 'source'."),
        ('instrument = "street_signal"', 'instrument = "guess"', "There is no instrument 'guess'"),
        ('"paint" = "graffiti"', '"paint" = "art"', "The instrument street_signal has no indicator 'art'."),
        ('spelling = "iso"', 'spelling = "any"', "Dates are spelled iso, dmy, mdy, month; 'any' is none"),
        ('spelling = "iso"', "", "The [date] of the mapping lacks 'spelling'."),
        (
            'spelling = "iso"',
            'spelling = "iso"\ncolour = 1',
            "In the [date] of the mapping, 'colour' is not known.",
        ),
        ('column = "what"', "column = 3", "In the [category] of the mapping, 'column' must be text."),
        ('grid = "EPSG:4326"', 'grid = "swiss"', "The grid 'swiss' is not known"),
        ("[[4.02, 52.01]]", "[4.02]", "'no_address' must be a list of [x, y]."),
        ('"(?:near )?(.+)"', '"near .+"', "The pattern of the [street] of the mapping needs a (group)"),
        ('"(?:near )?(.+)"', '"near ("', "The pattern of the [street] of the mapping can't be read"),
        ('source = "town-desk"', 'source = "x"\nrow = {unique = true}', "'unique' needs 'columns'."),
        ('source = "town-desk"', 'source = "x"\nencoding = "latin-99"', "There is no encoding 'latin-99'."),
        ('source = "town-desk"', 'source = "x"\ndelimiter = "||"', "The delimiter is one sign."),
        ('source = "town-desk"', "source = ", "can't be read"),
    ],
)
def test_read_mapping_says_what_to_mend(tmp_path, old, new, reason):
    with pytest.raises(ImportRefusedError) as refused:
        mapping_of(tmp_path, MAPPING.replace(old, new, 1))

    assert reason in str(refused.value)


def test_read_mapping_names_the_ready_ones_when_there_is_none():
    with pytest.raises(ImportRefusedError) as refused:
        read_mapping("groningen")

    assert str(refused.value) == (
        "There is no mapping 'groningen'. Give a file, or one of: boston311, police_uk, zurich."
    )


def test_no_streets_and_other_cells_name_none(tmp_path):
    streets = mapping_of(tmp_path).streets

    names = [streets.name_in(cell) for cell in ("near  Iepenpad", "Iepenpad", "near Supermarket", "")]
    assert names == ["Iepenpad", "Iepenpad", "", ""]
