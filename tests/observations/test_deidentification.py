"""De-identification by example: one table per kind, what stays, and strange text."""

import logging
import subprocess
import sys
import time

import pytest

from straatwijs.observations import deidentification
from straatwijs.observations.deidentification import recogniser as machinery


@pytest.fixture(scope="module", autouse=True)
def loaded() -> None:
    deidentification.load()


def kept(text: str, **options: object) -> str:
    return deidentification.withhold(text, **options).text


def found(text: str) -> list[tuple[str, str]]:
    return [(span.kind, text[span.start : span.end]) for span in deidentification.withhold(text).spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mijn buurman mohammed klaagt", "mijn buurman [naam] klaagt"),
        ("meneer de vries zwaait", "meneer [naam] zwaait"),
        ("mw. Yılmaz en fam. El Amrani", "mw. [naam] en fam. [naam]"),
        ("Ik zag Zbigniew van 3 hoog", "Ik zag [naam] van 3 hoog"),
        ("de zoon van Fatma rent", "de zoon van [naam] rent"),
        ("J. Jansen en A.B. de Vries tekenden", "[naam] en [naam] tekenden"),
        ("Ahmets auto staat scheef", "[naam] auto staat scheef"),
        ("Fatima's fiets is weg", "[naam] fiets is weg"),
        ("ze noemen hem Kale Henk", "ze noemen hem [naam]"),
        ("bij Roos en Merel thuis", "bij [naam] en [naam] thuis"),
        ("Jan Pieter van der Berg-Jansen woont hier", "[naam] woont hier"),
        ("GEORGI IVANOV SCHREEUWT DE HELE NACHT", "[naam] SCHREEUWT DE HELE NACHT"),
        ("groetjes bep", "groetjes [naam]"),
        ("Ahmed van de Weimarstraat", "[naam] van de Weimarstraat"),
        ("محمد groet altijd", "[naam] groet altijd"),
    ],
)
def test_people_are_withheld_with_and_without_capitals(text, expected):
    assert kept(text) == expected


@pytest.mark.parametrize(
    "number",
    [
        "0612345678",
        "06-12 34 56 78",
        "06 - 1234 5678",
        "+31 (0)6 12345678",
        "0031612345678",
        "070-3456789",
        "(070) 345 67 89",
        "nul zes twaalf vierendertig zesenvijftig achtenzeventig",
        "o6 12345678",
        "+48 601 234 567",
    ],
)
def test_phone_numbers_are_withheld_however_they_are_spelled(number):
    assert kept(f"mijn nummer is {number} hoor") == "mijn nummer is [telefoonnummer] hoor"


@pytest.mark.parametrize(
    "plate",
    [
        "VX-123-B",
        "12-ABC-3",
        "5-xkb-44",
        "GH456K",
        "83lkd7",
        "K-482-NB",
        "XX 99 XX",
        "R-193-ZZ",
        "MF-LJ-83",
        "DB-12-34",
    ],
)
def test_dutch_plates_are_withheld_with_dashes_blanks_or_nothing(plate):
    assert kept(f"de auto {plate} staat scheef") == "de auto [kenteken] staat scheef"


@pytest.mark.parametrize(
    "words",
    ["12 mei 20 man", "10 uur 3 jongens", "mp3 en wk2026", "50km per uur", "A4 en A12", "2 of 3 keer"],
)
def test_ordinary_words_with_figures_are_no_plate(words):
    assert kept(f"het was {words} daar") == f"het was {words} daar"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("stort op NL91ABNA0417164300 graag", "stort op [rekening] graag"),
        ("stort op nl91 abna 0417 1643 00 graag", "stort op [rekening] graag"),
        ("stort op NL91.ABNA.0417.1643.00 graag", "stort op [rekening] graag"),
        ("op PL61109010140000071219812874 dan", "op [rekening] dan"),
        ("nummer 111222333 stond erop", "nummer [bsn] stond erop"),
        ("bsn 111.222.333", "bsn [bsn]"),
        ("melding 123456789 loopt", "melding 123456789 loopt"),
    ],
)
def test_accounts_and_citizen_numbers_are_told_from_any_row_of_figures(text, expected):
    assert kept(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Weimarstraat 34-A lekt", "Weimarstraat [nummer] lekt"),
        ("op nummer 14 is feest", "op nummer [nummer] is feest"),
        ("huisnummer 12b stinkt", "huisnummer [nummer] stinkt"),
        ("Jan van Galenstraat 12, 14 en 16", "Jan van Galenstraat [nummer], [nummer] en [nummer]"),
        ("2562 AB 34 en 2562AB", "[postcode] [nummer] en [postcode]"),
        ("nummer zeventien brandt", "nummer [nummer] brandt"),
        ("Weimarstraat 3 keer opgebroken", "Weimarstraat 3 keer opgebroken"),
        ("tram nummer 6 en lijn 11", "tram nummer 6 en lijn 11"),
        ("in 2024 en 1500 mensen", "in 2024 en 1500 mensen"),
    ],
)
def test_the_street_stays_and_the_house_number_goes(text, expected):
    assert kept(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("volg @jayjay.070 maar", "volg [account] maar"),
        ("volg @haagwonen maar", "volg @haagwonen maar"),
        ("insta: buurt_koning", "insta: [account]"),
        ("het staat op instagram en tiktok", "het staat op instagram en tiktok"),
        ("mail y.o@gmail.com", "mail [e-mail]"),
        ("mail info.feest at gmail punt com", "mail [e-mail]"),
        ("zie https://www.facebook.com/jan.de.jong.5 daar", "zie [link] daar"),
        ("zie https://www.denhaag.nl/afval daar", "zie https://www.denhaag.nl/afval daar"),
        ("zie www.fatma-yilmaz.nl daar", "zie [link] daar"),
    ],
)
def test_accounts_on_the_net_go_and_public_pages_stay(text, expected):
    assert kept(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("geboren 3 mei 1985 hier", "geboren [geboortedatum] hier"),
        ("geb. 12-03-85", "geb. [geboortedatum]"),
        ("jarig op 3 mei", "jarig op [geboortedatum]"),
        ("sinds 12-03-1985", "sinds [datum]"),
        ("zaterdag 12 oktober om half 9", "zaterdag 12 oktober om half 9"),
        ("woensdag 3 juni 2026 open", "woensdag 3 juni 2026 open"),
        ("12 mei 20 uur", "12 mei 20 uur"),
        ("hij is 14 jaar oud", "hij is [leeftijd] jaar oud"),
        ("mijn oma van 91 viel", "mijn oma van [leeftijd] viel"),
        ("ik woon hier al 12 jaar", "ik woon hier al 12 jaar"),
        ("jongeren van 12 tot 18 jaar", "jongeren van 12 tot 18 jaar"),
    ],
)
def test_birth_dates_and_ages_go_and_event_dates_and_groups_stay(text, expected):
    assert kept(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "In de Jan van Galenstraat en de Fahrenheitstraat",
        "de Johan de Wittlaan, Anna Paulownastraat en Paul Krugerlaan",
        "op de willem de zwijgerlaan bij de burgemeester patijnlaan",
        "Haag Wonen, Staedion, Albert Heijn, Jumbo en Thuis Op Straat",
        "de gemeente, de boa en de wijkagent",
        "Koningsdag, Suikerfeest, kerst en Sinterklaas",
        "de kok, de vos, de haan en de prins in het bos",
        "Mei was warm. Storm was er ook",
        "een roos in de zon, de wind op de dijk",
        "in Marokko, Turkije, Suriname, Polen en Bulgarije",
        "Sint Jacob en jan en alleman bij café Emma",
        "de boer op de markt",
        "iemand wil de dam op, samen naar de markt",
        "bel 112 of 0900-8844 of 14070",
        "tram 11, bus 24 en 50 euro om half 9 in 2024",
    ],
)
def test_public_names_and_words_that_are_also_names_stay(text):
    assert kept(text) == text


def test_names_of_places_that_the_caller_gives_stay():
    assert kept("bij Fatma Hof is het fijn") == "bij [naam] is het fijn"
    assert kept("bij Fatma Hof is het fijn", places={"Fatma Hof"}) == "bij Fatma Hof is het fijn"


def test_spans_point_into_the_original():
    text = "👋🏽 Fatma belt 06 12345678 of mailt f@x.nl"
    assert found(text) == [("person", "Fatma"), ("phone", "06 12345678"), ("email", "f@x.nl")]


def test_uncertain_finds_are_withheld_and_said_to_be_uncertain():
    (certain,) = deidentification.withhold("daar is Fatma").spans
    (uncertain,) = deidentification.withhold("daar is Roos").spans
    assert (certain.uncertain, uncertain.uncertain) == (False, True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bel 06\u200b12\u200d34\ufeff5678", "bel [telefoonnummer]"),
        ("bel ０６１２３４５６７８", "bel [telefoonnummer]"),
        ("bel 0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣", "bel [telefoonnummer]"),
        ("bel ٠٦١٢٣٤٥٦٧٨", "bel [telefoonnummer]"),
        ("buurman O\u0308zgu\u0308r groet", "buurman [naam] groet"),
        ("buurman Fat\u200bma groet", "buurman [naam] groet"),
        ("𝐅𝐚𝐭𝐦𝐚 groet", "[naam] groet"),
        ("fijn 👩‍👩‍👧‍👦 hier", "fijn 👩‍👩‍👧‍👦 hier"),
        ("\u202eabc\u202c שלום", "\u202eabc\u202c שלום"),
        ("", ""),
    ],
)
def test_strange_signs_hide_nothing_and_break_nothing(text, expected):
    assert kept(text) == expected


def test_a_replacement_that_somebody_typed_stays():
    assert kept("mijn buurman [naam] op nummer [nummer]") == "mijn buurman [naam] op nummer [nummer]"


@pytest.mark.parametrize(
    "piece",
    [
        "a.",
        "a@a.",
        "1-",
        "1 2 ",
        "nul ",
        "0612345678 ",
        "Jan ",
        "van de ",
        "a_",
        "NL91ABNA ",
        "@",
        "(1) ",
        "é",
        "noemen hem altijd ",
    ],
)
def test_no_text_of_4000_signs_takes_long(piece):
    began = time.process_time()
    kept((piece * 4000)[:4000])
    assert time.process_time() - began < 3


def test_a_long_ordinary_text_takes_a_moment():
    text = ("Het is hier gezellig, maar bij de glasbak ligt altijd rommel en de lamp is stuk. " * 50)[:4000]
    kept(text)
    began = time.process_time()
    kept(text)
    assert time.process_time() - began < 0.5


def test_without_its_lists_nothing_passes(monkeypatch, caplog):
    monkeypatch.setattr(deidentification, "_recogniser", None)
    monkeypatch.setattr(machinery.lists, "_DATA", machinery.lists._DATA / "absent")
    with caplog.at_level(logging.DEBUG), pytest.raises(deidentification.NotReady):
        deidentification.load()
    assert deidentification.is_ready() is False
    with pytest.raises(deidentification.NotReady):
        deidentification.withhold("Fatma van nummer 14")
    assert "Fatma" not in caplog.text


_ALONE = """
import logging, resource, sys, threading
from straatwijs.observations import deidentification
assert not deidentification.is_ready()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
threads = [threading.Thread(target=deidentification.load) for _ in range(4)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert deidentification.withhold("Fatma").text == "[naam]"
root = logging.getLogger()
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024, root.level, len(root.handlers))
"""


def test_loading_from_four_threads_is_light_and_leaves_logging_alone():
    run = subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True, check=True)
    megabytes, level, handlers = map(int, run.stdout.split())
    assert megabytes < 120
    assert (level, handlers) == (logging.WARNING, 0)
