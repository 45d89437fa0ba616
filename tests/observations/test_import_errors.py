"""Whole or not at all: what is wrong with a row, and what a person should look at."""

import pytest

from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError
from straatwijs.observations.models import Contribution, StreetWeek
from straatwijs.shared.models import AuditRecord
from tests.observations.import_files import HEADER, MAPPING, PAINT, file_of, mapping_of, run

pytestmark = pytest.mark.django_db


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


def test_import_names_words_that_are_too_long(little_town, tmp_path):
    mapping = mapping_of(tmp_path, 'words = "said"\n' + MAPPING)

    with pytest.raises(ImportRefusedError) as refused:
        run(file_of(tmp_path, f"{PAINT},{'a' * 1001}", header=f"{HEADER},said"), mapping=mapping)

    assert refused.value.rows[0].reason == "its words are longer than 1000 signs"
