"""XLSForm: ours come back as they were; those of others come in as a draft, or are refused with every place named."""

import importlib.util
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from openpyxl import Workbook
from pyxform.xls2xform import convert

from straatwijs.instruments.definition import AnswerType
from straatwijs.instruments.queries import instruments
from straatwijs.instruments.xlsform import NotADraft, draft, module_text, spoken, workbook
from tests.instruments.run_time import added
from tests.observations.import_files import SHARED, needs_shared

pytestmark = pytest.mark.any_database
FORMS = SHARED / "odk-forms/xlsforms"
# What becomes of each: the questions of the draft, or the places of what must change (sheet, row, column).
BECOMES: dict[str, object] = {
    "cascading_select_test_equivalent.xls": ("survey", 3, "relevant"),
    "choice_filter_test.xlsx": ("survey", 3, "choice_filter"),
    "field-list.xlsx": ["table_list_question"],
    "gps.xls": ("survey", 2, "type"),
    "group.csv": ("survey", 4, "type"),
    "group.xlsx": ("survey", 4, "type"),
    "loop.xlsx": ("survey", 3, "type"),
    "or_other.xlsx": ("survey", 3, "choice_filter"),
    "pull_data.xlsx": ("survey", 2, "type"),
    "repeat_date_test.xls": ("survey", 3, "type"),
    "style_settings.xls": ["your_name", "your_age"],
    "survey_no_name.xlsx": ["state"],
    "table-list.xls": ("choices", 23, "label"),
    "tutorial.xls": ("survey", 2, "type"),
    "widgets.csv": ("survey", 4, "type"),
    "widgets.xls": ("survey", 4, "type"),
    "xml_escaping.xls": ("survey", 2, "type"),
    "yes_or_no_question.xlsx": ["good_day"],
}


def form(path: Path, *rows: list[str], choices: list[list[str]] | None = None, **settings: str) -> Path:
    """A spreadsheet with these rows under type, name, label, hint, required, constraint and relevant."""
    book = Workbook()
    survey = book.active
    survey.title = "survey"
    survey.append(["type", "name", "label::Nederlands (nl)", "hint", "required", "constraint", "relevant"])
    for row in rows:
        survey.append(row)
    listed = book.create_sheet("choices")
    for row in [["list_name", "name", "label"], *(choices or [])]:
        listed.append(row)
    said = book.create_sheet("settings")
    said.append(list(settings))
    said.append(list(settings.values()))
    book.save(path)
    return path


@pytest.fixture
def try_out(tmp_path):
    folder = tmp_path / "catalogue"
    folder.mkdir()
    with added(folder) as instrument:
        yield instrument


@pytest.mark.parametrize("language", ["en", "nl"])
def test_own_instruments_come_back_the_same(tmp_path, try_out, language):
    for instrument in instruments().values():
        file = tmp_path / f"{instrument.id}.xlsx"
        file.write_bytes(workbook(instrument))
        assert draft(file, language=language) == spoken(instrument, language), instrument.id


def test_own_instruments_open_in_odk(tmp_path):
    for instrument in instruments().values():
        if instrument.noted_by_people:
            file = tmp_path / f"{instrument.id}.xlsx"
            file.write_bytes(workbook(instrument))
            made = convert(file, validate=False)
            assert f'id="{instrument.id}"' in made.xform


@needs_shared
@pytest.mark.parametrize("name", BECOMES)
def test_form_of_others_comes_in_or_is_refused_with_its_places(name):
    expected = BECOMES[name]
    if isinstance(expected, list):
        assert [question.code for question in draft(FORMS / name, language="en").questions] == expected
        return
    with pytest.raises(NotADraft) as refused:
        draft(FORMS / name, language="en")
    first = refused.value.problems[0]
    assert (first.sheet, first.row, first.column.split(":")[-1]) == expected
    assert all(problem.row and problem.column and problem.sentence for problem in refused.value.problems)


@needs_shared
def test_every_form_there_is_was_looked_at():
    assert {file.name for file in FORMS.iterdir()} - {"fruits.csv"} == set(BECOMES)


def test_form_becomes_a_draft_in_our_own_terms(tmp_path):
    file = form(
        tmp_path / "bankje.xlsx",
        ["begin group", "g1", "Het bankje"],
        ["integer", "Hoeveel-zitten", "Hoeveel mensen zitten er?", "Tel ook kinderen", "yes", ". <= 20"],
        ["select_multiple doing", "doing", "Wat doen ze?"],
        ["end group"],
        ["select_one weer or_other", "weer", "Wat voor weer is het?"],
        ["text", "words", "Wat viel op?", "", "yes"],
        choices=[["doing", "talk", "Praten"], ["doing", "eat", "Eten"], ["weer", "dry", "Droog"]],
        form_title="Bankjes tellen",
        form_id="Bankjes-2026",
    )
    made = draft(file, language="nl")
    first, doing, weather, words = made.questions
    assert (made.id, str(made.title)) == ("bankjes_2026", "Bankjes tellen")
    assert (first.code, first.most, first.required, first.prompt, first.part) == (
        "hoeveel_zitten", 20, True, "Tel ook kinderen", "Het bankje",
    )  # fmt: skip
    assert (doing.answer, doing.part, [code for code, _label in doing.choices]) == (
        AnswerType.MANY, "Het bankje", ["talk", "eat"],
    )  # fmt: skip
    assert (weather.part, [code for code, _label in weather.choices]) == ("", ["dry", "other"])
    assert (words.answer, words.privacy, words.required) == (AnswerType.WORDS, "personal", False)


def test_all_that_is_wrong_is_told_at_once(tmp_path):
    file = form(
        tmp_path / "fout.xlsx",
        ["geopoint", "where", "Waar?"],
        ["select_one nergens", "one", "Kies"],
        ["integer", "two", ""],
        ["integer", "two", "Hoeveel?", "", "", "", "${one} = 'a'"],
    )
    with pytest.raises(NotADraft) as refused:
        draft(file, language="nl")
    places = [(problem.row, problem.column.split(":")[0]) for problem in refused.value.problems]
    assert places == [(2, "type"), (3, "type"), (4, "label"), (5, "name"), (5, "relevant")]


@pytest.mark.parametrize(
    ("name", "content"), [("a.xlsx", b"no zip"), ("a.txt", b"x"), ("a.csv", b"\xff\xfe\x00")]
)
def test_broken_file_is_told_in_words(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(NotADraft) as refused:
        draft(tmp_path / name, language="nl")
    assert len(refused.value.problems) == 1


def test_draft_is_a_file_that_belongs_in_the_catalogue(tmp_path, try_out):
    file = tmp_path / "try_out.xlsx"
    call_command("xlsform", "export", "try_out", file)
    call_command("xlsform", "import", file, "--to", tmp_path / "made.py")
    specification = importlib.util.spec_from_file_location("made", tmp_path / "made.py")
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    assert spoken(module.INSTRUMENT, "nl") == spoken(try_out, "nl")
    with pytest.raises(CommandError, match="is there already"):
        call_command("xlsform", "import", file, "--to", tmp_path / "made.py")


def test_module_text_says_the_same_of_every_instrument():
    for instrument in instruments().values():
        space: dict[str, object] = {}
        exec(compile(module_text(spoken(instrument, "en")), "draft", "exec"), space)  # noqa: S102 - our own text
        assert spoken(space["INSTRUMENT"], None) == spoken(instrument, "en")
