"""Plain Dutch (B1) in every text, and proof that the measure tells plain Dutch from policy Dutch.

The sentences below were made up for this. None of them says anything about a place that exists.
"""

from dataclasses import replace
from pathlib import Path

import pytest

from straatwijs.web.management.commands import messages
from tests.house import plain_dutch, readability
from tests.house.plain_dutch import RESIDENT, TEAM, is_common, policy_words, rare_words, score, syllables
from tests.house.plain_words import ORDINARY_WORDS, TEAM_WORDS

PLAIN = (
    "De bak bij de speeltuin is vol, en ernaast liggen drie zakken.",
    "Mijn buurvrouw zet elke zondag koffie voor iedereen die helpt met vegen.",
    "Sinds er een lamp brandt in het steegje, durf ik daar weer te lopen.",
    "Zie je een losse tegel? Vertel het, dan komt iemand kijken.",
    "Volgende week praten we in het buurthuis over het verkeer op de Sluisstraat.",
    "De jongens op het plein maakten veel lawaai, maar ze ruimden wel alles op.",
    "Je hoeft je naam niet te geven en je krijgt altijd een antwoord.",
    "De gemeente plant in het najaar vier bomen, en jij mag meedenken over de plek.",
    "Wil je iets veranderen? Schrijf op wat je ziet en wat je graag anders wilt.",
    "Het licht in het portiek doet het niet, en de verhuurder weet dat al.",
    "Vorig jaar lag de stoep open, nu kun je er weer met een rolstoel langs.",
    "Tien mensen vonden de straat schoner dan eerst, drie vonden van niet.",
    "Bel bij gevaar meteen 112 en wacht niet tot iemand anders het doet.",
    "Er is geen geld voor een nieuw bankje, maar we maken het oude weer heel.",
    "Kinderen tekenden hoe hun plein eruit moet zien, met een hut en een kraan.",
)
POLICY = (
    "De gemeente zet in op het versterken van de sociale cohesie door middel van gerichte interventies in kwetsbare wijken.",
    "Participatie van belanghebbenden vormt een randvoorwaarde voor het welslagen van de integrale gebiedsontwikkeling.",
    "Ten behoeve van de monitoring worden de kwantitatieve gegevens periodiek aangevuld met kwalitatieve duiding.",
    "Het verdient aanbeveling de taakverdeling tussen uitvoerende professionals en beleidsmedewerkers nader te expliciteren.",
    "Bewonersinitiatieven kunnen uitsluitend gehonoreerd worden indien zij aantoonbaar bijdragen aan de leefbaarheid.",
    "Gelet op de complexiteit van de problematiek is een gefaseerde implementatie van de voorgestelde maatregelen wenselijk.",
    "De subjectieve veiligheidsbeleving blijft achter bij de objectief geregistreerde afname van het aantal delicten.",
    "Om bestuurlijke verkokering tegen te gaan, dient de samenwerking tussen diensten structureel te worden geborgd.",
    "In het kader van de wijkgerichte aanpak is het eigenaarschap van bewoners als uitgangspunt geformuleerd.",
    "De evaluatie wijst uit dat de beoogde gedragsverandering slechts ten dele aan de interventie kan worden toegeschreven.",
    "Het college stelt zich op het standpunt dat de beschikbare middelen toereikend zijn voor de realisatie van de ambities.",
    "Sociaaleconomische achterstanden manifesteren zich geconcentreerd in een beperkt aantal vroegnaoorlogse buurten.",
    "Waar mogelijk wordt aansluiting gezocht bij bestaande overlegstructuren, teneinde versnippering te voorkomen.",
    "De rol van de overheid verschuift daarmee van een sturende naar een faciliterende en voorwaardenscheppende.",
    "Wat er ook van zij, het valt te betwijfelen of wie zich hier ooit in de steek gelaten voelde, zich nu nog laat overtuigen.",
)
SEEDS = Path(__file__).parents[3] / "shared" / "seeds"


@pytest.fixture(scope="module")
def scores():
    return list(readability.scores(messages.texts(messages.read(messages.CATALOGUE)).values()))


def test_every_text_is_plain_dutch(scores):
    hard = [(one.text, one.files, one.complaints()) for one in scores if one.complaints()]
    assert hard == [], "`make readability` tells more; docs/readability.md says how it is measured"


def test_every_page_is_easy_as_a_whole(scores):
    assert readability.hard_pages(scores) == {}


def test_files_for_the_team_all_say_something(scores):
    """A file that is gone would let another file of that name be read leniently."""
    said = {file for one in scores for file in one.files}
    assert [part for part in readability.TEAM_FILES if not any(file.startswith(part) for file in said)] == []


def test_text_for_both_readers_is_held_to_the_stricter_limit(scores):
    shared = next(one for one in scores if one.text == "Voeg toe")
    assert any(file.startswith(readability.TEAM_FILES) for file in shared.files)
    assert shared.limit is RESIDENT


def test_every_exception_is_still_needed(scores):
    said = {word.lower() for one in scores for word in plain_dutch.words(one.text)}
    assert {*ORDINARY_WORDS, *TEAM_WORDS} - said == set()
    assert [word for word in ORDINARY_WORDS if is_common(word, RESIDENT.common)] == []
    assert [word for word in TEAM_WORDS if is_common(word, TEAM.common)] == []


@pytest.mark.parametrize("sentence", PLAIN)
def test_plain_sentence_passes(sentence):
    assert score(sentence).complaints() == []


@pytest.mark.parametrize("sentence", POLICY)
def test_policy_sentence_fails_also_without_the_list_of_policy_words(sentence):
    assert replace(score(sentence), policy=()).complaints() != []


def test_measures_find_what_they_are_for():
    """How many of the fifteen each measure finds alone."""
    found = [score(sentence) for sentence in POLICY]
    alone = {
        "longest": sum(one.longest > RESIDENT.longest_sentence for one in found),
        "ease": sum(one.ease < RESIDENT.ease for one in found),
        "rare": sum(bool(one.rare) for one in found),
        "policy": sum(bool(one.policy) for one in found),
    }
    assert alone == {"longest": 1, "ease": 14, "rare": 7, "policy": 11}


def test_policy_study_is_mostly_too_hard():
    study = SEEDS / "002_b343ab3aeca9d522.txt"
    if not study.exists():
        pytest.skip(f"../shared/seeds/{study.name} is not on this machine")
    running = " ".join(study.read_text(encoding="utf-8").replace("-\n", "").split())
    whole = [
        sentence
        for sentence in plain_dutch.sentences(running)
        if 8 <= len(plain_dutch.words(sentence)) <= 60 and sentence[0].isupper() and sentence[-1] in ".!?"
    ]
    assert len(whole) > 900
    assert sum(bool(score(sentence).complaints()) for sentence in whole) / len(whole) > 0.75


@pytest.mark.parametrize(
    ("word", "number"),
    [("straat", 1), ("buurten", 2), ("mooie", 2), ("nieuwe", 2), ("oma", 2), ("financiën", 4), ("112", 1)],
)
def test_syllables_are_counted_as_spoken(word, number):
    assert syllables(word) == number


@pytest.mark.parametrize("word", ["speelplekken", "opschrijft", "steegje", "iets vervelends", "buurtgesprek"])
def test_word_made_of_common_words_is_common(word):
    assert rare_words(word, RESIDENT) == []


@pytest.mark.parametrize("word", ["versnippering", "faciliterende", "expliciteren"])
def test_word_that_few_people_use_is_rare(word):
    assert rare_words(f"dat is {word}", RESIDENT) == [word]


def test_name_in_a_sentence_is_no_rare_word():
    assert rare_words("Ik sprak Zwaantje Oosterbaan in de Qwertystraat.", RESIDENT) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Wij bevorderen burgerparticipatie.", [("burgerparticipatie", "meedoen")]),
        ("Meld het bij ons.", [("meld", "doorgeven, vertellen")]),
        ("Meld je aan met je wachtwoord.", []),
        ("De rechter en de echtgenoot", []),
    ],
)
def test_policy_words_are_found_as_whole_words(text, found):
    assert policy_words(text) == found


def test_gaps_and_tags_are_read_as_people_see_them():
    text = "%(number)s keer in <b>%(street)s</b>, {weekday}: %(share)s%%"
    assert readability.as_read(text).split() == ["12", "keer", "in", "Korte", "Kade", ",", "dinsdag:", "12%"]


def test_report_names_the_hardest_first(scores):
    lines = list(readability.report([*scores, score(POLICY[1])]))
    assert lines[0].startswith(f"{sum(one.limit is RESIDENT for one in scores) + 1} texts for residents: 1 ")
    assert POLICY[1] in lines[3]
