"""Small maps as SVG."""

import re

import pytest
from defusedxml.ElementTree import fromstring
from django.utils import translation

from straatwijs.places.actions import load_demo_places
from straatwijs.places.models import Area
from straatwijs.places.queries import area_by_slug, children_of, map_of_streets, map_svg
from straatwijs.places.queries.maps import map_to_pick


def numbers(svg):
    return [int(number) for data in re.findall(r' d="([^"]*)"', svg) for number in re.findall(r"-?\d+", data)]


def links(svg):
    return {link.get("href") for link in fromstring(svg).iter("a")}


@pytest.fixture
def demo(db):
    load_demo_places()


def test_street_map_is_a_picture_with_words(demo):
    with translation.override("en"):
        drawing = fromstring(map_svg(area_by_slug("noorderbeekdwarsstraat")))

    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == (
        "Map of Noorderbeekdwarsstraat with around it Beekkade, Kastanjestraat, Noorderbeekstraat, "
        "Bakkersteeg, Molenkade, Berkenpad"
    )
    assert [group.get("class") for group in drawing] == ["streets", "here"]
    assert list(drawing.iter("a")) == []


def test_neighbourhood_map_links_exactly_its_children(demo):
    area = area_by_slug("molenhoek")
    svg = map_svg(area)

    assert links(svg) == {child.get_absolute_url() for child in children_of(area)}
    assert {link.get("tabindex") for link in fromstring(svg).iter("a")} == {"-1"}
    assert fromstring(svg).get("aria-hidden") == "true"


def test_quarter_map_names_its_neighbourhoods(demo):
    drawing = fromstring(map_svg(area_by_slug("beekwijk")))

    assert sorted("".join(text.itertext()) for text in drawing.iter("text")) == ["Molenhoek", "Noorderbeek"]


@pytest.mark.parametrize("slug", ["statenkwartier", "laan-van-meerdervoort", "wk051809", "gm0518"])
def test_map_of_real_places_is_small_and_in_whole_numbers(den_haag, slug):
    svg = map_svg(area_by_slug(slug))

    assert 0 < len(svg.encode()) <= 25 * 1024
    assert re.findall(r' d="[^"]*\.', svg) == []
    assert max(map(abs, numbers(svg))) <= 1010
    fromstring(svg)


def test_map_has_no_style_attribute_or_script(demo):
    svg = map_svg(area_by_slug("noorderbeek"))

    assert "style" not in svg
    assert "<script" not in svg


def test_a_name_on_a_map_is_text(little_town):
    Area.objects.filter(pk=little_town.iepenpad.pk).update(name='<b>"Iepen" & pad</b>')
    svg = map_svg(little_town.kade)

    assert "<b>" not in svg
    assert '<b>"Iepen" & pad</b>' in [title.text for title in fromstring(svg).iter("title")]


def test_place_without_a_shape_has_no_map(little_town):
    little_town.iepenpad.boundaries.all().delete()

    assert map_svg(little_town.iepenpad) == ""
    assert map_of_streets([little_town.iepenpad.code]) == ""
    assert map_to_pick([little_town.iepenpad], []) == ""


def test_map_is_drawn_once(demo, django_assert_num_queries):
    area = area_by_slug("molenhoek")
    first = map_svg(area)
    with django_assert_num_queries(2):
        assert map_svg(area) == first


def test_map_to_pick_marks_what_was_chosen(little_town):
    paths = fromstring(
        map_to_pick([little_town.iepenpad, little_town.wilgenstraat], [little_town.iepenpad.code])
    )
    picked = {path.get("data-pick"): path.get("class") for path in paths.iter("path")}

    assert picked == {little_town.iepenpad.code: "here", little_town.wilgenstraat.code: None}


def test_map_of_streets_links_them(little_town):
    svg = map_of_streets([little_town.iepenpad.code, little_town.marktplein.code])

    assert links(svg) == {"/straat/iepenpad", "/straat/marktplein"}
