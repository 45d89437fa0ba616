"""Codes of Statistics Netherlands."""

import pytest

from straatwijs.places.calculations.codes import clean_code, is_abroad, kind_of, parent_code, street_code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("BU05181175", "BU05181175"),
        ("bu0363aa01 ", "BU0363AA01"),
        ("WK051811  ", "WK051811"),
        ("0518", "GM0518"),
        ("051811", "WK051811"),
        ("03080000", "BU03080000"),
        ("0363AA01", "BU0363AA01"),
    ],
)
def test_code_is_cleaned(text, code):
    assert clean_code(text) == code


@pytest.mark.parametrize("text", ["", None, "518", "GM51", "WK05181", "BU051811750", "NL00", "GM05A8", 518.0])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(ValueError, match="is no code"):
        clean_code(text)


def test_code_tells_kind_and_parent():
    assert [kind_of(code) for code in ("GM0518", "WK051811", "BU05181175")] == [
        "municipality", "quarter", "neighbourhood",
    ]  # fmt: skip
    assert [parent_code(code) for code in ("GM0518", "WK051811", "BU0363AA01")] == [
        None,
        "GM0518",
        "WK0363AA",
    ]
    assert is_abroad("BU09989999")
    assert not is_abroad("BU05181175")
    assert street_code("GM0518", "beeklaan") == "ST0518-beeklaan"
