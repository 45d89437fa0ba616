"""The contract of every instrument in the catalogue: a new one is tested by being there."""

import re
from collections import Counter
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation

from straatwijs.instruments import catalogue
from straatwijs.instruments.definition import AnswerType, Indicator, Instrument, Kind, Side
from straatwijs.instruments.queries import indicators, instruments
from tests.instruments import document, fingerprints

CATALOGUE = list(instruments().values())
# The others only give imported reports a place among the counts.
NOTED_BY_PEOPLE = [one for one in CATALOGUE if one.noted_by_people and not one.form]
FORMS = [instrument for instrument in CATALOGUE if instrument.form]
PAIRS = [(instrument, indicator) for instrument in CATALOGUE for indicator in instrument.indicators]
SNAKE_CASE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
SENTENCES = ("why", "do", "approach")

_WITH_CHOICES = {AnswerType.CHOICE, AnswerType.MANY, AnswerType.SCALE, AnswerType.TRIANGLE}
MOST_LABEL = 24
MOST_WORD = 10  # what fits a tile without a hyphen, also on a phone of 320 px
MOST_ICON = 220  # bytes; the noting page has 14 KB for everything
MOST_WORDS_IN_SENTENCE = 22

DRAWN_WITH = {
    "path": {"d", "stroke-dasharray", "stroke-width"},
    "circle": {"cx", "cy", "r"},
    "rect": {"x", "y", "width", "height", "rx"},
    "line": {"x1", "y1", "x2", "y2"},
}
EMERGENCY_AND_POLICE = re.compile(r"\b112\b|\b0900-8844\b")
ORIGIN_OR_RELIGION = re.compile(
    r"migra|allocht|autocht|buitenland|afkomst|herkomst|etni|ethnic|nationali|\borigin|huidskleur|\brac(e|ial)\b"
    r"|gelovig|religi|moslim|muslim|islam|christ|\bjood|jewish|hindoe|hindu|moskee|mosque|\bkerk|\bchurch"
    r"|turk|marok|morocc|surina|antill|\bpoo?l(en|se)\b|polish|bulgaar|bulgaria|roemeen|oekra|ukrain|syri",
    re.IGNORECASE,
)
POLICY_TALK = re.compile(
    r"leefbaarheid|cohesie|doelgroep|participatie|interventie|monitor|indicator|stakeholder|draagvlak|zelfredzaam"
    r"|problematiek|handhaving|sociale wanorde|inzichtelijk|faciliteren|signaleren",
    re.IGNORECASE,
)
FORMAL_YOU = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)

every_instrument = pytest.mark.parametrize("instrument", CATALOGUE, ids=lambda instrument: instrument.id)
every_noted_instrument = pytest.mark.parametrize(
    "instrument", NOTED_BY_PEOPLE, ids=lambda instrument: instrument.id
)
every_form = pytest.mark.parametrize("instrument", FORMS, ids=lambda instrument: instrument.id)
every_indicator = pytest.mark.parametrize(
    "indicator", [indicator for _, indicator in PAIRS], ids=lambda indicator: indicator.code
)


def in_language(code: str | None, *texts: object) -> list[str]:
    """`None` gives the English of the code itself."""
    with translation.override(code):
        return [str(text) for text in texts]


def all_texts(instrument: Instrument) -> list[object]:
    """Every text that somebody may read on a screen."""
    of_itself = [
        getattr(instrument, name)
        for name in ("title", "question", "purpose", "used_by", "rhythm", "counted_as")
    ]
    of_questions = [
        text
        for question in instrument.questions
        for text in (question.label, question.counted_as, *(label for _, label in question.choices))
    ] + [
        text
        for question in instrument.questions
        for text in (question.prompt, question.part, question.short)
        if str(text)
    ]
    of_indicators = [
        getattr(indicator, name) for indicator in instrument.indicators for name in ("label", *SENTENCES)
    ]
    return [*of_itself, *(theme.label for theme in instrument.themes), *of_questions, *of_indicators]


@every_instrument
def test_instrument_has_the_name_of_its_module(instrument: Instrument) -> None:
    module = __import__(f"{catalogue.__name__}.{instrument.id}", fromlist=["INSTRUMENT"])

    assert module.INSTRUMENT is instrument


@every_instrument
def test_codes_are_snake_case_and_unique(instrument: Instrument) -> None:
    lists = [
        [theme.code for theme in instrument.themes],
        [indicator.code for indicator in instrument.indicators],
        [question.code for question in instrument.questions],
        *([code for code, _ in question.choices] for question in instrument.questions),
    ]

    assert SNAKE_CASE.fullmatch(instrument.id)
    for codes in lists:
        assert [code for code in codes if not SNAKE_CASE.fullmatch(code)] == []
        assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_indicator_code_belongs_to_one_instrument() -> None:
    assert len(indicators()) == len(PAIRS) + len([one for one in CATALOGUE if not one.indicators])


@every_instrument
def test_every_indicator_has_a_theme_and_every_theme_an_indicator(instrument: Instrument) -> None:
    used = {indicator.theme for indicator in instrument.indicators}

    assert used == {theme.code for theme in instrument.themes}


@every_noted_instrument
def test_every_theme_has_both_sides(instrument: Instrument) -> None:
    """So that pleasant and annoying can stand beside each other, row by row."""
    found = {(indicator.theme, indicator.side) for indicator in instrument.indicators}

    assert found == {(theme.code, side) for theme in instrument.themes for side in Side}


@every_noted_instrument
def test_good_is_as_easy_as_bad(instrument: Instrument) -> None:
    sides = Counter(indicator.side for indicator in instrument.indicators)

    assert sides[Side.PLEASANT] >= 15
    assert abs(sides[Side.PLEASANT] - sides[Side.ANNOYING]) <= 2


@every_noted_instrument
@pytest.mark.parametrize("side", Side)
def test_something_else_is_possible_and_guarded_as_if_it_were_about_people(
    instrument: Instrument, side: Side
) -> None:
    last = [indicator for indicator in instrument.indicators if indicator.side is side][-1]

    assert (last.code, last.kind) == (f"other_{side}", Kind.SOCIAL)


@every_noted_instrument
def test_nothing_is_asked_before_sending(instrument: Instrument) -> None:
    assert [question.code for question in instrument.questions if question.required] == []


@every_instrument
def test_questions_say_how_private_they_are(instrument: Instrument) -> None:
    for question in instrument.questions:
        assert question.privacy in {"plain", "indirect", "personal"}
        # What a place agreed on stands in no file.
        with_choices = question.answer in _WITH_CHOICES and not question.of_place
        assert with_choices == bool(question.choices)
        assert (question.answer is AnswerType.WORDS) == (question.privacy == "personal")


@every_instrument
def test_every_text_is_there_in_english_and_dutch(instrument: Instrument) -> None:
    """A sentence that is the same in both was not translated; a single word, such as graffiti, may be."""
    texts = all_texts(instrument)
    pairs = list(zip(in_language(None, *texts), in_language("nl", *texts), strict=True))

    assert [english for english, dutch in pairs if not english.strip() or not dutch.strip()] == []
    assert [english for english, dutch in pairs if english == dutch and " " in english] == []


@every_instrument
def test_no_telephone_numbers_but_emergency_and_police(instrument: Instrument) -> None:
    for text in [*in_language(None, *all_texts(instrument)), *in_language("nl", *all_texts(instrument))]:
        assert re.findall(r"\d{3,}", EMERGENCY_AND_POLICE.sub("", text)) == [], text


@every_instrument
def test_nobody_is_asked_about_origin_or_religion(instrument: Instrument) -> None:
    for text in [*in_language(None, *all_texts(instrument)), *in_language("nl", *all_texts(instrument))]:
        assert ORIGIN_OR_RELIGION.findall(text) == [], text


@every_instrument
def test_dutch_is_plain(instrument: Instrument) -> None:
    for text in in_language("nl", *all_texts(instrument)):
        assert POLICY_TALK.findall(text) == [], text
        assert FORMAL_YOU.findall(text) == [], text
        assert [s for s in re.split(r"[.?!:;] ", text) if len(s.split()) > MOST_WORDS_IN_SENTENCE] == []


@every_instrument
def test_somebody_made_it_and_somebody_else_checked_it(instrument: Instrument) -> None:
    assert instrument.author
    assert instrument.checker
    assert instrument.author != instrument.checker
    assert instrument.source
    assert len(instrument.changes) == instrument.version
    assert instrument.minutes <= (90 if instrument.for_team else 15)  # a team may hold a meeting about it
    assert (instrument.minutes > 0) == instrument.noted_by_people


@every_form
def test_form_is_answered_question_by_question(instrument: Instrument) -> None:
    asked = {question.code: question for question in instrument.questions}

    assert instrument.counted_as
    for question in instrument.questions:
        assert not question.at_most or asked[question.at_most].answer is AnswerType.NUMBER
        assert len(question.icons) in {0, len(question.choices)}
        assert len(question.choices) == 3 or question.answer is not AnswerType.TRIANGLE
        assert len(question.choices) == 2 or question.answer is not AnswerType.SCALE
    for code in filter(None, (instrument.minutes_asked, instrument.people_asked)):
        assert asked[code].answer is AnswerType.NUMBER


@every_form
def test_words_are_never_required(instrument: Instrument) -> None:
    words = [question for question in instrument.questions if question.answer is AnswerType.WORDS]

    assert [question.code for question in words if question.required] == []


@every_instrument
def test_review_is_not_overdue(instrument: Instrument) -> None:
    """Fails on purpose when the day has come: read the instrument again and set a new date."""
    assert instrument.reviewed_on < instrument.review_before
    assert date.today() < instrument.review_before  # noqa: DTZ011 - a day more or less does not matter


@every_instrument
def test_published_version_never_changes(instrument: Instrument) -> None:
    kept = fingerprints.kept().get(instrument.id, {}).get(str(instrument.version))

    assert kept == fingerprints.fingerprint(instrument), (
        "Make a new version, or add the fingerprint of a new one."
    )


@every_indicator
@pytest.mark.parametrize("language", ["nl", "en"])
def test_label_is_short(indicator: Indicator, language: str) -> None:
    (label,) = in_language(language, indicator.label)

    assert len(label) <= MOST_LABEL


@every_noted_instrument
@pytest.mark.parametrize("language", ["nl", "en"])
def test_labels_fit_their_tiles_without_a_hyphen(instrument: Instrument, language: str) -> None:
    words = " ".join(in_language(language, *(indicator.label for indicator in instrument.indicators))).split()

    assert [word for word in words if len(word) > MOST_WORD] == []


@every_indicator
def test_sentences_are_one_to_three(indicator: Indicator) -> None:
    for text in in_language("nl", indicator.why, indicator.do, indicator.approach):
        assert 1 <= len(re.findall(r"[.?!](?= |$)", text)) <= 4, text
        assert len(text) <= 160, text


@every_indicator
def test_icon_is_a_small_line_drawing(indicator: Indicator) -> None:
    drawing = ET.fromstring(f"<svg>{indicator.icon}</svg>")  # noqa: S314 - our own drawing

    assert len(indicator.icon.encode()) <= MOST_ICON
    assert len(drawing) > 0
    for shape in drawing:
        assert set(shape.attrib) <= DRAWN_WITH[shape.tag]
        assert len(shape) == 0
    assert re.findall(r"\d+\.\d\d", indicator.icon) == []


@every_instrument
def test_icons_and_labels_are_told_apart(instrument: Instrument) -> None:
    """Of one side; a form may draw the same subject on both."""
    sides = [one.side if instrument.form else "" for one in instrument.indicators]
    icons = Counter(zip(sides, (one.icon for one in instrument.indicators), strict=True))
    labels = Counter(
        zip(sides, in_language("nl", *(one.label for one in instrument.indicators)), strict=True)
    )

    assert [icon for icon, times in icons.items() if times > 1] == []
    assert [label for label, times in labels.items() if times > 1] == []


def test_documentation_follows_the_catalogue() -> None:
    """`.venv/bin/python -m tests.instruments.document` writes it."""
    assert document.FILE.read_text(encoding="utf-8") == document.text(CATALOGUE)


def test_a_theme_has_one_name_in_all_instruments() -> None:
    """So that counts of several instruments can share a row."""
    names = {(theme.code, *in_language(None, theme.label)) for one in CATALOGUE for theme in one.themes}

    assert len(names) == len({code for code, _ in names})
