"""Places and what lies above and below them."""

from straatwijs.places.models import AreaKind
from straatwijs.places.queries import (
    above,
    area_by_slug,
    areas_of_kind,
    children_of,
    descendants,
    municipality_of,
    neighbourhood_of,
    street_by_slug,
    streets_of,
)


def test_area_is_found_by_slug_and_by_code(little_town):
    assert area_by_slug("iepenpad") == little_town.iepenpad
    assert area_by_slug("bu99010101") == little_town.kade
    assert area_by_slug("nergens") is None


def test_only_a_place_outdoors_is_a_street(little_town):
    assert street_by_slug("marktplein") == little_town.marktplein
    assert street_by_slug("de-kade") is None


def test_places_above_go_from_the_municipality_down(little_town):
    assert above(little_town.iepenpad) == [little_town.municipality, little_town.quarter, little_town.kade]
    assert above(little_town.municipality) == []
    assert municipality_of(little_town.iepenpad) == little_town.municipality


def test_neighbourhood_of_a_street_is_its_buurt(little_town):
    assert neighbourhood_of(little_town.iepenpad) == little_town.kade
    assert neighbourhood_of(little_town.kade) == little_town.kade


def test_neighbourhood_of_a_street_without_buurten_is_what_lies_above(little_town):
    street = little_town.iepenpad
    street.parent, street.path = little_town.municipality, f"GM9901/{street.code}/"
    street.save()

    assert neighbourhood_of(street) == little_town.municipality


def test_places_below_come_by_name_and_without_what_is_past(little_town):
    little_town.korte_steeg.current = False
    little_town.korte_steeg.save()

    assert [area.name for area in streets_of(little_town.quarter)] == [
        "Akkerlaan", "Iepenpad", "Marktplein", "Wilgenstraat",
    ]  # fmt: skip
    assert [area.name for area in children_of(little_town.quarter)] == ["De Kade", "Het Veld"]
    assert [area.name for area in descendants(little_town.kade)] == ["Iepenpad", "Marktplein", "Wilgenstraat"]
    assert list(areas_of_kind(AreaKind.SQUARE)) == [little_town.marktplein]


def test_addresses_of_places_are_the_stable_ones(little_town):
    assert little_town.iepenpad.get_absolute_url() == "/straat/iepenpad"
    assert little_town.iepenpad.note_path == "/s/iepenpad"
    assert little_town.kade.get_absolute_url() == "/gebied/de-kade"
