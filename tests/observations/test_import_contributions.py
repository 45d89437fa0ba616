"""Reports of another service become contributions: whole or not at all, once, and at their place."""

import csv
from collections import Counter
from datetime import date, timedelta
from uuid import UUID

import pytest
from django.core.management import CommandError, call_command

from straatwijs.observations import counts
from straatwijs.observations.actions.contributions import keep
from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError
from straatwijs.observations.models import Channel, Contribution, StreetWeek, Tombstone
from straatwijs.observations.note import NewNote, Refused
from straatwijs.places.models import Area, AreaKind
from straatwijs.shared.models import AuditRecord
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


def test_import_again_adds_nothing(little_town, tmp_path):
    file, mapping = file_of(tmp_path, PAINT, PAINT, "2026-05-05,din,,,"), mapping_of(tmp_path)
    run(file, mapping=mapping)

    again = run(file, mapping=mapping, now=NOW + timedelta(days=40))

    assert (again.written.new, again.written.known) == (0, 3)
    assert (Contribution.objects.count(), sum(StreetWeek.objects.values_list("number", flat=True))) == (3, 3)
    assert AuditRecord.objects.filter(action="import").count() == 1


def test_import_knows_a_row_again_in_another_order_of_columns(little_town, tmp_path):
    mapping = mapping_of(tmp_path)
    run(file_of(tmp_path, PAINT), mapping=mapping)
    turned = file_of(
        tmp_path,
        "Wilgenstraat; 52.0041;4.0100;paint;2026-05-04",
        header="where;lat;lon;what;day",
        name="turned.csv",
    )

    assert run(turned, mapping=mapping).written.new == 0


def test_import_adds_only_what_a_longer_file_has_more(little_town, tmp_path):
    mapping = mapping_of(tmp_path)
    run(file_of(tmp_path, PAINT), mapping=mapping)

    longer = run(file_of(tmp_path, PAINT, PAINT, name="longer.csv"), mapping=mapping)

    assert (longer.written.new, longer.written.known) == (1, 1)


def test_import_of_overlapping_files_counts_a_row_once(little_town, tmp_path):
    files = [file_of(tmp_path, PAINT, name="may.csv"), file_of(tmp_path, PAINT, name="spring.csv")]

    outcome = run(*files, mapping=mapping_of(tmp_path))

    assert (outcome.reading.read, outcome.written.new, outcome.reading.doubled) == (2, 1, 1)


def test_import_tells_sources_apart(little_town, tmp_path):
    run(file_of(tmp_path, PAINT), mapping=mapping_of(tmp_path))

    other = run(file_of(tmp_path, PAINT), mapping=mapping_of(tmp_path, MAPPING.replace("town-desk", "app")))

    assert other.written.new == 1


def test_import_leaves_out_columns_that_change_when_the_mapping_names_the_others(little_town, tmp_path):
    mapping = mapping_of(tmp_path, MAPPING + '\n[row]\ncolumns = ["day", "what", "where"]\n')
    run(file_of(tmp_path, f"{PAINT},open", header=f"{HEADER},state"), mapping=mapping)

    again = run(file_of(tmp_path, f"{PAINT},closed", header=f"{HEADER},state"), mapping=mapping)

    assert (again.written.new, again.written.known) == (0, 1)


def test_import_with_own_ids_names_an_id_that_stands_on_two_rows(little_town, tmp_path):
    mapping = mapping_of(tmp_path, MAPPING + '\n[row]\ncolumns = ["case"]\nunique = true\n')
    rows = [f"{PAINT},7", f"{PAINT},7", f"{PAINT},8", "2026-05-05,din,,,,8", f"{PAINT},"]

    outcome = run(file_of(tmp_path, *rows, header=f"{HEADER},case"), mapping=mapping, skip_errors=True)

    assert (outcome.written.new, outcome.reading.doubled) == (2, 1)
    assert outcome.reading.bad == [
        BadRow("reports.csv", 5, "it has the same case as line 4, with other content"),
        BadRow("reports.csv", 6, "it has no case"),
    ]


def test_import_of_a_row_that_was_taken_back_leaves_it_away(little_town, tmp_path):
    file, mapping = file_of(tmp_path, PAINT, "2026-05-05,din,,,"), mapping_of(tmp_path)
    run(file, mapping=mapping)
    note = Contribution.objects.get(indicator="noise")
    counts.take(note)
    Tombstone.objects.create(id_hash=note.id_hash, withdrawn_on=NOW.date())
    note.delete()

    again = run(file, mapping=mapping)

    assert (again.written.new, again.written.known, again.written.withdrawn) == (0, 1, 1)


BAD_ROWS = {
    "2026-13-01,paint,,,": "the date is not spelled year-month-day (iso, dmy, mdy, month)",
    ",paint,,,": "it has no date",
    "2026-11-22,paint,,,": "its date lies in the future",
    "1900-01-01,paint,,,": "its date lies before 1990: does it stand for 'not known'?",
    "2026-05-04,Marietje,,,": "its category is not in the mapping",
    "2026-05-04,,,,": "it has no category",
    "2026-05-04,paint,4.01,,": "its lon or lat is no number",
    "2026-05-04,paint,here,52.0,": "its lon or lat is no number",
    "2026-05-04,paint,nan,52.0,": "its point lies outside the grid EPSG:4326; are lon and lat swapped?",
    "2026-05-04,paint,5,152.0,": "its point lies outside the grid EPSG:4326; are lon and lat swapped?",
    "2026-05-04,paint": "it has 2 cells, the header has 5",
}


@pytest.mark.parametrize("bad", BAD_ROWS)
def test_import_with_one_bad_row_changes_nothing_and_names_it(little_town, tmp_path, bad):
    with pytest.raises(ImportRefusedError) as refused:
        run(file_of(tmp_path, PAINT, bad, PAINT), mapping=mapping_of(tmp_path), make_streets=True)

    assert str(refused.value) == "Nothing was written: 1 of 3 rows can't be used."
    assert refused.value.rows == (BadRow("reports.csv", 3, BAD_ROWS[bad]),)
    assert (Contribution.objects.count(), StreetWeek.objects.count()) == (0, 0)
    assert AuditRecord.objects.count() == 0


def test_import_that_skips_errors_takes_the_good_rows(little_town, tmp_path):
    rows = [row for bad in BAD_ROWS for row in (bad, PAINT)]

    outcome = run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path), skip_errors=True)

    assert (outcome.written.new, len(outcome.reading.bad)) == (len(BAD_ROWS), len(BAD_ROWS))
    assert [row.reason for row in outcome.reading.bad] == list(BAD_ROWS.values())
    assert [row.line for row in outcome.reading.bad] == list(range(2, 2 * len(BAD_ROWS) + 1, 2))


def test_import_names_a_category_only_when_several_rows_have_it(little_town, tmp_path):
    rows = ["2026-05-04,smell,,,"] * 3 + ["2026-05-04,Marietje de Boer,,,"]

    with pytest.raises(ImportRefusedError) as refused:
        run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path))

    assert str(refused.value) == (
        "Nothing was written: 4 of 4 rows can't be used. Categories that are not in the mapping: 'smell' (3)."
    )


def test_import_tells_when_no_date_decides_between_day_first_and_month_first(little_town, tmp_path):
    mapping = mapping_of(tmp_path, MAPPING.replace('"iso"', '"dmy"'))
    unclear = file_of(tmp_path, "03/04/2026,paint,,,", "05/04/2026,din,,,")
    clear = file_of(tmp_path, "03/04/2026,paint,,,", "25/04/2026,din,,,", name="clear.csv")

    notes = [list(run(file, mapping=mapping).reading.notes()) for file in (unclear, clear)]

    assert notes == [
        ["No date in the file tells day-first from month-first; they were read as declared."],
        [],
    ]


def test_import_tells_of_a_point_that_many_rows_share(little_town, tmp_path):
    rows = ["2026-05-04,paint,4.05,52.05,"] * 10 + [f"2026-05-04,paint,4.01,52.00{n:02},x" for n in range(20)]

    outcome = run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path))

    assert list(outcome.reading.notes()) == [
        (
            "10 rows have the point [4.05, 52.05]. If it stands for 'no address', "
            "put it in no_address in the [point] of the mapping."
        )
    ]


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
        "Nieuwe Gracht": 2, "Ergens": 1, "Wilgenstraat": 1, "Het Veld": 2, "2e Schuytplein": 1,
    }  # fmt: skip
    again = run(file_of(tmp_path, *rows), mapping=mapping_of(tmp_path), make_streets=True)
    assert (again.new_streets, again.written.new) == (0, 0)


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


def test_import_names_words_that_are_too_long(little_town, tmp_path):
    mapping = mapping_of(tmp_path, 'words = "said"\n' + MAPPING)

    with pytest.raises(ImportRefusedError) as refused:
        run(file_of(tmp_path, f"{PAINT},{'a' * 1001}", header=f"{HEADER},said"), mapping=mapping)

    assert refused.value.rows[0].reason == "its words are longer than 1000 signs"


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


@pytest.fixture
def command(little_town, tmp_path, capsys):
    """`command(file, …)` runs it and gives what it said."""

    def go(*arguments: object) -> str:
        mapping_of(tmp_path)
        words = [str(argument) for argument in arguments]
        call_command("import-contributions", *words, mapping=str(tmp_path / "mapping.toml"))
        return capsys.readouterr().out

    return go


def test_command_says_what_it_did(command, tmp_path):
    said = command(file_of(tmp_path, PAINT, PAINT, "2026-05-04,din,,,"), "--municipality=Kleinstad")

    assert said == "3 rows read, 3 new, 0 already there.\nNew: 2 at a street, 1 at a municipality.\n"


def test_command_names_the_first_fifty_lines_and_the_number_of_all(command, tmp_path):
    file = file_of(tmp_path, *(["2026-05-04,paint"] * 60))

    with pytest.raises(CommandError) as refused:
        command(file, "--municipality=GM9901")

    lines = str(refused.value).splitlines()
    assert lines[0] == "Nothing was written: 60 of 60 rows can't be used."
    assert lines[1:51] == [
        f"  reports.csv, line {line}: it has 2 cells, the header has 5" for line in range(2, 52)
    ]
    assert lines[51:] == ["  … and 10 more"]
    assert refused.value.returncode == 1


def test_command_that_skips_errors_writes_a_report_without_peoples_words(command, tmp_path):
    file = file_of(tmp_path, PAINT, "2026-05-04,Marietje de Boer,,,")

    said = command(file, "--municipality=GM9901", "--skip-errors")

    with (tmp_path / "reports.errors.csv").open(encoding="utf-8", newline="") as report:
        assert list(csv.reader(report)) == [
            ["file", "line", "reason"],
            ["reports.csv", "3", "its category is not in the mapping"],
        ]
    assert said.splitlines()[:2] == ["2 rows read, 1 new, 0 already there.", "1 skipped."]


def test_command_without_bad_rows_leaves_no_report(command, tmp_path):
    command(file_of(tmp_path, PAINT), "--municipality=GM9901", "--skip-errors")

    assert sorted(path.name for path in tmp_path.iterdir()) == ["mapping.toml", "reports.csv"]


def test_command_checks_the_place_of_the_report_before_it_writes(command, tmp_path):
    with pytest.raises(CommandError, match="give another --report"):
        command(
            file_of(tmp_path, PAINT),
            "--municipality=GM9901",
            "--skip-errors",
            f"--report={tmp_path / 'no' / 'r.csv'}",
        )

    assert Contribution.objects.count() == 0


def test_command_reads_dates_in_another_spelling_than_the_mapping(command, tmp_path):
    command(file_of(tmp_path, "13/05/2026,paint,,,"), "--municipality=GM9901", "--dates=dmy")

    assert Contribution.objects.get().week == date(2026, 5, 11)
