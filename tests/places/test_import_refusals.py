"""A file that can't be read whole changes nothing, and says which record and why."""

import gzip

import pytest
from django.core.management import CommandError, call_command

from straatwijs.places.files.records import FileRefusedError
from straatwijs.places.models import Area, Boundary
from straatwijs.shared.models import AuditRecord
from tests.places.by_hand import feature, square

GOOD = feature("Polygon", square(4.0, 52.0, 0.01), code="BU99010101", name="De Kade")
LINE = feature("LineString", [[4.001, 52.005], [4.003, 52.005]], name="Kerkstraat")


def refusal(take_in, path, **options):
    """What the person reads; nothing may have been written."""
    before = Area.objects.count(), Boundary.objects.count(), AuditRecord.objects.count()
    with pytest.raises(FileRefusedError) as refused:
        take_in(path, **options)
    assert (Area.objects.count(), Boundary.objects.count(), AuditRecord.objects.count()) == before
    return str(refused.value).removeprefix("Nothing was imported.\n- ")


def test_truncated_geojson_names_the_line(den_haag_areas, take_in, shared, tmp_path):
    cut = tmp_path / "cut.geojson"
    cut.write_bytes(shared("streets-denhaag/streets_denhaag_wgs84.geojson").read_bytes()[:200_000])

    assert "At line 769" in refusal(take_in, cut)


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (
            feature("Polygon", square(4.1, 52, 0.01), code="BU9901", name="x"),
            "'BU9901' is no code of a municipality",
        ),
        (feature("Polygon", square(4.1, 52, 0.01), code=None, name="x"), "None is no code"),
        (
            feature("Polygon", [[["a", 52], [4.1, 52], [4.1, 52.1], ["a", 52]]], code="BU99010102"),
            "it has no shape",
        ),
        ({"type": "Feature", "properties": {"code": "BU99010102"}, "geometry": None}, "it has no shape"),
        (feature("Polygon", [[[4, 52], [4.1, 52], [4.1, 52.1]]], code="BU99010102"), "it has no shape"),
        (feature("Point", [4.1, 52], code="BU99010102", name="x"), "BU99010102 has no surface"),
        (
            feature("Polygon", square(90_000, 450_000, 9), code="BU99010102", name="x"),
            "does not lie in the grid",
        ),
    ],
)
def test_a_bad_record_is_named_with_its_reason(take_in, geojson, bad, reason, db):
    said = refusal(take_in, geojson("buurten_2024.geojson", GOOD, bad))

    assert said.startswith("Record 2: ")
    assert reason in said


def test_the_same_fault_in_many_records_is_told_once(take_in, shared, db):
    said = refusal(take_in, shared("areas-denhaag/wijken_denhaag_2012_detailed.geojson"))

    assert said.startswith(
        "Record 1, 2, 3, 4, 5, 6, 7, 8 and 36 more: the area has no code, and a name is no key."
    )
    assert "--codes LIST.csv" in said


def test_a_shapefile_that_lost_its_end_names_the_records(take_in, shared, tmp_path, db):
    import zipfile  # noqa: PLC0415 - only here

    with zipfile.ZipFile(shared("streets-denhaag/streets_denhaag_rd_shapefile.zip")) as archive:
        archive.extractall(tmp_path)
    shape = tmp_path / "streets_denhaag_rd.shp"
    shape.write_bytes(shape.read_bytes()[:100_000])

    assert " and 933 more: it has no shape, or one that can't be read." in refusal(take_in, shape)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.geojson", b""),
        ("words.geojson", b"hello"),
        ("half.gpkg", b"SQLite format 3\0" + b"\0" * 400),
        ("half.zip", b"PK\3\4" + b"\0" * 400),
        ("broken.xml", b"<a><b></a>"),
        ("bomb.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("none.xml", b"<a/>"),
        ("cut.txt.gz", gzip.compress(b"Kerkstraat\n" * 5000)[:-12]),
        ("bytes.txt", b"\xff\xfe\xfa"),
        ("nothing.csv", b"code,name\n"),
        ("codeless.csv", b"x,name\n1,Delft\n"),
        ("missing.geojson", None),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_sentence(take_in, tmp_path, name, content, db):
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)

    said = refusal(take_in, file)

    assert len(said) > 20
    assert "Traceback" not in said


def test_a_file_without_a_year_asks_for_it(take_in, geojson, db):
    assert refusal(take_in, geojson("buurten.geojson", GOOD)).endswith("give it with --year.")


def test_streets_before_their_areas_are_refused(take_in, geojson, db):
    assert "Import the areas first" in refusal(take_in, geojson("s.geojson", LINE))


def test_an_unknown_municipality_is_asked_for_by_code(take_in, geojson, db):
    said = refusal(take_in, geojson("s.geojson", LINE), municipality="Nergenshuizen")

    assert said == "There is no municipality 'Nergenshuizen' yet; give its code (GM and four digits)."


def test_an_unknown_layer_names_those_that_are_there(take_in, shared, db):
    said = refusal(take_in, shared("areas-denhaag/wijken_gemeente_denhaag_2022_rd.gpkg"), layers=("buurten",))

    assert said == "There is no layer 'buurten'; it has wijken_2022, gemeente_2022."


def test_the_command_fails_with_the_same_words(geojson, db):
    with pytest.raises(CommandError, match="Record 2: it has no shape"):
        call_command("import-areas", str(geojson("b_2024.geojson", GOOD, {**GOOD, "geometry": None})))
