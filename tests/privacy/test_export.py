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
from straatwijs.privacy.calculations.crowd import Fact, Told, told
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
    (looked,) = [row for row in table(folder, "agreed_visits") if row["period"] == "2026-Q4"]
    assert (looked["place"], looked["visits"]) == (little_town.kade.code, "5")
    columns = set(rows[0]) | set(table(folder, "agreed_visits")[0])
    assert columns & {"device", "noted_at", "received_at", "member", "perspective", "tenure", "id"} == set()
    everything = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.csv"))
    assert "Geheim" not in everything
    assert "Alleen voor het team" not in everything
    assert AuditRecord.objects.get(action="export").key == "Onderzoek 12"


def test_combination_of_one_person_is_in_no_table(noted, little_town, at, tmp_path, regulars):
    """Five people about noise, and in the same block one about vandalism who says who they are: the rest of a sum would tell it."""
    at("2026-11-29 12:00")
    alone = Contribution.objects.filter(indicator=NOISE).order_by("pk").last()
    Contribution.objects.filter(pk=alone.pk).update(indicator="drugs", perspective="entrepreneur", amount=17)
    call_command(
        "export", tmp_path / "out", "--from", "2026-10-01", "--agreement", "Onderzoek 12", verbosity=0
    )
    people = [row for row in table(tmp_path / "out", "agreed_contributions") if row["kind"] == "social"]
    assert [(row["period"], row["indicator"], row["instrument"], row["amount"]) for row in people] == [
        ("2026-Q4-B1", "", "", "")
    ] * 6
    voices = [row for row in table(tmp_path / "out", "agreed_voices") if row["kind"] == "social"]
    assert [(row["perspective"], row["number"]) for row in voices if row["period"] == "2026-Q4"] == [
        ("too_few", "6")
    ]


@pytest.mark.any_database
@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("aaaaabbbbb", "FFFFFFFFFF"),
        ("aaaaab", "RRRRRR"),
        ("aaaaaabbbbbc", "FFFFFFRRRRRR"),
        ("aaaa", "NNNN"),
        ("ab", "NN"),
        ("aaabb", "RRRRR"),
    ],
)
def test_fine_is_told_of_enough_people_and_leaves_nobody_alone(given, wanted):
    facts = [Fact(rough=("place",), fine=(letter,), person=number) for number, letter in enumerate(given)]
    assert "".join(much.name[0] for much in told(facts, 5)) == wanted
    same = [Fact(rough=("place",), fine=("a",), person="one phone") for _note in range(9)]
    assert set(told(same, 5)) == {Told.NOT}


def test_answers_of_residents_come_out_one_question_at_a_time_and_forms_of_the_team_row_by_row(
    export, little_town, scout, tmp_path
):
    (tmp_path / "catalogue").mkdir()
    when = moment("2026-11-20 10:00")

    def fill_in(instrument, number, member=None, **answers):
        note = NewNote(
            instrument=instrument, area=little_town.wilgenstraat.code, side="", answers=answers, id=uuid4(), noted_at=when,
        )  # fmt: skip
        contributions.keep(note=note, secret=f"phone-{number}", now=when, member=member)

    with added(tmp_path / "catalogue"):
        for number in range(6):
            weather = "wet" if number == 5 else "dry"
            fill_in(
                "try_out", number, sitting=number, doing=["eat"], whose=[20, 70, 10], weather=weather, busy=65
            )
        for number in range(4):
            fill_in("mini_interview", number)
        fill_in("logbook", 1, member=scout, activity="talk", children=3, minutes=60)
        folder = export("--agreement", "Onderzoek 12")
    answers = table(folder, "agreed_answers")
    assert {(row["instrument"], row["place"], row["period"]) for row in answers} == {
        ("try_out", little_town.kade.code, "2026-Q4")
    }
    # One alone said "wet", so "dry" would lead there; each sat with another number.
    assert {(row["question"], row["answer"], row["number"]) for row in answers} == {
        ("sitting", "too_few", "6"), ("doing", "eat", "6"), ("whose", "all", "6"), ("weather", "too_few", "6"), ("busy", "60-80", "6"),
    }  # fmt: skip
    (row,) = table(folder, "agreed_form_logbook")
    assert (row["place"], row["period"], row["activity"], row["children"], row["girls"]) == (
        little_town.wilgenstraat.code,
        "2026-W47",
        "talk",
        "3",
        "",
    )
    described = {(one["table"], one["column"]) for one in table(folder, "codebook")}
    assert {("agreed_form_logbook", column) for column in row} <= described
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
