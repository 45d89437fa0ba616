"""Borders from the files of others, as they are."""

import shutil

import pytest

from straatwijs.places.calculations.shapes import from_text
from straatwijs.places.files.lists import read_codes_by_name
from straatwijs.places.models import Area, AreaKind, Boundary
from straatwijs.shared.models import AuditRecord
from tests.places.by_hand import feature, square

BUURTEN = "areas-denhaag/buurten_haaglanden_2019_generalised.geojson"
WIJKEN = "areas-denhaag/wijken_gemeente_denhaag_2022_rd.gpkg"
ERMELO = "areas-ermelo-gpkg/CBS_buurten.gpkg"


def test_import_gives_the_hague_its_114_buurten_under_their_wijken(den_haag_areas):
    buurten = Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD, path__startswith="GM0518/")
    statenkwartier = buurten.get(name="Statenkwartier")

    assert Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD).count() == 441
    assert buurten.count() == 114
    assert statenkwartier.path == f"GM0518/{statenkwartier.parent.code}/{statenkwartier.code}/"
    assert statenkwartier.parent.code == f"WK{statenkwartier.code[2:8]}"


def test_import_again_changes_nothing(den_haag_areas, take_in, shared):
    before = list(Area.objects.values()), list(Boundary.objects.values())

    report = take_in(shared(BUURTEN))

    assert (report.new, report.changed, report.same) == (0, 0, 441)
    assert (list(Area.objects.values()), list(Boundary.objects.values())) == before
    assert AuditRecord.objects.filter(action="import places").count() == 1


def test_another_year_keeps_both(den_haag_areas, take_in, shared):
    codes = read_codes_by_name(shared("areas-denhaag/wijk_names_2012_to_codes_2020.csv"))
    take_in(shared(WIJKEN))
    older = take_in(shared("areas-denhaag/wijken_denhaag_2012_detailed.geojson"), codes=codes)

    wijk = Area.objects.get(code="WK051816")
    names = dict(wijk.boundaries.values_list("year", "name"))

    assert (older.new, older.changed) == (0, 44)
    assert names == {2012: "Kraayenstein en de Uithof", 2022: "Kraayenstein en Vroondaal"}
    assert wijk.name == "Kraayenstein en Vroondaal"
    assert Boundary.objects.filter(year=2019).count() == 441


def test_detailed_wijken_with_invalid_polygons_come_out_valid(take_in, shared):
    codes = read_codes_by_name(shared("areas-denhaag/wijk_names_2012_to_codes_2020.csv"))

    take_in(shared("areas-denhaag/wijken_denhaag_2012_detailed.geojson"), codes=codes)

    shapes = [from_text(boundary.geometry) for boundary in Boundary.objects.filter(year=2012)]
    assert len(shapes) == 44
    assert [shape for shape in shapes if not shape.is_valid or "Polygon" not in shape.geom_type] == []


def test_all_layers_of_a_geopackage_come_in_with_their_figures(take_in, shared):
    report = take_in(shared(WIJKEN))
    town = Area.objects.get(code="GM0518")

    assert report.new == 45
    assert (town.name, town.slug, town.dwellings) == ("Den Haag", "den-haag", 267654)
    assert town.boundaries.get().name == "'s-Gravenhage"
    assert town.boundaries.get().figures == {"population": 553417, "dwellings": 267654}


def test_one_layer_can_be_chosen(take_in, shared):
    assert take_in(shared(WIJKEN), layers=("gemeente_2022",)).new == 1


def test_wal_geopackage_in_a_folder_without_write_permission_is_read_and_left_alone(
    take_in, shared, tmp_path
):
    folder = tmp_path / "read-only"
    folder.mkdir()
    file = folder / "CBS_buurten.gpkg"
    shutil.copyfile(shared(ERMELO), file)
    file.chmod(0o444)
    folder.chmod(0o555)
    try:
        report = take_in(file)
        left = sorted(path.name for path in folder.iterdir())
    finally:
        folder.chmod(0o755)

    assert (report.new, dict(report.left_out)) == (19, {"water": 1})
    assert left == ["CBS_buurten.gpkg"]


def test_sentinels_are_no_figure_and_zero_is_one(take_in, shared, geojson):
    take_in(shared(ERMELO))
    take_in(
        geojson(
            "buurten_2024.geojson",
            feature(
                "Polygon", square(4.0, 52.0, 0.01), buurtcode="BU99010101", aantal_inwoners=-99997, woningen=0
            ),
            feature(
                "Polygon", square(4.1, 52.0, 0.01), buurtcode="BU99010102", aantal_inwoners=0, woningen=-99995
            ),
            feature(
                "Polygon", square(4.2, 52.0, 0.01), buurtcode="BU99010103", aantal_inwoners=None, woningen=12
            ),
        )
    )

    figures = {b.area.code: b.figures for b in Boundary.objects.select_related("area").order_by("area__code")}
    assert [found for code, found in figures.items() if code.startswith("BU0233")] == [{}] * 16
    assert {code: found for code, found in figures.items() if code.startswith("BU9901")} == {
        "BU99010101": {"dwellings": 0},
        "BU99010102": {"population": 0},
        "BU99010103": {"dwellings": 12},
    }


def test_a_name_is_no_key(take_in, shared):
    take_in(shared(ERMELO))
    namesakes = Area.objects.filter(name="Verspreide huizen bosgebied").order_by("code")

    assert [area.code for area in namesakes] == ["BU02330009", "BU02330109"]
    assert len({area.slug for area in namesakes}) == 2
    assert Area.objects.get(code="GM0233").name == "Ermelo"


def test_a_bare_geometry_collection_is_one_municipality(take_in, shared):
    boundary = shared("streets-leiden/boundary.geojson")

    take_in(boundary, year=2020, code="0546", name="Leiden")

    leiden = Area.objects.get(code="GM0546")
    assert (leiden.name, leiden.slug, leiden.kind) == ("Leiden", "leiden", AreaKind.MUNICIPALITY)
    assert round(leiden.latitude, 1) == 52.2


def test_codes_are_text_with_letters_and_without_prefix(take_in, geojson):
    take_in(
        geojson(
            "buurten_2024.geojson",
            feature("Polygon", square(4.0, 52.0, 0.01), statcode="BU0363AA01  ", statnaam="Kop Zeedijk"),
            feature("Polygon", square(4.1, 52.0, 0.01), statcode="03630100", statnaam="Oosterdok"),
            feature("Polygon", square(5.1, 51.0, 0.01), statcode="BU09989999", statnaam="België"),
        )
    )

    assert sorted(Area.objects.values_list("path", flat=True)) == [
        "GM0363/", "GM0363/WK036301/", "GM0363/WK036301/BU03630100/",
        "GM0363/WK0363AA/", "GM0363/WK0363AA/BU0363AA01/",
    ]  # fmt: skip


def test_names_by_code_name_only_what_had_no_name(den_haag_areas, take_in, shared):
    report = take_in(shared("areas-denhaag/codes_haaglanden_2014_2017_2020.csv"))

    assert Area.objects.get(code="GM0503").name == "Delft"
    assert Area.objects.get(code="GM0518").slug == "den-haag"
    assert report.new == 0
    assert take_in(shared("areas-denhaag/codes_haaglanden_2014_2017_2020.csv")).changed == 0


def test_areas_that_the_newest_year_has_not_are_past(take_in, geojson):
    old = geojson(
        "buurten_2017.geojson",
        feature("Polygon", square(4.0, 52.0, 0.01), statcode="BU99010101", statnaam="Kade"),
        feature("Polygon", square(4.1, 52.0, 0.01), statcode="BU99010102", statnaam="Veld"),
    )
    new = geojson(
        "buurten_2020.geojson",
        feature("Polygon", square(4.0, 52.0, 0.01), statcode="BU99010101", statnaam="De Kade"),
        feature("Polygon", square(4.1, 52.0, 0.01), statcode="BU99010103", statnaam="Het Veld"),
    )
    take_in(new)
    take_in(old)
    buurten = Area.objects.filter(kind=AreaKind.NEIGHBOURHOOD).order_by("code")

    assert [(area.name, area.slug, area.current) for area in buurten] == [
        ("De Kade", "de-kade", True),
        ("Veld", "veld", False),
        ("Het Veld", "het-veld", True),
    ]
    assert (take_in(old).changed, take_in(new).changed) == (0, 0)


@pytest.mark.parametrize(
    ("taken", "wanted"),
    [("wijk", "de-kade-wijk"), ("elsewhere", "de-kade-delft")],
)
def test_a_slug_says_how_a_place_differs_from_its_namesake(take_in, geojson, taken, wanted):
    codes = {"wijk": ("BU05030101", "WK050301"), "elsewhere": ("BU06030101", "BU05030101")}[taken]
    take_in(geojson("g_2024.geojson", feature("Polygon", square(4, 52, 1), code="GM0503", name="Delft")))
    for year, code in enumerate(codes, start=2020):
        take_in(
            geojson(
                f"b_{year}.geojson", feature("Polygon", square(4.0, 52.0, 0.01), code=code, name="De Kade")
            )
        )

    assert Area.objects.get(code=codes[0]).slug == "de-kade"
    assert Area.objects.get(code=codes[1]).slug == wanted


def test_topojson_comes_in_like_geojson(take_in, tmp_path):
    file = tmp_path / "buurt_2020.topojson"
    file.write_text(
        '{"type":"Topology","arcs":[[[4,52],[4.01,52],[4.01,52.01],[4,52]]],"objects":{"buurt_2020":'
        '{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0]],"properties":'
        '{"statcode":"BU99010101","statnaam":"De Kade"}}]}}}',
        encoding="utf-8",
    )

    take_in(file)

    assert Boundary.objects.get().year == 2020
    assert Area.objects.get(code="BU99010101").name == "De Kade"


def test_the_command_says_what_it_did(command, shared):
    file = shared(ERMELO)

    assert command("import-areas", file) == "19 new, 0 changed, 0 the same as before.\nLeft out: 1 × water.\n"
    assert command("import-areas", file) == "0 new, 0 changed, 16 the same as before.\nLeft out: 1 × water.\n"
