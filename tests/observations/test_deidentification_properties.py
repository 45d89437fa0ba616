"""What must hold for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from straatwijs.observations import deidentification
from straatwijs.observations.deidentification import REPLACEMENTS, shadow
from tests.observations.street_sentences import read


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    deidentification.load()


_PIECES = [
    *(
        "Fatma",
        "mohammed",
        "meneer",
        "de",
        "vries",
        "van der",
        "Roos",
        "en",
        ",",
        ".",
        "buurman",
        "Weimarstraat",
        "nummer",
        "14",
        "34-A",
    ),
    *(
        "06",
        "12345678",
        "nul zes",
        "NL91ABNA0417164300",
        "111222333",
        "2562 AB",
        "@jay_070",
        "insta:",
        "a@b.nl",
        "https://",
        "x.nl/",
    ),
    *(
        "geboren",
        "3 mei 1985",
        "12-03-85",
        "jaar oud",
        "VX-123-B",
        "kenteken",
        "(14)",
        "[naam]",
        "[",
        "]",
        "\u200b",
        "é",
        "👍🏽",
        "\n",
        "'s",
    ),
    *("heet", "groetjes", "J.", "op", "z'n", "\u0301", "０６", "ı", "ß", "ﬁ", "مح", "#", "-", "/", " "),
]
_street = st.lists(st.sampled_from(_PIECES), max_size=25).map(" ".join) | st.lists(
    st.sampled_from(_PIECES), max_size=25
).map("".join)
_any_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=120)
_texts = _street | _any_text


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_spans_are_sorted_apart_and_inside_the_text(text):
    spans = deidentification.withhold(text).spans
    assert [span for span in spans if span.kind not in REPLACEMENTS] == []
    edges = [edge for span in spans for edge in (span.start, span.end)]
    assert edges == sorted(edges)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_the_text_is_the_original_with_its_spans_replaced(text):
    withheld = deidentification.withhold(text)
    rebuilt, position = "", 0
    for span in withheld.spans:
        rebuilt += text[position : span.start] + REPLACEMENTS[span.kind]
        position = span.end
    assert withheld.text == rebuilt + text[position:]


@settings(max_examples=150, deadline=None)
@given(_texts)
def test_doing_it_twice_changes_nothing(text):
    once = deidentification.withhold(text).text
    again = deidentification.withhold(once)
    assert (again.text, again.spans) == (once, ())


_numbers = st.integers(10_000_000, 99_999_999).map(str)
_sentences = st.sampled_from([sentence.text for sentence in read("held_out")])


@settings(max_examples=150, deadline=None)
@given(
    _sentences, _numbers, st.sampled_from(["06", "06 ", "06-", "+316", "0031 6 ", "+31 (0)6 "]), st.booleans()
)
def test_a_phone_number_is_gone_wherever_it_stands(sentence, number, prefix, first):
    phone = f"{prefix}{number}"
    text = f"{phone} {sentence}" if first else f"{sentence} {phone}"
    assert number not in deidentification.withhold(text).text


@settings(max_examples=150, deadline=None)
@given(
    _sentences,
    st.sampled_from(["Fatma", "Zbigniew", "Oumaima", "Desislava", "Soerdjpersad", "Kees-Jan", "Łukasz"]),
)
def test_a_name_is_gone_wherever_it_stands(sentence, name):
    text = f"{sentence}. Volgens {name} klopt dat, zei {name}."
    assert name not in deidentification.withhold(text).text


@settings(max_examples=150, deadline=None)
@given(_any_text)
def test_the_plain_copy_knows_its_way_back(text):
    plain = shadow.cast(text)
    for position in range(len(plain.text)):
        start, end = plain.original(position, position + 1)
        assert 0 <= start < end <= len(text)
