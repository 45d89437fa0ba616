"""Whose stories are missing, and the talk plate with which one goes to hear them."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from pypdf import PdfReader

from straatwijs.fieldwork.calculations.make_up import Heard, lines
from straatwijs.fieldwork.models import MakeUp
from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions
from straatwijs.observations.note import NewNote
from straatwijs.privacy.queries import Reader, given_by, receipt_facts
from straatwijs.shared.weeks import quarter_of

PAGE = "/team/verhalen/wie/de-kade"


def tell(area, *, age="", tenure="", words="Het bankje bij de haven is weg.", side="annoying", themes=()):
    answers = {"age": age} if age else {}
    note = NewNote(
        id=uuid4(),
        instrument="story",
        area=area.code,
        side=side,
        indicator=f"story_homes_{side}",
        noted_at=timezone.now(),
        tenure=tenure,
        answers=answers | ({"themes": list(themes)} if themes else {}),
        words={"story": words, "helped": "Een buurvrouw."},
    )
    return contributions.keep(note=note, secret=None, now=timezone.now())


@pytest.fixture
def told(little_town):
    deidentification.load()
    for number in range(6):
        tell(little_town.wilgenstraat, age="from_65", tenure="owner" if number else "social_tenant")
    tell(little_town.iepenpad, age="to_17", side="pleasant")
    tell(little_town.iepenpad)
    return little_town


@pytest.mark.any_database
def test_who_told_less_than_their_share_is_still_missing():
    found = lines(
        ["young", "middle", "old"],
        shares={"young": 30, "middle": 40, "old": 30},
        told={"middle": 4, "old": 16},
    )
    assert [(line.key, line.told, line.wanted, line.heard) for line in found] == [
        ("young", None, 6, Heard.NONE),
        ("middle", None, 8, Heard.FEW),
        ("old", 16, 6, Heard.ENOUGH),
    ]


def test_story_is_told_by_theme_and_meaning_and_answered(told):
    kept = tell(told.wilgenstraat, themes=("green", "neighbours"), words="Mevrouw De Vries hielp mij.")
    facts = receipt_facts(kept.receipt)
    assert (facts.indicator, facts.side, facts.kind) == ("story_homes_annoying", "annoying", "social")
    assert [one.question for one in facts.said] == [
        "Vertel het op je eigen manier",
        "Wie hielp, of wat hielp?",
    ]
    assert "Vries" not in facts.text


def test_board_shows_words_for_few_and_never_crosses(told, sign_in, coordinator):
    browser = sign_in(coordinator)
    page = browser.get(PAGE).content.decode()
    assert "minder dan 5" in page
    assert ">6<" in page
    browser.post(
        PAGE,
        {
            "group": "age",
            "share.to_17": "30",
            "share.to_34": "30",
            "share.to_64": "20",
            "share.from_65": "20",
        },
    )
    page = browser.get(PAGE).content.decode()
    # Age: nobody of two groups; how people live: nobody who rents from somebody else.
    assert (page.count("<b>nog niet</b>"), page.count("<b>te weinig</b>")) == (3, 2)
    assert MakeUp.objects.count() == 4


def test_shares_make_a_hundred_and_what_was_typed_stays(told, sign_in, coordinator):
    answer = sign_in(coordinator).post(PAGE, {"group": "age", "share.to_17": "30", "share.to_34": "90"})
    assert answer.status_code == 422
    assert 'value="90"' in answer.content.decode()
    assert "120" in answer.content.decode()
    assert MakeUp.objects.count() == 0


def test_only_the_team_of_the_place_sees_and_only_who_leads_sets(told, sign_in, scout, outsider):
    assert sign_in(outsider).get(PAGE).status_code == 403
    assert sign_in(scout).get(PAGE).status_code == 200
    assert sign_in(scout).post(PAGE, {"group": "age", "share.to_17": "100"}).status_code == 403
    quarter = quarter_of(timezone.localdate())
    span = {"instrument": "story", "first": quarter.first_week, "end": quarter.end}
    assert given_by(told.kade, reader=Reader.everyone(), by="age", **span) is None
    assert given_by(told.kade, reader=Reader.for_member(scout), by="age", **span) == {
        "from_65": 6,
        "to_17": 1,
    }


def test_talk_plate_has_its_pictures_and_how_to_listen(told, sign_in, scout):
    answer = sign_in(scout).get("/team/verhalen/praatplaat/wilgenstraat.pdf")
    front, back = (page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages)
    assert all(word in front for word in ("Huizen", "Buren", "Groen", "Fijn", "Vervelend", "Wilgenstraat"))
    assert all(word in back for word in ("Luister", "Vraag door", "/s/wilgenstraat/story"))
