"""How much personal data goes and how many public words stay: street sentences, and what others marked."""

import json
from pathlib import Path

import pytest

from straatwijs.observations import deidentification
from tests.observations.street_sentences import Measured, covered, measure, read

_MARKED_BY_OTHERS = Path(__file__).parents[3] / "shared" / "data" / "nl-pii"
_KINDS = (
    "person",
    "phone",
    "plate",
    "iban",
    "bsn",
    "house_number",
    "postcode_house",
    "handle",
    "birth_date",
    "age",
    "email",
    "url",
)


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    deidentification.load()


@pytest.fixture(scope="module")
def halves() -> dict[str, Measured]:
    return {half: measure(read(half)) for half in ("development", "held_out")}


def test_the_sentences_are_many_and_of_all_kinds():
    sentences = read("development") + read("held_out")
    personal = [sentence for sentence in sentences if sentence.marks]
    assert len(personal) >= 300
    assert len(sentences) - len(personal) >= 120
    assert set(_KINDS) <= {mark.kind for sentence in personal for mark in sentence.marks}


@pytest.mark.parametrize("half", ["development", "held_out"])
def test_at_least_98_in_100_pieces_of_personal_data_are_gone(halves, half):
    measured = halves[half]
    assert measured.gone >= 0.98 * measured.marks, measured.missed


@pytest.mark.parametrize("half", ["development", "held_out"])
def test_at_least_99_in_100_public_words_are_kept(halves, half):
    measured = halves[half]
    assert measured.kept >= 0.99 * measured.words, measured.lost


def test_what_is_kept_is_looked_at_twice_and_stays():
    texts = [
        deidentification.withhold(sentence.text).text for sentence in read("development") + read("held_out")
    ]
    assert [deidentification.withhold(text).text for text in texts] == texts


def _examples(name: str) -> list[dict]:
    file = _MARKED_BY_OTHERS / f"{name}.json"
    if not file.exists():
        pytest.skip("the shared data folder is not here")
    return json.loads(file.read_text(encoding="utf-8"))["examples"]


@pytest.mark.parametrize("name", ["emails", "phone_numbers", "dates", "ages"])
def test_what_others_marked_goes_and_the_rest_stays(name):
    """Which dates are personal is told in the module `dates`: here all full ones, as marked."""
    differences = []
    for example in _examples(name):
        text = example["text"]
        gone = {
            position for position in covered(deidentification.withhold(text).spans) if text[position] != " "
        }
        marked = {
            position
            for mark in example["annotations"]
            for position in range(mark["start_char"], mark["end_char"])
            if text[position] != " "
        }
        if gone != marked:
            differences.append(text)
    assert differences == []
