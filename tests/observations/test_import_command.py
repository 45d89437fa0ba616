"""`straatwijs import-contributions`: what it says, and the report of what it left out."""

import csv
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from straatwijs.observations.models import Contribution
from tests.observations.import_files import PAINT, file_of, mapping_of

pytestmark = pytest.mark.django_db


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
