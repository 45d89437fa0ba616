"""Official street names, and lists of names."""

from straatwijs.places.models import OUTDOORS, Area, AreaKind
from tests.places.by_hand import feature, square

DOESBURG = "bag-openbareruimte/0221OPR15092020-000001.xml"


def bag_xml(tmp_path, *objects):
    """Objects as (id, name, type, extra)."""
    parts = "".join(
        f'<o:OpenbareRuimte><o:identificatie domein="x">{bag_id}</o:identificatie><o:naam>{name}</o:naam>'
        f"<o:type>{kind}</o:type><o:status>Naamgeving uitgegeven</o:status>{extra}</o:OpenbareRuimte>"
        for bag_id, name, kind, extra in objects
    )
    file = tmp_path / "opr.xml"
    file.write_text(f'<b xmlns:o="urn:o" xmlns:h="urn:h">{parts}</b>', encoding="utf-8")
    return file


def test_doesburg_has_186_streets_without_lines(take_in, shared):
    report = take_in(shared(DOESBURG), name="Doesburg")
    streets = Area.objects.filter(kind__in=OUTDOORS)

    assert streets.count() == 186
    assert dict(report.left_out) == {"older version": 3, "administratief gebied": 12}
    assert Area.objects.get(code="GM0221").name == "Doesburg"
    assert streets.get(bag_id="0221300000311192").path == "GM0221/ST0221-rietmaat/"
    assert streets.get(name="Theo Colenbranderplantsoen").bag_id[:6] == "022130"
    assert take_in(shared(DOESBURG), name="Doesburg").changed == 0


def test_the_register_names_a_street_that_has_lines(take_in, geojson, tmp_path):
    take_in(
        geojson(
            "gemeente_2024.geojson", feature("Polygon", square(4, 52, 0.1), code="GM9901", name="Kleinstad")
        )
    )
    lines = geojson("s.geojson", feature("LineString", [[4.01, 52.05], [4.02, 52.05]], name="Ver-Huellweg"))
    take_in(lines)

    report = take_in(bag_xml(tmp_path, ("9901300000000001", "Ver-Huëllweg", "Weg", "")))
    street = Area.objects.get(kind=AreaKind.STREET)

    assert (report.new, report.changed) == (0, 1)
    assert (street.name, street.bag_id, street.slug) == ("Ver-Huëllweg", "9901300000000001", "ver-huellweg")
    assert take_in(lines).changed == 0


def test_a_street_that_gets_another_name_stays_the_same_street(take_in, tmp_path):
    take_in(bag_xml(tmp_path, ("9901300000000001", "Oude Naam", "Weg", "")))
    take_in(bag_xml(tmp_path, ("9901300000000001", "Nieuwe Naam", "Weg", "")))
    street = Area.objects.get(kind=AreaKind.STREET)

    assert (street.name, street.slug) == ("Nieuwe Naam", "oude-naam")


def test_only_what_holds_today_and_lies_outdoors_comes_in(take_in, tmp_path):
    ended = "<h:eindGeldigheid>2012-01-01</h:eindGeldigheid>"
    report = take_in(
        bag_xml(
            tmp_path,
            ("9901300000000001", "Oude Weg", "Weg", ended),
            ("9901300000000001", "Weg", "Weg", ""),
            ("9901300000000002", "Grote Plas", "Water", ""),
            ("9901300000000003", "Spoor", "Spoorbaan", ""),
            ("9901300000000004", "Weg", "Weg", ""),
        )
    )

    assert list(Area.objects.filter(kind__in=OUTDOORS).values_list("name", "bag_id")) == [
        ("Weg", "9901300000000001")
    ]
    assert dict(report.left_out) == {
        "older version": 1, "water": 1, "spoorbaan": 1,
        "second street with the same name in the municipality": 1,
    }  # fmt: skip


def test_a_list_of_names_is_held_against_ours_and_writes_nothing(den_haag, take_in, shared):
    before = list(Area.objects.values())

    report = take_in(shared("bag-openbareruimte/street_names_nl.txt.gz"))

    assert (report.new, report.changed) == (0, 0)
    assert list(Area.objects.values()) == before
    assert report.notes[1] == (
        "Not in it: Doctor Aletta Jacobsweg, Doctor de Visserplein, Duindorpdam, Hubertusviaduct, "
        "Professor P.S. Gerbrandyweg, Van Sint Aldegondeplein."
    )
