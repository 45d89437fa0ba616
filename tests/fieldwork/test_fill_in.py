"""Filling in a form by page, without script: for everybody and for the team."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from straatwijs.fieldwork.models import Draft
from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution
from tests.fieldwork.pages import filled_in, page_of
from tests.instruments.run_time import added

STREET = "/s/wilgenstraat/try_out"
TEAM = "/team/invullen/try_out/wilgenstraat"
ANSWERS = {
    "sitting": "4",
    "old": "1",
    "weather": "dry",
    "doing": ["talk", "rest"],
    "busy": "30",
    "busy__none": "yes",  # without script it stays ticked when the slider moves
    "whose__young": "1",
    "whose__all": "1",
    "whose__elderly": "1",
    "good": "Mevrouw De Vries zat er lekker.",
}


@pytest.fixture
def try_out(tmp_path, little_town):
    deidentification.load()
    with added(tmp_path) as instrument:
        yield instrument


@pytest.fixture
def of_team(try_out):
    object.__setattr__(try_out, "for_team", True)
    return try_out


def test_form_by_page_is_kept_with_receipt_and_taken_back_in_one_tap(try_out, resident):
    sent = filled_in(resident, STREET, **ANSWERS)
    thanks = resident.post(STREET, sent)

    kept = Contribution.objects.get()
    assert kept.answers == {
        "sitting": 4,
        "old": 1,
        "weather": "dry",
        "doing": ["talk", "rest"],
        "busy": 30,
        "whose": [34, 33, 33],
    }
    assert ("Vries" in kept.text, kept.words["good"] == kept.text, bool(kept.device)) == (False, True, True)
    page = thanks.content.decode()
    token, code = (
        re.search(r"/bon/([a-z2-7]{26})", page)[1],
        re.search(r"<b>([a-z2-7]{5}-[a-z2-7]{5})", page)[1],
    )
    assert resident.get(f"/bon/{token}").status_code == 200

    assert resident.post(STREET, sent).content.decode().count(token) >= 1  # sent twice is one
    assert Contribution.objects.count() == 1
    assert resident.post("/formulier/terug", {"receipt": token, "code": "aaaaa-aaaaa"}).status_code == 404
    gone = resident.post("/formulier/terug", {"receipt": token, "code": code, "back": "//elders.example"})
    assert (gone.status_code, Contribution.objects.count()) == (200, 0)
    assert "elders" not in gone.content.decode()


def test_who_listened_gets_a_slip_without_the_code(little_town, resident):
    deidentification.load()
    address = "/s/wilgenstraat/story"
    picked = {"side": "pleasant", "indicator": "story_green_pleasant"}
    alone, two = (
        resident.post(
            address, picked | filled_in(resident, address, story="De boom bloeit.", told_to=how)
        ).content.decode()
        for how in ("alone", "two")
    )
    assert [page.count("Voor wie luisterde") for page in (alone, two)] == [0, 1]
    token, code = (
        re.search(r"/bon/([a-z2-7]{26})", two)[1],
        re.search(r"<b>([a-z2-7]{5}-[a-z2-7]{5})", two)[1],
    )
    assert (two.count(f'href="/bon/{token}"'), two.count(f"<b>{code}</b>")) == (2, 1)


def test_middle_of_a_slider_is_an_answer_only_when_it_was_meant(try_out, resident):
    resident.post(STREET, filled_in(resident, STREET, sitting="1", busy="50", busy__none="yes"))
    resident.post(STREET, filled_in(resident, STREET, sitting="1", busy="50"))
    assert [row.answers for row in Contribution.objects.order_by("pk")] == [
        {"sitting": 1},
        {"sitting": 1, "busy": 50},
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            {"old": "9"},
            "Bij “Hoeveel daarvan zijn ouder dan 65?” staat 9, maar bij “Hoeveel mensen zitten er?” staat 4.",
        ),
        ({"sitting": "-1"}, "“Hoeveel mensen zitten er?”: geef een heel getal van 0 tot en met 99."),
        ({"sitting": ""}, "Vul dit nog in: Hoeveel mensen zitten er?"),
        ({"weather": "hot"}, "“Wat voor weer is het?”: kies een van de antwoorden."),
        ({"good": "x" * 1001}, "Je tekst is te lang: er passen 1000 tekens in en dit zijn er 1001."),
    ],
)
def test_refusal_says_what_to_do_and_loses_nothing(try_out, resident, change, sentence):
    sent = filled_in(resident, STREET, **ANSWERS | change)
    answer = resident.post(STREET, sent)
    page = answer.content.decode()

    assert (answer.status_code, Contribution.objects.count()) == (422, 0)
    assert sentence in page
    assert page.count("autofocus") == 1
    (code,) = change
    assert re.search(rf'class="ask wrong"[^>]*data-question="{code}"', page)
    for typed in ('value="talk" checked', 'value="30"', f'value="{sent["id"]}"'):
        assert typed in page
    assert ">Mevrouw De Vries zat er lekker.</textarea>" in page or code == "good"


def test_page_of_the_team_is_for_who_fills_in_there(of_team, sign_in, scout, analyst, outsider):
    assert Client().get(STREET).status_code == 404
    assert Client().get(TEAM).status_code == 302
    assert [sign_in(member).get(TEAM).status_code for member in (scout, analyst, outsider)] == [200, 404, 404]


def test_same_as_last_time_and_what_was_left_half_way(of_team, sign_in, scout, coordinator):
    browser = sign_in(scout)
    assert "nog niet eerder in" in page_of(browser, f"{TEAM}?zelfde")
    browser.post(TEAM, filled_in(browser, TEAM, **ANSWERS))
    assert Contribution.objects.get().member == scout

    again = page_of(browser, f"{TEAM}?zelfde")
    assert 'value="dry" checked' in again
    assert "lekker" not in again  # words are never the same
    assert "nog niet eerder in" in page_of(sign_in(coordinator), f"{TEAM}?zelfde")

    half = {"draft": "yes"} | filled_in(browser, TEAM, weather="wet", bad="Meneer Jansen riep.")
    assert browser.post(TEAM, half).status_code == 302
    assert "Jansen" not in str(Draft.objects.values().get())
    assert "Maak het af: Wilgenstraat" in page_of(browser, "/team/invullen/")
    assert 'value="wet" checked' in page_of(browser, TEAM)
    assert "Maak het af" not in page_of(sign_in(coordinator), "/team/invullen/")

    browser.post(TEAM, filled_in(browser, TEAM, sitting="2"))
    assert (Draft.objects.count(), Contribution.objects.count()) == (0, 2)


def test_draft_is_forgotten_after_two_weeks(of_team, sign_in, scout, at):
    at("2026-11-02 10:00")
    browser = sign_in(scout)
    browser.post(TEAM, {"draft": "yes"} | filled_in(browser, TEAM, weather="wet"))
    at("2026-11-16 09:59")
    call_command("forget-drafts")
    assert Draft.objects.count() == 1
    at("2026-11-16 10:01")
    assert "checked" not in page_of(sign_in(scout), TEAM).replace('yes" checked', "")
    call_command("forget-drafts")
    assert Draft.objects.count() == 0


def test_another_day_can_be_filled_in(of_team, sign_in, scout):
    browser = sign_in(scout)
    day = timezone.localdate() - timedelta(days=3)
    browser.post(TEAM, filled_in(browser, TEAM, sitting="2") | {"day": day.isoformat()})
    assert timezone.localtime(Contribution.objects.get().noted_at).date() == day
    answer = browser.post(TEAM, filled_in(browser, TEAM, sitting="2") | {"day": "gisteren"})
    assert (answer.status_code, Contribution.objects.count()) == (422, 1)


def test_places_are_found_by_a_part_of_their_name(of_team, sign_in, scout):
    page = page_of(sign_in(scout), "/team/invullen/?formulier=try_out&q=wilgen")
    assert re.findall(r'href="(/team/invullen/[^"]+)"', page) == [TEAM]
