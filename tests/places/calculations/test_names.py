"""Names of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from straatwijs.places.calculations.names import area_name, outdoor_kind, slug_of, sound_of, split_names


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("'s-Gravenhage", "s-gravenhage"),
        ("’t Hoogt", "t-hoogt"),
        ("Lübeckstraat", "lubeckstraat"),
        ("François Maelsonstraat", "francois-maelsonstraat"),
        ("2e Schuytstraat", "2e-schuytstraat"),
        ("2de Antonie Heinsiusstraat", "2e-antonie-heinsiusstraat"),
        ("1ste Dwarsstraat", "1e-dwarsstraat"),
        ('"De Leeuwerik" straat', "de-leeuwerik-straat"),
        ("Professor P.S. Gerbrandyweg", "professor-p-s-gerbrandyweg"),
        ("Smørrebrødstræde ĳs", "smorrebrodstraede-ijs"),
        ("ق", "plek"),
        ("x" * 200, "x" * 80),
    ],
)
def test_slug_of_a_name(name, slug):
    assert slug_of(name) == slug


@given(st.text())
def test_slug_is_always_fit_for_an_address(name):
    slug = slug_of(name)
    assert slug_of(slug) == slug
    assert 0 < len(slug) <= 80
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text())
def test_sound_of_anything_is_letters_and_digits(text):
    assert set(sound_of(text)) <= set("abcdefghijklmnopqrstuvwxyz0123456789")


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Beeklaan", ("Beeklaan",)),
        ("['Beeklaan', 'Houtrustweg']", ("Beeklaan", "Houtrustweg")),
        ("['Beeklaan', \"'t Hoogt\"]", ("Beeklaan", "'t Hoogt")),
        ("Admiraal Banckertweg; Dorus Rijkersweg", ("Admiraal Banckertweg", "Dorus Rijkersweg")),
        ("Beeklaan;Beeklaan", ("Beeklaan",)),
        ("  Laan   van Poot ", ("Laan van Poot",)),
        ("Unnamed", ()),
        (None, ()),
        ("['nan']", ()),
    ],
)
def test_names_in_one_cell(cell, names):
    assert split_names(cell) == names


@pytest.mark.parametrize(
    ("name", "said", "kind"),
    [
        ("Statenplein", "", "square"),
        ("Plein 1813", "", "square"),
        ("Vismarkt", "", "square"),
        ("Pleinweg", "", "street"),
        ("Prinsevinkenpark", "", "street"),
        ("Beekpark", "park", "park"),
        ("Vrijhof", "plein", "square"),
        ("Statenlaan", "residential", "street"),
    ],
)
def test_kind_of_a_place_outdoors(name, said, kind):
    assert outdoor_kind(name, said) == kind


def test_number_before_the_name_of_a_wijk_goes():
    assert area_name("Wijk 06 Bomenbuurt ") == "Bomenbuurt"
    assert area_name("Wijk aan Zee") == "Wijk aan Zee"
    assert area_name(None) == ""
