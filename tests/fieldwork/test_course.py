"""The course of a place: for its own team, with target and past; sisters by name only when both agree."""

import io
import re
from datetime import date

import pypdf
import pytest

from straatwijs.fieldwork.models import CourseChange, Sister, Target
from straatwijs.observations import deidentification
from straatwijs.privacy.queries import Reader, spread_elsewhere
from tests.fieldwork.pages import filled_in
from tests.fieldwork.steering import shift, shifts
from tests.town import make_member, make_street

COURSE = "/team/koers/wilgenstraat"


@pytest.fixture(autouse=True)
def _today(at):
    deidentification.load()
    at("2026-11-25 14:00")


@pytest.fixture
def kept(little_town, neighbourhood_worker):
    """Eight weeks with four girls of ten, and last week eight of ten, twice."""
    street = little_town.wilgenstraat
    shifts(street, neighbourhood_worker, weeks_ago=range(2, 10))
    shift(street, neighbourhood_worker, days_ago=7, girls=8, words={"good": "De meiden kozen zelf."})
    shift(street, neighbourhood_worker, days_ago=8, girls=8, words={"bad": "Het was te donker."})


@pytest.fixture
def at_work(sign_in, neighbourhood_worker):
    return sign_in(neighbourhood_worker)


def text(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def test_course_of_last_week_lies_ready_with_its_looking_target_and_past(kept, at_work):
    assert "Jouw koers van week 47 staat klaar: Wilgenstraat" in text(at_work.get("/team/"))
    at_work.post(f"{COURSE}/doel", {"measure": "girls/children", "wanted": "50", "from": "2026-W47"})

    page = text(at_work.get(COURSE))
    for sentence in (
        "Week 47 , 16 november tot en met 22 november 2026. 2 diensten buiten, samen 2 uur.",
        "Meisjes van alle kinderen 80% Doel: 50%. Gehaald.",
        "De laatste 8 weken met diensten: 40%, in 8 diensten, samen 8 uur. Duidelijk meer dan daarvoor.",
        "week 47 2 120 80% 20 0",
        "De meiden kozen zelf.",
        "Het was te donker.",
    ):
        assert sentence in page
    assert "Doel: 50%" not in text(at_work.get(f"{COURSE}?week=2026-W46"))


def test_course_on_paper_says_the_same_on_one_page(kept, at_work):
    answer = at_work.get(f"{COURSE}.pdf")
    paper = pypdf.PdfReader(io.BytesIO(answer.content))
    said = re.sub(r"\s+", " ", paper.pages[0].extract_text())
    assert (len(paper.pages), answer.headers["Content-Type"]) == (1, "application/pdf")
    for words in ("Koers van Wilgenstraat", "80%", "Duidelijk meer dan daarvoor.", "De meiden kozen zelf."):
        assert words in said


def test_change_of_course_stays_on_the_line_until_it_is_taken_away(kept, at_work):
    sent = {"words": "We beginnen met dans.", "from": "2026-W46"}
    at_work.post(f"{COURSE}/bijsturen", sent)
    page = at_work.get(COURSE).content.decode()
    assert '<text class="flag"' in page
    assert "1 Week 46 We beginnen met dans." in text(at_work.get(COURSE))

    at_work.post(f"/team/koers/bijgestuurd/{CourseChange.objects.get().pk}/weg")
    assert '<text class="flag"' not in at_work.get(COURSE).content.decode()


@pytest.mark.parametrize(
    ("where", "sent", "reason"),
    [
        ("doel", {"measure": "girls/children", "wanted": "140"}, "Geef een heel getal van 0 tot en met 100."),
        ("doel", {"measure": "girls/children", "wanted": "-3"}, "Geef een heel getal."),
        ("doel", {"measure": "fun", "wanted": "3"}, "Kies wat je wilt halen."),
        ("bijsturen", {"words": "Bel mevrouw De Vries voor de sleutel."}, "een naam"),
        ("bijsturen", {"words": "Dans.", "from": "2025-W01"}, "Kies een week van het laatste half jaar"),
        ("zusters", {"other": "Wilgenstraat"}, "Kies een andere plek dan die van jou."),
        ("zusters", {"other": "Nergensplein"}, "Er is geen plek met deze naam."),
    ],
)
def test_what_can_not_be_is_refused_and_stays_typed(kept, at_work, where, sent, reason):
    answer = at_work.post(f"{COURSE}/{where}", sent)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert reason in page
    assert all(
        f'value="{typed}"' in page for name, typed in sent.items() if name in {"words", "other", "wanted"}
    )
    assert (Target.objects.count(), CourseChange.objects.count(), Sister.objects.count()) == (0, 0, 0)


def test_sister_is_named_only_while_both_agree(little_town, kept, at_work, sign_in):
    """Named by number: five girls of ten at Akkerlaan."""
    there = make_member("Femke Postma", "worker", little_town.veld)
    other = sign_in(there)
    shifts(little_town.akkerlaan, there, weeks_ago=(1, 2, 3), girls=5)
    row = "Akkerlaan 50% (50%) 10 (10) 0 (0) 3 180"

    at_work.post(f"{COURSE}/zusters", {"other": "Akkerlaan"})
    sister = Sister.objects.get()
    assert row not in text(at_work.get(COURSE))
    assert at_work.post(f"{COURSE}/zusters/{sister.pk}", {"what": "agree"}).status_code == 404
    assert "Wilgenstraat en Akkerlaan: zij willen" in text(other.get("/team/"))

    address = f"/team/koers/akkerlaan/zusters/{sister.pk}"
    assert at_work.post(address, {"what": "agree"}).status_code == 404
    other.post(address, {"what": "agree"})
    assert row in text(at_work.get(COURSE))
    assert "Wilgenstraat 80% (40%)" in text(other.get("/team/koers/akkerlaan"))

    other.post(address, {"what": "stop"})
    assert "Akkerlaan 50%" not in text(at_work.get(COURSE))
    assert other.get(COURSE).status_code == 404


def test_others_are_never_shown_singly(little_town, kept, at_work, neighbourhood_worker):
    def elsewhere(*named):
        return spread_elsewhere(
            little_town.wilgenstraat, instrument="logbook", part="girls", whole="children",
            first=date(2026, 9, 21), end=date(2026, 11, 23), without=named,
        )  # fmt: skip

    for place, girls in ((little_town.iepenpad, 3), (little_town.marktplein, 5)):
        shift(place, neighbourhood_worker, days_ago=7, girls=girls)
    assert elsewhere() is None
    third = make_street("Lindelaan", little_town.kade, 52.006, 50)
    shift(third, neighbourhood_worker, days_ago=7, girls=6)

    found = elsewhere()
    assert (found.places, found.low, found.high) == (3, 30, 60)
    assert elsewhere(third) is None
    page = text(at_work.get(COURSE))
    assert "3 andere plekken liggen tussen ongeveer 30% en 60%." in page
    assert "Marktplein" not in page


@pytest.mark.usefixtures("kept")
def test_words_of_others_are_for_who_may_read_them(little_town, sign_in, scout, coordinator, outsider):
    page = text(sign_in(scout).get(COURSE))
    assert ("80%" in page, "De meiden kozen zelf." in page) == (True, False)
    assert "De meiden kozen zelf." in text(sign_in(coordinator).get(COURSE))
    assert sign_in(outsider).get(COURSE).status_code == 404
    assert Reader.for_member(outsider).circles(little_town.wilgenstraat) == ()


def test_shift_that_can_not_be_is_refused_by_name_and_stays_typed(little_town, at_work):
    address = "/team/invullen/logbook/wilgenstraat"
    for answers, reason in (
        ({"children": "4", "girls": "6", "minutes": "60"}, "staat 6, maar bij"),
        ({"children": "-1", "minutes": "60"}, "geef een heel getal van 0"),
        ({"children": "4", "minutes": "1200"}, "geef een heel getal van 0 tot en met 480"),
        ({"children": "4"}, "Hoeveel minuten was je buiten?"),
    ):
        sent = filled_in(at_work, address, activity="sport", good="Fijn gespeeld.", **answers)
        answer = at_work.post(address, sent)
        page = answer.content.decode()
        assert (answer.status_code, reason in page, "Fijn gespeeld." in page) == (422, True, True), reason
        assert [code for code, typed in answers.items() if f'value="{typed}"' not in page] == []
