"""Streets from loose lines."""

import json
from collections import defaultdict

import pytest

from straatwijs.places.calculations.shapes import from_text
from straatwijs.places.models import OUTDOORS, Area, AreaKind, Boundary
from tests.places.by_hand import feature, square

GEOJSON = "streets-denhaag/streets_denhaag_wgs84.geojson"
SHAPEFILE = "streets-denhaag/streets_denhaag_rd_shapefile.zip"


@pytest.fixture
def two_buurten(take_in, geojson):
    """De Kade in the west, Het Veld in the east."""
    take_in(
        geojson(
            "buurten_2024.geojson",
            feature("Polygon", square(4.00, 52.0, 0.01), code="BU99010101", name="De Kade"),
            feature("Polygon", square(4.01, 52.0, 0.01), code="BU99010102", name="Het Veld"),
        )
    )


def test_the_hague_has_274_streets(den_haag):
    """275 names, of which "2de" and "2e Antonie Heinsiusstraat" are one; 35 lines are called "Unnamed"."""
    streets = Area.objects.filter(kind__in=OUTDOORS)

    assert (den_haag.new, streets.count()) == (274, 274)
    assert dict(den_haag.left_out) == {"line without a name": 35}
    assert set(streets.values_list("path", flat=True)) == {
        f"{street.parent.path}{street.code}/" for street in streets.select_related("parent")
    }
    assert set(streets.values_list("parent__kind", flat=True)) == {AreaKind.NEIGHBOURHOOD}


def test_rd_shapefile_and_wgs84_geojson_are_the_same_streets(den_haag, take_in, shared):
    report = take_in(shared(SHAPEFILE))

    assert (report.new, report.changed, report.same) == (0, 0, 274)


def test_streets_again_change_nothing(den_haag, take_in, shared):
    before = list(Area.objects.values()), list(Boundary.objects.values())

    report = take_in(shared(GEOJSON))

    assert (report.new, report.changed) == (0, 0)
    assert (list(Area.objects.values()), list(Boundary.objects.values())) == before


def test_length_counts_each_stretch_once(den_haag, shared):
    """The file has two-way stretches once per direction, one-way stretches once."""
    rows = json.loads(shared(GEOJSON).read_text(encoding="utf-8"))["features"]
    drawn: dict[str, float] = defaultdict(float)
    for row in rows:
        drawn[row["properties"]["name"]] += row["properties"]["length_m"]
    length = dict(Area.objects.filter(kind__in=OUTDOORS).values_list("name", "length_m"))

    assert length["Prinsevinkenpark"] == pytest.approx(drawn["Prinsevinkenpark"] / 2, rel=0.002)
    assert length["Verlengde Tolweg"] == pytest.approx(drawn["Verlengde Tolweg"], rel=0.002)
    assert sum(drawn.values()) == pytest.approx(145_400, abs=100)
    assert sum(length.values()) == pytest.approx(110_100, abs=100)


def test_a_square_is_known_by_its_name(den_haag):
    assert Area.objects.get(slug="statenplein").kind == AreaKind.SQUARE
    assert Area.objects.get(slug="statenlaan").kind == AreaKind.STREET
    # A street with houses that is called after its park.
    assert Area.objects.get(slug="prinsevinkenpark").kind == AreaKind.STREET


def test_names_beside_the_first_are_streets_too(den_haag):
    other = Area.objects.get(slug="willem-beukelszoonplein")

    assert (other.name, other.kind) == ("Willem Beukelszoonplein", AreaKind.SQUARE)


def test_leiden_hangs_its_streets_under_the_only_area_it_has(take_in, shared):
    """1,829 names, one of which is two streets that both have lines of their own."""
    take_in(shared("streets-leiden/boundary.geojson"), year=2020, code="GM0546", name="Leiden")
    take_in(shared("streets-leiden/ways.geojson"))
    streets = Area.objects.filter(kind__in=OUTDOORS)

    assert streets.count() == 1827
    assert set(streets.values_list("parent__code", flat=True)) == {"GM0546"}
    assert not streets.filter(name__contains=";").exists()
    assert {bound.year for bound in Boundary.objects.all()} == {2020}


def test_a_street_hangs_under_the_buurt_that_holds_most_of_it(two_buurten, take_in, geojson):
    take_in(
        geojson(
            "streets.geojson",
            feature("LineString", [[4.003, 52.005], [4.006, 52.005]], name="Langeweg"),
            feature("LineString", [[4.006, 52.005], [4.019, 52.005]], name="Langeweg"),
            feature("LineString", [[4.001, 52.003], [4.012, 52.003]], name="Dwarsweg"),
        )
    )

    assert Area.objects.get(slug="langeweg").parent.name == "Het Veld"
    assert Area.objects.get(slug="dwarsweg").parent.name == "De Kade"
    assert Area.objects.get(slug="langeweg").boundaries.get().year == 2024


def test_a_stretch_in_both_directions_counts_once(two_buurten, take_in, geojson):
    there, back = [[4.001, 52.005], [4.005, 52.005]], [[4.005, 52.005], [4.001, 52.005]]
    take_in(
        geojson(
            "streets.geojson",
            feature("LineString", there, name="Heenweg"),
            feature("LineString", back, name="Heenweg"),
            feature("LineString", [[4.001, 52.006], [4.005, 52.006]], name="Enkelweg"),
        )
    )

    assert Area.objects.get(slug="heenweg").length_m == Area.objects.get(slug="enkelweg").length_m


def test_a_junction_belongs_to_each_of_its_names(two_buurten, take_in, geojson):
    take_in(
        geojson(
            "streets.geojson",
            feature("LineString", [[4.001, 52.005], [4.003, 52.005]], name="['Beekweg', \"'t Hoogt\"]"),
        )
    )

    assert list(Area.objects.filter(kind=AreaKind.STREET).values_list("name", "code")) == [
        ("'t Hoogt", "ST9901-t-hoogt"),
        ("Beekweg", "ST9901-beekweg"),
    ]


def test_one_name_in_two_municipalities_is_two_streets(take_in, geojson):
    take_in(
        geojson(
            "gemeenten_2024.geojson",
            feature("Polygon", square(4.00, 52.0, 0.01), code="GM9901", name="Kleinstad"),
            feature("Polygon", square(4.01, 52.0, 0.01), code="GM9902", name="Nieuwstad"),
        )
    )
    take_in(
        geojson(
            "streets.geojson",
            feature("LineString", [[4.001, 52.005], [4.003, 52.005]], name="Kerkstraat"),
            feature("LineString", [[4.011, 52.005], [4.013, 52.005]], name="Kerkstraat"),
        )
    )

    assert list(Area.objects.filter(name="Kerkstraat").order_by("code").values_list("code", "slug")) == [
        ("ST9901-kerkstraat", "kerkstraat"),
        ("ST9902-kerkstraat", "kerkstraat-nieuwstad"),
    ]


def test_new_borders_hang_the_streets_again(two_buurten, take_in, geojson):
    take_in(
        geojson(
            "streets.geojson", feature("LineString", [[4.011, 52.005], [4.013, 52.005]], name="Kerkstraat")
        )
    )
    take_in(
        geojson(
            "buurten_2026.geojson",
            feature("Polygon", square(4.00, 52.0, 0.01), code="BU99010101", name="De Kade"),
            feature("Polygon", square(4.01, 52.0, 0.01), code="BU99010203", name="Nieuw Veld"),
        )
    )
    street = Area.objects.get(slug="kerkstraat")

    assert street.path == "GM9901/WK990102/BU99010203/ST9901-kerkstraat/"
    assert street.parent.name == "Nieuw Veld"


def test_a_line_just_outside_belongs_to_the_nearest_area_and_one_far_away_to_none(
    two_buurten, take_in, geojson
):
    report = take_in(
        geojson(
            "streets.geojson",
            feature("LineString", [[4.001, 52.0105], [4.003, 52.0105]], name="Randweg"),
            feature("LineString", [[5.001, 52.0], [5.003, 52.0]], name="Verweg"),
        )
    )

    assert Area.objects.get(slug="randweg").parent.name == "De Kade"
    assert dict(report.left_out) == {"line outside every known area": 1}


def test_a_park_as_a_surface_is_a_park(two_buurten, take_in, geojson):
    take_in(
        geojson(
            "places.geojson",
            feature("Polygon", square(4.002, 52.002, 0.002), name="Beekpark", kind="park", dwellings=3),
        )
    )
    park = Area.objects.get(slug="beekpark")

    assert (park.kind, park.parent.name, park.length_m, park.dwellings) == (AreaKind.PARK, "De Kade", None, 3)
    assert from_text(park.boundaries.get().geometry).geom_type == "Polygon"


def test_another_year_of_streets_keeps_both(two_buurten, take_in, geojson):
    old = geojson("a.geojson", feature("LineString", [[4.001, 52.005], [4.003, 52.005]], name="Kerkstraat"))
    new = geojson("b.geojson", feature("LineString", [[4.001, 52.005], [4.004, 52.005]], name="Kerkstraat"))
    take_in(new, year=2025)
    newest = Area.objects.get(slug="kerkstraat").length_m
    take_in(old, year=2024)
    street = Area.objects.get(slug="kerkstraat")

    assert sorted(street.boundaries.values_list("year", flat=True)) == [2024, 2025]
    assert street.length_m == newest


def test_streets_of_a_municipality_without_borders_need_its_code_and_the_year(take_in, geojson):
    file = geojson("s.geojson", feature("LineString", [[4.001, 52.005], [4.003, 52.005]], name="Kerkstraat"))

    take_in(file, municipality="GM9901", year=2024, name="Kleinstad")

    assert Area.objects.get(slug="kerkstraat").path == "GM9901/ST9901-kerkstraat/"
    assert Area.objects.get(code="GM9901").name == "Kleinstad"
    assert take_in(file, municipality="Kleinstad", year=2024).changed == 0
