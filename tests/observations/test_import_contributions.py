"""Reports of another service become contributions, at their place and without names."""

from collections import Counter
from datetime import date
from uuid import UUID

import pytest

from straatwijs.observations import counts
from straatwijs.observations.actions.contributions import keep
from straatwijs.observations.imports.refusal import ImportRefusedError
from straatwijs.observations.models import Channel, Contribution, StreetWeek
from straatwijs.observations.note import NewNote, Refused
from straatwijs.places.models import Area, AreaKind
from tests.observations.import_files import HEADER, MAPPING, NOW, PAINT, file_of, mapping_of, run

pytestmark = pytest.mark.django_db


def kept_at() -> Counter:
    return Counter(Contribution.objects.values_list("area__name", flat=True))


def test_import_keeps_a_row_as_a_note_of_its_day(little_town, tmp_path):
    outcome = run(file_of(tmp_path, PAINT), mapping=mapping_of(tmp_path))

    note = Contribution.objects.get()
    assert (outcome.reading.read, outcome.written.new) == (1, 1)
    assert (note.instrument, note.indicator, note.side, note.kind) == (
        "street_signal",
        "graffiti",
        "annoying",
        "object",
    )
    assert (note.area, note.week, note.channel) == (
        little_town.wilgenstraat,
        date(2026, 5, 4),
        Channel.IMPORT,
    )
    assert (note.noted_at.isoformat(), note.received_at) == ("2026-05-04T10:00:00+00:00", NOW)
    assert (note.text, bytes(note.device), note.circle) == ("", b"", "team")


@pytest.mark.parametrize(
    ("row", "place"),
    [
        ("2026-05-04,paint,4.0300,52.0000,near iepenpad", "Iepenpad"),  # the name goes before the point
        ("2026-05-04,paint,,,Marktplein", "Marktplein"),
        ("2026-05-04,paint,4.0100,52.0048,Nowhere", "Wilgenstraat"),  # 89 m off
        ("2026-05-04,paint,4.0100,52.0051,", "De Kade"),  # 122 m off
        ("2026-05-04,paint,4.0100,52.0041,near Supermarket", "Wilgenstraat"),
        ("2026-05-04,paint,4.0300,52.0010,", "Het Veld"),
        ("2026-05-04,paint,5.0000,53.0000,", "Kleinstad"),
        ("2026-05-04,paint,,,Supermarket", "Kleinstad"),
        ("2026-05-04,paint,4.02,52.01,", "Kleinstad"),  # the point of "no address"
        ('2026-05-04,paint,"4,0100","52,0155",', "Marktplein"),  # on the square
    ],
)
def test_import_hangs_a_row_at_its_place(little_town, tmp_path, row, place):
    run(file_of(tmp_path, row), mapping=mapping_of(tmp_path))

    assert kept_at() == {place: 1}


def test_import_keeps_a_point_on_the_grid_of_things_only(little_town, tmp_path):
    rows = ("2026-05-04,paint,4.0100123,52.0041,", "2026-05-04,din,4.0100123,52.0041,")

    run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path))

    points = dict(Contribution.objects.values_list("indicator", "latitude"))
    assert points == {"graffiti": 52.0041, "noise": None}


def test_import_counts_what_it_keeps(little_town, tmp_path):
    rows = [PAINT, PAINT, "2026-05-10,paint,4.01,52.0041,", "2026-05-11,paint,4.01,52.0041,"]

    run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path))

    cells = StreetWeek.objects.order_by("week").values_list("week", "channel", "number", "contributors")
    assert list(cells) == [(date(2026, 5, 4), "import", 3, 1), (date(2026, 5, 11), "import", 1, 1)]
    assert counts.recount(NOW.date()).repaired == 0


def test_import_reads_metres_of_another_grid(little_town, tmp_path):
    """The middle of the Dutch grid is the tower of Amersfoort, 52.15517 N 5.38721 E (Kadaster)."""
    mapping = mapping_of(tmp_path, MAPPING.replace('"EPSG:4326"', '"EPSG:28992"'))

    run(file_of(tmp_path, "2026-05-04,paint,155000.0,463000,"), mapping=mapping)

    note = Contribution.objects.get()
    assert (round(note.longitude, 3), round(note.latitude, 3)) == (5.387, 52.155)
    with pytest.raises(ImportRefusedError) as refused:
        run(file_of(tmp_path, "2026-05-04,paint,463000,155000,"), mapping=mapping)
    assert (
        refused.value.rows[0].reason == "its point lies outside the grid EPSG:28992; are lon and lat swapped?"
    )


def test_import_makes_streets_that_are_not_there(little_town, tmp_path):
    rows = [
        "2026-05-04,paint,4.010,52.001,Nieuwe Gracht",
        "2026-05-04,paint,4.012,52.001,near nieuwe gracht",
        "2026-05-04,paint,,,Ergens",
        "2026-05-04,paint,4.010,52.0041,Wilgenstraat",
        "2026-05-04,paint,4.030,52.0010,42 Cross Street",
        "2026-05-04,paint,4.030,52.0010,Beeklaan 12 a",
        "2026-05-04,paint,,,2e Schuytplein",
        "2026-05-04,paint,,,شارع الورد",
    ]

    outcome = run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path), make_streets=True)

    assert outcome.new_streets == 3
    made = Area.objects.filter(code__startswith="ST9901-").order_by("code")
    assert [(area.code, area.name, area.kind, area.parent.name, area.longitude) for area in made] == [
        ("ST9901-2e-schuytplein", "2e Schuytplein", AreaKind.SQUARE, "Kleinstad", None),
        ("ST9901-ergens", "Ergens", AreaKind.STREET, "Kleinstad", None),
        ("ST9901-nieuwe-gracht", "Nieuwe Gracht", AreaKind.STREET, "De Kade", 4.011),
    ]
    assert kept_at() == {
        "Nieuwe Gracht": 2, "Ergens": 1, "Wilgenstraat": 1, "Het Veld": 2, "2e Schuytplein": 1, "Kleinstad": 1,
    }  # fmt: skip
    again = run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path), make_streets=True)
    assert (again.new_streets, again.written.new) == (0, 0)


def test_import_into_a_street_that_is_no_longer_there_makes_no_second_one(little_town, tmp_path):
    Area.objects.create(
        code="ST9901-oude-gracht",
        kind=AreaKind.STREET,
        name="Oude Gracht",
        slug="oude-gracht",
        path="GM9901/ST9901-oude-gracht/",
        parent=little_town.municipality,
        current=False,
    )

    outcome = run(
        file_of(tmp_path, "2026-05-04,paint,,,Oude Gracht"), mapping=mapping_of(tmp_path), make_streets=True
    )

    assert (outcome.new_streets, kept_at()) == (0, {"Oude Gracht": 1})


def test_import_makes_a_municipality_that_is_not_there(db, tmp_path):
    file, mapping = file_of(tmp_path, PAINT), mapping_of(tmp_path)
    with pytest.raises(ImportRefusedError, match="There is no municipality 'GM9902'"):
        run(file, mapping=mapping, municipality="GM9902")
    with pytest.raises(ImportRefusedError, match="WK990201 is no code of a municipality"):
        run(file, mapping=mapping, municipality="WK990201", new_municipality="Elders")

    run(file, mapping=mapping, municipality="gm9902", new_municipality="Elders")

    town = Area.objects.get()
    assert (town.code, town.name, town.slug, town.path) == ("GM9902", "Elders", "elders", "GM9902/")
    assert run(file, mapping=mapping, municipality="elders").written.known == 1


def test_import_lets_no_name_through_in_words(little_town, tmp_path):
    mapping = mapping_of(tmp_path, 'words = "said"\n' + MAPPING)
    file = file_of(
        tmp_path,
        f"{PAINT},Bel Fatima Yilmaz in de Wilgenstraat op 06-12345678",
        f"{PAINT}, ",
        header=f"{HEADER},said",
    )

    run(file, mapping=mapping)

    first, second = Contribution.objects.order_by("pk")
    assert [word for word in ("Fatima", "Yilmaz", "12345678") if word in first.text] == []
    assert "Wilgenstraat" in first.text
    assert first.withheld["phone"] == 1
    assert (second.text, second.withheld) == ("", {})


def test_import_takes_no_words_unless_the_mapping_says_so(little_town, tmp_path):
    run(file_of(tmp_path, f"{PAINT},Bel Fatima", header=f"{HEADER},said"), mapping=mapping_of(tmp_path))

    assert Contribution.objects.get().text == ""


def test_instrument_of_an_import_is_refused_from_a_phone(little_town):
    note = NewNote(
        id=UUID(int=7),
        instrument="reports_zurich",
        area=little_town.iepenpad.code,
        side="annoying",
        indicator="zurich_waste",
        noted_at=NOW,
    )

    with pytest.raises(Refused) as refused:
        keep(note=note, secret=None, now=NOW)

    assert refused.value.field == "instrument"
