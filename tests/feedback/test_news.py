"""Feeds and calendars: right by their standards, stable names, and only what is everyone's."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from icalendar import Calendar

from straatwijs.agenda.actions import conversations
from straatwijs.agenda.actions.conversations import Plan
from straatwijs.feedback.actions import undo_answer
from tests.feedback.meetings import agreed, plan, topic
from tests.feedback.telling import answer

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture(autouse=True)
def _site(settings, at):
    settings.PUBLIC_URL = "https://straatwijs.example"
    at("2026-11-18 10:00")


@pytest.fixture
def entries(resident):
    def go(path="/straat/wilgenstraat/nieuws.xml"):
        reply = resident.get(path)
        assert reply.headers["Content-Type"].startswith("application/atom+xml")
        return ET.fromstring(reply.content).findall("a:entry", ATOM)  # noqa: S314 -- made by ourselves

    return go


@pytest.fixture
def events(resident):
    def go(path):
        reply = resident.get(path)
        assert reply.headers["Content-Type"] == "text/calendar; charset=utf-8"
        return Calendar.from_ical(reply.content).walk("VEVENT")

    return go


def _of(entry, name):
    return entry.find(f"a:{name}", ATOM).text


def test_feed_tells_answers_for_everyone_and_escapes_them(given, coordinator, entries):
    answer(coordinator, given(), text="Tegels & <b>banken</b> komen.", public=True)
    answer(coordinator, given(), text="Alleen op de bon.")
    (entry,) = entries()
    assert _of(entry, "title") == "Gepland: Wilgenstraat"
    assert _of(entry, "summary") == "Tegels & <b>banken</b> komen."
    assert entry.find("a:link", ATOM).get("href") == "https://straatwijs.example/straat/wilgenstraat"


def test_feed_names_a_thing_for_good_and_tells_no_number_and_no_moment(given, coordinator, entries, at):
    given_answer = answer(coordinator, given(), public=True)
    (first,) = entries()
    at("2026-12-01 10:00")
    answer(coordinator, given(), text="Nog iets.", public=True)
    names = {_of(entry, "summary"): _of(entry, "id") for entry in entries()}
    assert names[_of(first, "summary")] == _of(first, "id")
    assert len(set(names.values())) == 2
    assert str(given_answer.pk) not in _of(first, "id").replace("2", "").replace("7", "")
    assert _of(first, "updated") == "2026-11-18T00:00:00+01:00"


def test_feed_of_a_neighbourhood_holds_its_streets_and_a_street_not_its_neighbours(
    given, coordinator, entries, little_town
):
    answer(coordinator, given(), text="Voor de Wilgenstraat.", public=True)
    answer(coordinator, given(area=little_town.iepenpad), text="Voor het pad.", public=True)
    assert [_of(entry, "summary") for entry in entries()] == ["Voor de Wilgenstraat."]
    both = {_of(entry, "summary") for entry in entries("/gebied/de-kade/nieuws.xml")}
    assert both == {"Voor de Wilgenstraat.", "Voor het pad."}


def test_feed_tells_the_agenda_without_what_is_sheltered(coordinator, entries, little_town):
    meeting = plan(little_town.kade, coordinator)
    topic(meeting, "Zorgen om een gezin", sheltered=True)
    agreed(topic(meeting, "Tegels"), coordinator, what="Tegels rechtleggen")
    told = {_of(entry, "title"): _of(entry, "summary") for entry in entries()}
    assert "We praten over: Tegels." in told["De agenda van het gesprek in De Kade is klaar"]
    assert "gezin" not in str(told)


def test_undone_answer_leaves_the_feed(given, coordinator, entries):
    told = answer(coordinator, given(), public=True)
    undo_answer(answer=told, by=coordinator)
    assert entries() == []


def test_calendar_has_the_moment_in_utc_and_where(coordinator, little_town, events):
    meeting = plan(little_town.kade, coordinator, place="Buurthuis; zaal 2, boven")
    (event,) = events(f"/gesprek/{meeting.pk}/agenda.ics")
    assert event["UID"] == f"gesprek-{meeting.pk}@straatwijs.example"
    assert event["DTSTART"].dt == meeting.at.astimezone(UTC)
    assert event["DTEND"].dt - event["DTSTART"].dt == timedelta(minutes=90)
    assert event["LOCATION"] == "Buurthuis; zaal 2, boven"
    assert event["URL"] == f"https://straatwijs.example/gesprek/{meeting.pk}"


def test_change_keeps_the_name_and_raises_the_number(coordinator, little_town, events, at):
    meeting = plan(little_town.kade, coordinator)
    (before,) = events(f"/gesprek/{meeting.pk}/agenda.ics")
    at("2026-11-19 10:00")
    later = Plan(
        at=meeting.at + timedelta(days=1), minutes=60, venue="town_hall", place="Raadzaal", open_for="", fixed="",
        ceiling=5, themes=["Groen"], roles=["Bewoners"],
    )  # fmt: skip
    conversations.change_conversation(conversation=meeting, plan=later, by=coordinator)
    (after,) = events(f"/gesprek/{meeting.pk}/agenda.ics")
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTAMP"].dt == datetime(2026, 11, 19, 9, tzinfo=UTC)
    assert (after["LOCATION"], after["DTSTART"].dt - before["DTSTART"].dt) == ("Raadzaal", timedelta(days=1))


def test_calendar_of_a_place_holds_those_around_it_and_no_sheltered_topic(
    coordinator, little_town, events, outsider
):
    meeting = plan(little_town.kade, coordinator)
    plan(little_town.veld, outsider)
    topic(meeting, "Zorgen om een gezin", sheltered=True)
    topic(meeting, "Voorstel", state="proposed")
    agreed(topic(meeting, "Tegels"), coordinator, what="Tegels rechtleggen")
    (event,) = events("/gebied/de-kade/gesprekken.ics")
    assert event["DESCRIPTION"].splitlines()[:3] == ["Wat we samen doen", "We praten over:", "- Tegels"]
    assert "gezin" not in event["DESCRIPTION"]
    assert "Voorstel" not in event["DESCRIPTION"]
    assert len(events("/gebied/kleinstad/gesprekken.ics")) == 2


def test_agenda_that_is_not_set_yet_is_not_in_the_calendar(coordinator, little_town, events):
    meeting = plan(little_town.kade, coordinator)
    topic(meeting, "Tegels")
    (event,) = events(f"/gesprek/{meeting.pk}/agenda.ics")
    assert "Tegels" not in event["DESCRIPTION"]


@pytest.mark.parametrize(
    "path", ["/straat/nergens/nieuws.xml", "/gebied/nergens/gesprekken.ics", "/gesprek/99/agenda.ics"]
)
def test_unknown_place_or_conversation_is_not_there(little_town, resident, path):
    assert resident.get(path).status_code == 404
