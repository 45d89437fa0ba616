"""A row is kept once: known again by its content or its own id, and told apart from its equals."""

from datetime import timedelta

import pytest

from straatwijs.observations import counts
from straatwijs.observations.imports.refusal import BadRow
from straatwijs.observations.models import Contribution, StreetWeek, Tombstone
from straatwijs.shared.models import AuditRecord
from tests.observations.import_files import HEADER, MAPPING, NOW, PAINT, file_of, mapping_of, run

pytestmark = pytest.mark.django_db


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
