"""The wish board: what was asked, what became of it, where to see it; and nothing that points at people."""

import io

import pytest
from django.utils import timezone
from pypdf import PdfReader

from straatwijs.agenda.states import TopicState
from straatwijs.feedback.models import Answer, Verdict
from straatwijs.feedback.queries.wishes import board
from tests.feedback.meetings import agreed, plan, step, topic
from tests.feedback.telling import answer


@pytest.fixture
def meeting(at, little_town, coordinator):
    at("2026-11-18 10:00")
    return plan(little_town.kade, coordinator)


def columns(area, day):
    return {
        column.code: [wish.asked or wish.became for wish in column.wishes]
        for column in board(area, today=day)
    }


@pytest.fixture
def shown(little_town):
    """The columns of a place, by default the Wilgenstraat."""

    def go(area=None):
        return columns(area or little_town.wilgenstraat, timezone.localdate())

    return go


def test_wish_moves_from_asked_to_done(meeting, coordinator, shown, little_town):
    tiles = topic(meeting, "Losse tegels", area=little_town.wilgenstraat)
    action = agreed(tiles, coordinator, what="Tegels rechtleggen")
    talked = topic(meeting, "Speelplek")
    assert shown() == {"asked": ["Speelplek"], "agreed": ["Losse tegels"], "done": [], "not_done": []}

    step(action, coordinator, "done", text="De tegels liggen recht.")
    assert shown() == {"asked": [talked.title], "agreed": [], "done": ["Losse tegels"], "not_done": []}


def test_honest_no_stands_with_its_reason(meeting, coordinator, resident, little_town):
    action = agreed(topic(meeting, "Meer bomen"), coordinator, what="Bomen planten")
    step(action, coordinator, "not_done", text="Het gaat niet door.", reason="Er ligt een kabel.")
    page = resident.get("/gebied/de-kade/wensen").content.decode()
    assert "Er ligt een kabel." in page
    assert "Meer bomen" in page


def test_topic_left_off_stands_with_its_reason_once_the_agenda_is_set(meeting, coordinator, shown):
    topic(meeting, "Vuurwerk", state=TopicState.DROPPED, reason="Dat beslist de gemeenteraad.")
    assert shown()["not_done"] == []
    agreed(topic(meeting, "Tegels"), coordinator, what="Tegels rechtleggen")
    assert shown()["not_done"] == ["Vuurwerk"]


def test_sheltered_topic_stands_nowhere(meeting, coordinator, shown, little_town, resident):
    secret = topic(meeting, "Zorgen om een gezin", sheltered=True, area=little_town.wilgenstraat)
    action = agreed(secret, coordinator, what="Wijkteam belt aan")
    step(action, coordinator, "done", text="Er is hulp.")
    agreed(topic(meeting, "Tegels"), coordinator, what="Tegels rechtleggen")
    assert shown() == {"asked": [], "agreed": ["Tegels"], "done": [], "not_done": []}
    for path in ("/straat/wilgenstraat/wensen", "/gebied/de-kade/wensen", "/straat/wilgenstraat/nieuws.xml"):
        page = resident.get(path).content.decode()
        assert "Wijkteam" not in page
        assert "gezin" not in page
        assert "hulp" not in page


def test_topic_that_is_sheltered_later_leaves_the_board_and_the_feed(meeting, coordinator, shown, resident):
    action = agreed(topic(meeting, "Ruzie"), coordinator, what="Praten met de buren")
    assert shown()["agreed"] == ["Ruzie"]
    action.topic.sheltered = True
    action.topic.save()
    assert shown()["agreed"] == []
    assert "Praten met" not in resident.get("/straat/wilgenstraat/nieuws.xml").content.decode()


def test_what_is_about_people_is_told_of_the_neighbourhood_alike_in_all_its_streets(
    meeting, coordinator, shown, little_town, resident
):
    noise = topic(meeting, "Herrie in de buurt", indicators=["noise"], area=little_town.wilgenstraat)
    agreed(noise, coordinator, what="Samen afspraken maken")
    assert shown(little_town.iepenpad)["agreed"] == ["Herrie in de buurt"]
    assert shown(little_town.akkerlaan)["agreed"] == []
    for path in ("/gebied/de-kade/wensen", "/straat/iepenpad/wensen", "/straat/iepenpad/nieuws.xml"):
        page = resident.get(path).content.decode()
        assert "De Kade" in page
        assert "Wilgenstraat" not in page


def test_things_of_one_street_stay_off_the_board_of_another(meeting, coordinator, shown, little_town):
    agreed(topic(meeting, "Losse tegels", area=little_town.wilgenstraat), coordinator, what="Tegels")
    assert shown(little_town.wilgenstraat)["agreed"] == ["Losse tegels"]
    assert shown(little_town.iepenpad)["agreed"] == []
    assert shown(little_town.kade)["agreed"] == ["Losse tegels"]


def test_answer_for_everyone_stands_until_the_next_one(given, coordinator, shown, at):
    at("2026-11-18 10:00")
    note, hidden = given(), given()
    answer(coordinator, note, text="We gaan het doen.", public=True)
    answer(coordinator, hidden, text="Alleen voor jou.")
    assert shown()["agreed"] == ["We gaan het doen."]
    at("2026-11-20 10:00")
    answer(coordinator, note, text="Het is klaar.", state="done", public=True)
    assert (shown()["agreed"], shown()["done"]) == ([], ["Het is klaar."])


@pytest.mark.parametrize(
    ("people", "sentence"), [(4, ""), (5, "Ongeveer 5"), (7, "Ongeveer 5"), (8, "Ongeveer 10")]
)
def test_what_people_find_of_it_shows_from_five_on_and_about(
    meeting, coordinator, little_town, people, sentence
):
    action = agreed(topic(meeting, "Tegels"), coordinator, what="Tegels rechtleggen")
    step(action, coordinator, "done", text="Ze liggen recht.")
    said = Answer.objects.get(action=action, milestone="done")
    for number in range(people):
        Verdict.objects.create(
            contribution=number, answer=said, after="weeks", opinion="better", on="2026-12-20"
        )
    (wish,) = next(one for one in board(little_town.kade, today=said.at.date()) if one.code == "done").wishes
    assert wish.said.startswith(sentence)
    assert bool(wish.said) is bool(sentence)


@pytest.mark.parametrize("path", ["/straat/wilgenstraat/wensen.pdf", "/gebied/de-kade/wensen.pdf"])
def test_poster_is_one_page_however_much_stands_on_the_board(meeting, coordinator, resident, path):
    for number in range(6):
        action = agreed(
            topic(meeting, f"Wens {number}"), coordinator, what="Een heel lang verhaal over wat er komt. " * 5
        )
        if number % 2:
            step(action, coordinator, "not_done", text="Nee.", reason="Een lange reden. " * 20)
    reply = resident.get(path)
    pages = PdfReader(io.BytesIO(reply.content)).pages
    assert reply.headers["Content-Type"] == "application/pdf"
    assert len(pages) == 1
    assert "Wat je vroeg" in pages[0].extract_text()
    assert "/wensen" in pages[0].extract_text()


def test_board_without_anything_says_how_something_comes_on_it(little_town, resident):
    assert "Hier staat nog niets" in resident.get("/straat/akkerlaan/wensen").content.decode()


@pytest.mark.parametrize(
    "path", ["/gebied/wilgenstraat/wensen", "/straat/de-kade/wensen", "/gebied/nergens/wensen.pdf"]
)
def test_board_has_one_address(little_town, resident, path):
    assert resident.get(path).status_code == 404
