"""Everything on screen has good Dutch."""

import io

import pytest
from babel.messages import Catalog
from django.core.management import call_command

from straatwijs.web.management.commands import messages


def _catalogue(english, dutch, **more) -> Catalog:
    catalogue = Catalog(locale="nl")
    catalogue.add(english, dutch, **more)
    return catalogue


def test_dutch_is_complete():
    call_command("messages", "--check", stdout=io.StringIO())
    assert messages.problems(messages.read(messages.CATALOGUE)) == []


@pytest.mark.parametrize(
    ("english", "dutch", "wrong"),
    [
        ("Send", "Verstuur", []),
        ("Send", "", ["no Dutch: 'Send'"]),
        ("%(n)s homes", "%(n)s huizen", []),
        ("%(n)s homes", "%(m)s huizen", ["other placeholders than the English: '%(n)s homes'"]),
        ("{n} homes", "huizen", ["other placeholders than the English: '{n} homes'"]),
        (("one home", "%(n)s homes"), ("een huis", "%(n)s huizen"), []),
        (("one home", "%(n)s homes"), ("een huis", ""), ["no Dutch: 'one home'"]),
    ],
)
def test_problems_are_found(english, dutch, wrong):
    assert messages.problems(_catalogue(english, dutch)) == wrong


def test_uncertain_translation_is_a_problem():
    assert messages.problems(_catalogue("Send", "Verstuur", flags=["fuzzy"])) == [
        "uncertain translation: 'Send'"
    ]


def test_adopting_fills_gaps_and_reports_the_rest():
    mine = _catalogue("Send", "")
    mine.add("Stop", "Stop")
    given = _catalogue("Send", "Verstuur")
    given.add("Stop", "Ophouden")
    given.add("Elsewhere", "Elders")
    assert messages.adopt(mine, given) == [
        "'Stop' is 'Stop' already; not taken: 'Ophouden'",
        "not in the code: 'Elsewhere'",
    ]
    assert messages.texts(mine)["", "Send"].string == "Verstuur"


def test_texts_of_code_and_templates_are_collected():
    found = messages.texts(messages.collect())
    assert found["", "Neighbourhood worker"].locations == [("straatwijs/accounts/roles.py", 0)]


def test_catalogue_reads_back_as_it_was_written(tmp_path):
    catalogue = _catalogue("Send", "Verstuur", context="button")
    file = tmp_path / "django.po"
    file.write_text(messages.as_text(catalogue), encoding="utf-8")
    assert messages.as_text(messages.read(file)) == messages.as_text(catalogue)
