"""Tables for researchers: what everyone may see, and under an agreement rows without people."""

import csv
from datetime import date
from pathlib import Path
from uuid import uuid4

import pyarrow.parquet as pq
import pytest
from django.core.management import CommandError, call_command

from straatwijs.observations.actions import contributions
from straatwijs.observations.models import Circle, Contribution
from straatwijs.observations.note import NewNote
from straatwijs.privacy.actions import publish_counts
from straatwijs.shared.models import AuditRecord
from tests.instruments.run_time import added
from tests.privacy.conftest import HELP, NOISE, RUBBISH, give, look, moment

pytestmark = pytest.mark.django_db


def table(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def noted(little_town, autumn, regulars, note_by_each):
    """Enough people about noise in the first block; one alone about help; a thing; words shared and not shared."""
    street = little_town.wilgenstraat
    note_by_each(regulars[:6], street, when=autumn.first_block)
    give(street, HELP, when=autumn.first_block, text="Geheim van één mens")
    give(street, RUBBISH, when=autumn.first_block, text="=1+1 losse tegel", circle=Circle.EVERYONE)
    give(street, RUBBISH, when=autumn.first_block, text="Alleen voor het team", phone=2)
    for phone in regulars[:5]:
        look(little_town.iepenpad, when=autumn.first_block, phone=phone)
    publish_counts(as_of=date.fromisoformat(autumn.closings[0]))
    return autumn


@pytest.fixture
def export(tmp_path, noted, at):
    at("2026-11-29 12:00")

    def go(*options: str) -> Path:
        folder = tmp_path / "out"
        call_command("export", folder, "--from", "2026-10-01", *options, verbosity=0)
        return folder

    return go


def test_everyone_s_tables_hold_what_the_pages_show(export, little_town):
    folder = export()
    shown = [row for row in table(folder, "counts") if row["number"]]
    assert [
        (row["period"], row["side"], row["kind"], row["number"]) for row in shown if row["kind"] == "social"
    ] == [("2026-Q4-B1", "annoying", "social", "5")]
    things = [row for row in shown if row["kind"] == "object" and row["indicator"] == RUBBISH]
    kept = Contribution.objects.filter(indicator=RUBBISH, area=little_town.wilgenstraat)
    here = [row for row in things if row["place"] == little_town.wilgenstraat.code]
    assert sum(int(row["number"]) for row in here) == kept.count() > 1
    assert {row["about"] for row in things} == {"false"}
    assert [row["text"] for row in table(folder, "contributions")] == ["'=1+1 losse tegel"]
    assert {path.name for path in folder.iterdir()} == {
        f"{name}.{kind}"
        for name in ("counts", "contributions", "visits", "codebook", "codebook_values")
        for kind in ("csv", "parquet")
    }


def test_what_is_not_everyone_s_is_nowhere_in_the_folder(export):
    everything = "".join(path.read_text(encoding="utf-8") for path in export().glob("*.csv"))
    assert Contribution.objects.filter(text__contains="Geheim").exists()
    assert "Geheim" not in everything
    assert "Alleen voor het team" not in everything


def test_agreement_gives_rows_without_people_and_is_recorded(export, little_town):
    folder = export("--agreement", "Onderzoek 12")
    rows = table(folder, "agreed_contributions")
    people = [row for row in rows if row["kind"] == "social"]
    assert {(row["place"], row["period"], row["indicator"]) for row in people} == {
        (little_town.kade.code, "2026-Q4-B1", NOISE)
    }
    things = Contribution.objects.filter(kind="object")
    assert sum(row["kind"] == "object" for row in rows) == things.count()
    columns = set(rows[0]) | set(table(folder, "agreed_visits")[0])
    assert columns & {"device", "noted_at", "received_at", "member", "perspective", "tenure", "id"} == set()
    everything = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.csv"))
    assert "Geheim" not in everything
    assert "Alleen voor het team" not in everything
    assert AuditRecord.objects.get(action="export").key == "Onderzoek 12"


def test_forms_come_out_question_by_question_with_a_codebook(export, little_town, tmp_path):
    (tmp_path / "catalogue").mkdir()
    with added(tmp_path / "catalogue"):
        answers = {"sitting": 3, "doing": ["eat"], "whose": [20, 70, 10], "weather": "dry"}
        note = NewNote(
            instrument="try_out", area=little_town.wilgenstraat.code, side="", answers=answers,
            id=uuid4(), noted_at=moment("2026-11-20 10:00"),
        )  # fmt: skip
        contributions.keep(note=note, secret=None, now=moment("2026-11-20 10:00"))
        folder = export("--agreement", "Onderzoek 12")
    (row,) = table(folder, "agreed_form_try_out")
    assert {name: row[name] for name in ("period", "sitting", "doing__eat", "doing__talk", "whose__all", "busy")} == {
        "period": "2026-W47", "sitting": "3", "doing__eat": "true", "doing__talk": "false", "whose__all": "70", "busy": "",
    }  # fmt: skip
    described = {(one["table"], one["column"]) for one in table(folder, "codebook")}
    assert {("agreed_form_try_out", column) for column in row} <= described
    assert ("try_out", "weather", "dry", "Droog") in {
        (one["instrument"], one["column"], one["value"], one["dutch"])
        for one in table(folder, "codebook_values")
    }


def test_parquet_says_the_same_with_types(export):
    folder = export()
    kept = pq.read_table(folder / "counts.parquet").to_pylist()
    rows = table(folder, "counts")
    assert [str(one["number"] or "") for one in kept] == [row["number"] for row in rows]
    assert [one["shown"] for one in kept] == [row["shown"] == "true" for row in rows]
    assert {type(one["published_on"]) for one in kept} <= {date, type(None)}


def test_nothing_is_overwritten(export, tmp_path):
    export()
    with pytest.raises(CommandError, match="is there already"):
        call_command("export", tmp_path / "out", verbosity=0)
    with pytest.raises(CommandError, match="Swap them"):
        call_command("export", tmp_path / "new", "--from", "2026-11-29", "--to", "2026-01-01", verbosity=0)
    assert not (tmp_path / "new").exists()
