"""Files with works of others: what is taken, what is refused and why, and what a second run does."""

import json
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone, translation

from straatwijs.observations.imports.refusal import ImportRefusedError
from straatwijs.plans.actions.import_works import import_works, take_back_file
from straatwijs.plans.models import Work, WorkLink, WorksFile
from straatwijs.shared.refusal import Refused

pytestmark = pytest.mark.django_db

HEADER = "Nummer;Wie;Wat;Straat;Buurt;Begin;Einde;Grond_open;Voordeur_open;Bedrag;Contact;x;y"
GOOD = "W1;Waterbedrijf;Vervanging van het riool;Wilgenstraat;;1-9-2026;2027-03-01;ja;;€ 1.250.000,00;Waterbedrijf, omgevingsmanager;;"
RENOVATION = "W2;Corporatie;Renovatie van woningen;;De Kade;2026-10-01;2027-10-01;;ja;;;;"


def row(number, **changes):
    """The good row with other cells, by the name of the column."""
    cells = dict(zip(HEADER.split(";"), GOOD.split(";"), strict=True)) | {
        "Nummer": f"R{number}",
        "Wat": f"Riool deel {number}",
    }
    return ";".join((cells | changes).values())


@pytest.fixture
def take(little_town, tmp_path):
    """`take(row, …)` takes in a file of these rows; `name` and `content` make another one."""

    def go(*rows, name="werken.csv", content=None, skip_errors=False, by=None, encoding="utf-8"):
        path = tmp_path / name
        path.write_text("\n".join([HEADER, *rows]) if content is None else content, encoding=encoding)
        with translation.override("en"):
            return import_works(
                path=path,
                name=name,
                municipality=little_town.municipality,
                by=by,
                now=timezone.now(),
                skip_errors=skip_errors,
                progress=lambda items, *_: items,
            )

    return go


def reasons(refused):
    return [(bad.line, bad.reason) for bad in refused.value.rows]


def test_a_row_becomes_a_work(take, little_town):
    take(GOOD, RENOVATION)
    sewer, renovation = Work.objects.order_by("begins_on")
    assert (sewer.who, sewer.what, sewer.external_id) == ("Waterbedrijf", "Vervanging van het riool", "W1")
    assert (sewer.area, sewer.kinds, sewer.money) == (little_town.wilgenstraat, ["sewer"], 1_250_000)
    assert (sewer.begins_on, sewer.ends_on) == (date(2026, 9, 1), date(2027, 3, 1))
    assert (sewer.opens_ground, sewer.opens_front_door) == (True, False)
    assert (sewer.contact, sewer.latitude) == ("Waterbedrijf, omgevingsmanager", 52.004)
    assert (renovation.area, renovation.kinds, renovation.opens_front_door) == (
        little_town.kade,
        ["renovation"],
        True,
    )


def test_a_second_run_changes_what_changed_and_nothing_else(take):
    take(GOOD, RENOVATION)
    again = take(GOOD, RENOVATION)
    assert (again.new, again.changed, again.same, again.file) == (0, 0, 2, None)
    later = take(GOOD.replace("2027-03-01", "2027-05-01"), RENOVATION)
    assert (later.new, later.changed, later.same) == (0, 1, 1)
    assert Work.objects.get(external_id="W1").ends_on == date(2027, 5, 1)
    assert (Work.objects.count(), WorksFile.objects.count()) == (2, 2)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Einde": "2026-08-31"}, "it ends before it begins"),
        ({"Begin": "2026-13-40"}, "begins is no day; write it as 2026-09-01 or 1-9-2026"),
        ({"Einde": ""}, "ends is empty"),
        ({"Einde": "1-9-3026"}, "ends lies too far away; is the year right?"),
        ({"Straat": "Beukenlaan"}, "its street is not known here; is it spelt right?"),
        ({"Straat": "", "Buurt": "Het Bos"}, "its area is not known here; is it spelt right?"),
        ({"Straat": ""}, "it has no place: give a street, an area, or coordinates"),
        ({"x": "52.004", "y": "4.01"}, "it does not lie in Kleinstad; are its coordinates swapped?"),
        ({"x": "999999", "y": "4.01"}, "its coordinates are no degrees and do not lie in the Dutch grid"),
        ({"x": "links", "y": "4.01"}, "its coordinates are no numbers"),
        ({"Bedrag": "veel"}, "the money is no amount in euros; write it as 250000"),
        ({"Grond_open": "misschien"}, "opens_ground must be ja or nee"),
        ({"Wie": ""}, "who is empty"),
        ({"Contact": "Marieke Jansen, 06-12345678"}, "Everybody can read this, and it seems to hold: a name, a phone number. Write it without."),
        ({"Wat": "r" * 201}, "This is too long: there is room for 200 characters."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_named_with_its_reason(take, changes, reason):
    with pytest.raises(ImportRefusedError) as refused:
        take(GOOD, row(2, **changes), RENOVATION)
    assert reasons(refused) == [(3, reason)]
    assert str(refused.value) == "Nothing was written: 1 of 3 rows can't be used."
    assert Work.objects.count() == 0


def test_the_same_work_twice_is_refused_also_under_another_number(take):
    other_number = GOOD.replace("W1", "W9")
    without_number = GOOD.replace("W1", "").replace("1-9-2026", "2-9-2026")
    again = "it is the same work as line {}; if not, give both a number of their own"
    with pytest.raises(ImportRefusedError) as refused:
        take(GOOD, GOOD, other_number, without_number, without_number.replace("2-9", "3-9"))
    assert reasons(refused) == [(3, again.format(2)), (4, again.format(2)), (6, again.format(5))]


def test_with_skip_errors_the_good_rows_are_taken(take):
    outcome = take(GOOD, row(2, Einde=""), "te;kort", RENOVATION, skip_errors=True)
    assert (outcome.new, [bad.line for bad in outcome.reading.bad]) == (2, [3, 4])
    assert (
        outcome.reading.bad[1].reason == "it can't be read as cells: look at its quotes, and count its cells"
    )


def test_a_spreadsheet_in_the_old_encoding_is_read(take):
    take(row(1, Wat="Café wordt buurthuis"), encoding="cp1252")
    assert Work.objects.get().what == "Café wordt buurthuis"


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("leeg.csv", " \n", "leeg.csv is empty."),
        ("half.csv", "wie;wat;begin\nA;B;2026-01-01", "half.csv lacks the column ends. It may also be called: einde, eind, einddatum."),
        ("kaart.geojson", '{"type": "Feature"}', "kaart.geojson is no GeoJSON with features."),
        ("kaart.geojson", '{"features": []}', "There is nothing in kaart.geojson."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_says_why(take, name, content, sentence):
    with pytest.raises(ImportRefusedError) as refused:
        take(name=name, content=content)
    assert str(refused.value) == sentence


def feature(number, geometry, **properties):
    said = {"wie": "Gemeente", "wat": f"Fietspad {number}", "begin": "2026-09-01", "einde": "2026-12-01"}
    return {"type": "Feature", "id": f"0{number}", "properties": said | properties, "geometry": geometry}


def test_geojson_in_degrees_or_in_the_dutch_grid(take, little_town):
    line = {"type": "LineString", "coordinates": [[4.004, 52.00402], [4.014, 52.00402]]}
    swapped = {"type": "Point", "coordinates": [52.004, 4.01]}
    unclear = {"type": "Point", "coordinates": ["noord", 4.01]}
    outcome = take(
        name="werken.geojson",
        content=json.dumps({"features": [feature(1, line), feature(2, swapped), feature(3, unclear), feature(4, None, buurt="BU99010102")]}),
        skip_errors=True,
    )  # fmt: skip
    on_the_line, by_code = Work.objects.order_by("external_id")
    assert (on_the_line.external_id, on_the_line.area) == ("01", little_town.wilgenstraat)
    assert (on_the_line.longitude, on_the_line.kinds) == (4.009, ["street"])
    assert json.loads(on_the_line.geometry)["coordinates"] == line["coordinates"]
    assert (by_code.area, by_code.geometry) == (little_town.veld, "")
    assert [(bad.line, bad.reason) for bad in outcome.reading.bad] == [
        (2, "it does not lie in Kleinstad; are its coordinates swapped?"),
        (3, "its shape can't be read"),
    ]


def test_ten_thousand_rows_with_one_mistake_are_refused_with_its_line(take):
    def day(number):
        return (date(2026, 1, 1) + timedelta(days=number)).isoformat()

    rows = [row(number, Wat="Riool", Begin=day(number), Einde=day(number)) for number in range(10_000)]
    good, rows[7_000] = rows[7_000], row(7_000, Wat="Riool", Einde="2025-01-01")
    with pytest.raises(ImportRefusedError) as refused:
        take(*rows)
    assert reasons(refused) == [(7_002, "it ends before it begins")]
    rows[7_000] = good
    assert (take(*rows).new, Work.objects.count()) == (10_000, 10_000)


def test_a_file_is_taken_back_as_far_as_nothing_was_decided(take, coordinator, little_town):
    file = take(GOOD, RENOVATION).file
    decided = Work.objects.get(external_id="W1")
    WorkLink.objects.create(
        work=decided, area=decided.area, link="narrower_road", state="accepted", decided_on=date(2026, 3, 1)
    )
    assert take_back_file(file=file, by=coordinator) == 1
    assert list(Work.objects.all()) == [decided]
    with pytest.raises(Refused):
        take_back_file(file=file, by=coordinator)


def test_the_command_names_lines_and_writes_its_report(little_town, tmp_path, capsys):
    path = tmp_path / "werken.csv"
    path.write_text("\n".join([HEADER, GOOD, row(2, Einde="")]), encoding="utf-8")
    with pytest.raises(CommandError) as refused:
        call_command("import-works", str(path))
    assert str(refused.value).splitlines() == [
        "Nothing was written: 1 of 2 rows can't be used.",
        "  werken.csv, line 3: ends is empty",
    ]
    call_command("import-works", str(path), "--skip-errors", "--municipality=kleinstad")
    report = tmp_path / "werken.errors.csv"
    assert capsys.readouterr().out.splitlines() == [
        "2 rows read, 1 new, 0 changed, 0 the same as before.",
        f"1 skipped. The skipped lines and why: {report}",
    ]
    assert report.read_text(encoding="utf-8").splitlines()[1] == "werken.csv,3,ends is empty"
