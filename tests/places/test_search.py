"""A street is found although it was spelled otherwise."""

import pytest

from straatwijs.places.actions import load_demo_places
from straatwijs.places.queries import find_streets


@pytest.fixture
def demo(db):
    load_demo_places()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Noorderbeekdwarsstraat", "Noorderbeekdwarsstraat"),
        ("norderbeekdwarstraat", "Noorderbeekdwarsstraat"),
        ("noorderbeek dwarsstr.", "Noorderbeekdwarsstraat"),
        ("LINDEPLN", "Lindeplein"),
        ("lindeln.", "Lindelaan"),
        ("meester hendrik", "Meester Hendrik van Wassenbergh-Oosterhuislaan"),
        ("wassenbergh-oosterhuyslaan", "Meester Hendrik van Wassenbergh-Oosterhuislaan"),
        ("zeylmakerstraat", "Zeilmakersstraat"),
        ("molenstraat 12 voorbeeldstad", "Molenstraat"),
        ("zeilm", "Zeilmakersstraat"),
    ],
)
def test_search_forgives_spelling(demo, typed, found):
    assert find_streets(typed)[0].name == found


def test_search_tells_where_a_street_lies(demo):
    street = find_streets("beekkade")[0]

    assert (street.around, street.slug, street.is_exact) == ("Noorderbeek, Voorbeeldstad", "beekkade", True)


@pytest.mark.parametrize("typed", ["", "  ", "xqzv", "\0", "''", "😀", "%_", "ق"])
def test_search_finds_nothing_in_nonsense(demo, typed):
    assert find_streets(typed) == []


def test_search_finds_the_real_streets_of_the_hague(den_haag):
    nearest = {
        typed: find_streets(typed)[0].name
        for typed in ("beeklan", "2de schuijtstraat", "lubeckstraat", "statenln")
    }

    assert nearest == {
        "beeklan": "Beeklaan",
        "2de schuijtstraat": "2e Schuytstraat",
        "lubeckstraat": "Lübeckstraat",
        "statenln": "Statenlaan",
    }


def test_search_knows_a_street_right_after_its_import(demo, take_in, geojson):
    from tests.places.by_hand import feature  # noqa: PLC0415 - only here

    assert find_streets("eksterhof") == []
    take_in(
        geojson("s.geojson", feature("LineString", [[4.001, 52.005], [4.003, 52.005]], name="Eksterhof")),
        municipality="GM9999",
    )
    assert [street.name for street in find_streets("eksterhof")] == ["Eksterhof"]


def test_search_has_a_constant_number_of_queries(demo, django_assert_num_queries):
    find_streets("straat")
    with django_assert_num_queries(4):
        assert len(find_streets("molenstraat", limit=1)) == 1
    with django_assert_num_queries(4):
        assert len(find_streets("straat", limit=7)) == 7
