"""The handover: true numbers, how things ended, and for who leads here only."""

import io
import re
from datetime import date

import pytest
from django.utils import timezone
from pypdf import PdfReader

from straatwijs.agenda.actions.topics import shelter
from straatwijs.agenda.models import Topic
from straatwijs.early_signals.actions import judge
from straatwijs.early_signals.states import State
from straatwijs.feedback.actions.news_sheets import draft_sheet, publish_sheet
from straatwijs.feedback.models import Answer, Verdict
from straatwijs.feedback.queries.answers import answered
from straatwijs.feedback.queries.handover import handover, may_leave
from straatwijs.fieldwork.actions.burden import set_ceiling
from straatwijs.observations import deidentification
from straatwijs.observations.models import VisitWeek
from straatwijs.places.models import Assignment
from straatwijs.privacy.queries import Reader, notes_by_week
from straatwijs.shared.weeks import quarter_of
from tests.agenda import planning
from tests.early_signals.neighbourhood import make_signal
from tests.feedback import meetings
from tests.feedback.telling import answer
from tests.fieldwork.steering import shifts
from tests.town import make_member

PAGE = "/team/overdracht/de-kade"
TODAY = "2026-11-18 10:00"


@pytest.fixture
def read(little_town, coordinator):
    """The handover as the coordinator sees it, by default of the whole neighbourhood."""

    def go(area=None, leaver=None):
        reader = Reader.for_member(coordinator)
        return handover(area or little_town.kade, leaver=leaver, reader=reader, now=timezone.now())

    return go


def look(area, week, *, visits, minutes):
    VisitWeek.objects.create(area=area, week=week, visits=visits, minutes=minutes)


def on_page(answer):
    return re.sub(r"<[^>]+>", " ", answer.content.decode())


def words_of(answers):
    return [(one.answer.text, one.waiting) for one in answers]


def test_answer_is_open_as_long_as_it_is_the_last_word_for_somebody(at, given, coordinator, read):
    at(TODAY)
    first, second, third = given(), given(), given()
    answer(coordinator, first, second, third, text="We planten bomen.")
    assert words_of(read().promises.answers) == [("We planten bomen.", 3)]

    at("2026-11-19 10:00")
    answer(coordinator, first, text="De bomen staan er.", state="done")
    answer(coordinator, second, text="We praten erover.", state="being_discussed")
    assert words_of(read().promises.answers) == [("We planten bomen.", 1), ("We praten erover.", 1)]

    answer(coordinator, third, text="Het kan niet.", state="not_done", reason="Er ligt een kabel.")
    assert words_of(read().promises.answers) == [("We praten erover.", 1)]


def test_only_what_the_person_who_leaves_said_is_asked_for(at, given, coordinator, little_town, read):
    at(TODAY)
    other = make_member("Bilal Amrani", "coordinator", little_town.kade)
    answer(coordinator, given(), text="Er komt een bankje.")
    answer(other, given(), text="Er komt een boom.")
    assert len(read().promises.answers) == 2
    assert words_of(read(leaver=other).promises.answers) == [("Er komt een boom.", 1)]


def test_answer_counts_the_notes_of_this_place_only(at, given, coordinator, little_town, read):
    at(TODAY)
    answer(coordinator, given(), given(), given(area=little_town.iepenpad), text="We komen langs.")
    assert words_of(read(little_town.iepenpad).promises.answers) == [("We komen langs.", 1)]
    assert words_of(read(little_town.wilgenstraat).promises.answers) == [("We komen langs.", 2)]
    assert words_of(read(little_town.korte_steeg).promises.answers) == []


def test_what_was_agreed_stands_once_with_its_news_and_who_waits(at, given, coordinator, little_town, read):
    at(TODAY)
    notes = [given(), given()]
    topic = meetings.topic(
        meetings.plan(little_town.kade, coordinator),
        "Losse tegels",
        sources=[note.reference for note in notes],
    )
    action = meetings.agreed(topic, coordinator, what="Tegels rechtleggen", days=10)
    meetings.step(action, coordinator, "advanced", text="De ploeg is besteld.")
    (open_one,) = read().promises.actions
    assert (open_one.action, open_one.late, open_one.waiting) == (action, False, 2)
    assert open_one.news.text == "De ploeg is besteld."
    assert read().promises.answers == ()

    at("2026-12-01 10:00")
    assert read().promises.actions[0].late
    meetings.step(action, coordinator, "done", text="Klaar.")
    assert read().promises.actions == ()


@pytest.fixture
def held(at, little_town, coordinator):
    """A conversation that was held, with one thing done and one honest no."""
    at(TODAY)
    conversation = meetings.plan(little_town.kade, coordinator, days=5)
    tiles = meetings.topic(conversation, "Losse tegels")
    trees = meetings.topic(conversation, "Meer bomen")
    meetings.topic(conversation, "Vuurwerk", state="dropped", reason="Dat beslist de raad.")
    done = meetings.agreed(tiles, coordinator, what="Tegels rechtleggen")
    never = meetings.agreed(trees, coordinator, what="Bomen planten")
    at("2026-12-01 10:00")
    planning.report(tiles, coordinator)
    meetings.step(done, coordinator, "done", text="Ze liggen recht.")
    meetings.step(never, coordinator, "not_done", text="Nee.", reason="Er ligt een kabel.")
    told = Answer.objects.get(action=done, milestone="done")
    for number, opinion in enumerate(["better", "better", "worse"]):
        Verdict.objects.create(contribution=number, answer=told, after="weeks", opinion=opinion, on="2026-12-30")  # fmt: skip
    # Somebody who changed their mind counts once.
    Verdict.objects.create(contribution=2, answer=told, after="year", opinion="same", on="2027-12-30")
    return conversation


def test_what_was_tried_stands_with_how_it_ended(held, desk):
    page = on_page(desk.get(PAGE))
    for words in (
        "Losse tegels",
        "Samen planten in maart.",
        "Tegels rechtleggen. Wie: Gemeente, vóór 17 januari 2027. Nu: gedaan.",
        "Ze liggen recht.",
        "Is het nu beter? beter 2, hetzelfde 1.",
        "Meer bomen",
        "Reden: Er ligt een kabel.",
        "Vuurwerk",
        "Reden: Dat beslist de raad.",
    ):
        assert words in page


def test_what_is_in_the_lee_stands_here_with_its_day_and_is_marked(
    at, little_town, coordinator, desk, resident
):
    at(TODAY)
    coming = meetings.plan(little_town.kade, coordinator)
    shelter(topic=meetings.topic(coming, "Zorgen om elkaar"), sheltered=True, by=coordinator)
    page = on_page(desk.get(PAGE))
    assert "Zorgen om elkaar" in page
    assert "in de luwte, kijk opnieuw op 19 mei 2027" in page
    assert "Zorgen om elkaar" not in on_page(resident.get(coming.get_absolute_url()))


def test_who_leads_one_street_reads_nothing_sheltered_of_the_neighbourhood(held, little_town):
    Topic.objects.filter(title="Meer bomen").update(sheltered=True)
    for topic in Topic.objects.all():
        topic.areas.set([little_town.iepenpad])
    somebody = make_member("Bilal Amrani", "coordinator", little_town.iepenpad)
    found = handover(
        little_town.iepenpad, leaver=None, reader=Reader.for_member(somebody), now=timezone.now()
    )
    assert [[one.topic.title for one in talked.topics] for talked in found.talked] == [
        ["Losse tegels", "Vuurwerk"]
    ]
    assert found.sheltered == ()


def test_signals_wait_until_they_are_answered(at, little_town, coordinator, read):
    at(TODAY)
    signal = make_signal(little_town.wilgenstraat, little_town.kade)
    assert read().signals == ()
    judge(signal=signal, by=coordinator, state=State.ON_AGENDA)
    assert [line.signal for line in read().signals] == [signal]
    judge(signal=signal, by=coordinator, state=State.ANSWERED, answer="Er komt licht.")
    assert read().signals == ()


def test_rhythm_counts_what_was_held_and_read(held, little_town, coordinator, read):
    coming = meetings.plan(little_town.kade, coordinator, days=30)
    sheet = draft_sheet(area=little_town.kade, quarter=quarter_of(timezone.localdate()), by=coordinator)
    draft_sheet(area=little_town.iepenpad, quarter=quarter_of(timezone.localdate()), by=coordinator)
    publish_sheet(sheet=sheet, checked=["realistic", "not_stigmatising", "agreed"], by=coordinator)
    found = read().rhythm
    assert (found.conversations, found.last, found.coming) == (1, held, coming)
    assert (found.sheets, found.last_sheet) == (1, sheet)


def test_burden_is_notes_and_looking_per_month_of_whole_weeks(at, given, little_town, coordinator, read):
    at(TODAY)
    # Thirteen whole weeks up to Monday 16 November begin on 17 August.
    inside = [given(days_ago=20), given(days_ago=20), given(days_ago=70)]
    given(days_ago=1)
    given(days_ago=20, area=little_town.akkerlaan)
    answer(coordinator, inside[0])
    look(little_town.wilgenstraat, date(2026, 10, 26), visits=2, minutes=30)
    look(little_town.wilgenstraat, date(2026, 11, 16), visits=5, minutes=99)
    found = read().burden
    assert [(month.first, month.last) for month in found.months] == [
        (date(2026, 8, 17), date(2026, 9, 13)),
        (date(2026, 9, 14), date(2026, 10, 11)),
        (date(2026, 10, 12), date(2026, 11, 15)),
    ]
    assert [(one.received, one.answered, one.waiting) for one in found.months] == [
        (1, 0, 1),
        (0, 0, 0),
        (2, 1, 1),
    ]
    assert [(one.visits, one.minutes) for one in found.months] == [(0, 0), (0, 0), (2, 30)]
    assert found.months[2].per_week(found.months[2].minutes) == 6.0
    assert (found.waiting.number, found.waiting.oldest_on) == (3, date(2026, 9, 9))


def test_what_filling_in_asks_stands_here_as_on_the_page_of_the_workload(at, little_town, coordinator, desk):
    at("2026-11-25 14:00")
    deidentification.load()
    scouts = [make_member(name, "scout", little_town.kade) for name in ("Ida Bos", "Jaap Kok", "Bram Vos")]
    for member in scouts:
        shifts(little_town.wilgenstraat, member, weeks_ago=range(8), seconds=60)
    shifts(little_town.wilgenstraat, scouts[0], weeks_ago=[9], seconds=60)  # in the quarter before
    set_ceiling(area=little_town.kade, role="scout", minutes=10, by=coordinator)
    page, workload = (" ".join(on_page(desk.get(path)).split()) for path in (PAGE, "/team/werklast/de-kade"))
    ceiling = "Gemiddeld 8 minuten per persoon: 80% van de 10 die we mogen vragen."
    for words in ("Scout 3 24 17 24", "Logboek 3 24 17 24", "Samen 3 24 17 24", ceiling):
        assert (words in page, words in workload) == (True, True), words
    assert ("Samen 1 1 1 –" in page, "Samen 1 1 1 –" in workload) == (True, False)
    paper = PdfReader(io.BytesIO(desk.get(f"{PAGE}.pdf").content))
    assert ceiling in " ".join(" ".join(one.extract_text() for one in paper.pages).split())


def test_weeks_of_notes_are_for_who_sees_the_place_live(given, little_town, coordinator):
    given()
    span = {"first": date(2000, 1, 3), "end": date(2000, 1, 17), "answered": answered()}
    own = Reader.for_member(coordinator)
    assert len(notes_by_week(little_town.kade, reader=own, **span)) == 2
    assert notes_by_week(little_town.kade, reader=Reader.everyone(), **span) == ()
    assert notes_by_week(little_town.municipality, reader=own, **span) == ()


@pytest.mark.usefixtures("administrator", "outsider", "scout")
def test_team_is_counted_by_role_without_who_left(little_town, read):
    make_member("Bram Vos", "scout", little_town.iepenpad)
    gone = make_member("Gerda Weg", "scout", little_town.kade)
    gone.is_active = False
    gone.save()
    assert read().burden.team == (("Scout", 2), ("Coördinator", 1), ("Beheerder", 1))


def test_who_gave_a_promise_can_be_chosen_after_the_role_was_taken(at, given, coordinator, little_town, desk):
    at(TODAY)
    other = make_member("Bilal Amrani", "coordinator", little_town.kade)
    stranger = make_member("Tess Ver", "coordinator", little_town.veld)
    answer(other, given(), text="Ik kom terug.")
    Assignment.objects.filter(member=other).delete()
    assert set(may_leave(little_town.kade)) == {coordinator, other}
    page = on_page(desk.get(f"{PAGE}?wie={other.pk}"))
    assert "Beloofd in een antwoord van Bilal Amrani" in page
    assert "Ik kom terug." in page
    assert desk.get(f"{PAGE}?wie={stranger.pk}").status_code == 404
    assert desk.get(f"{PAGE}?wie=iemand").status_code == 404


def test_paper_says_what_the_page_says(held, at, given, coordinator, desk):
    answer(coordinator, given(), text="We planten bomen.")
    reply = desk.get(f"{PAGE}.pdf?wie={coordinator.pk}")
    paper = PdfReader(io.BytesIO(reply.content))
    text = " ".join(" ".join(page.extract_text() for page in paper.pages).split())
    assert (reply.headers["Content-Type"], reply.headers["Cache-Control"]) == ("application/pdf", "no-store")
    for words in (
        "Overdracht van De Kade",
        "Alleen voor het team.",
        "Voor wie Carla Dijkgraaf opvolgt",
        "We planten bomen.",
        "Reden: Er ligt een kabel.",
        "Minuten gekeken",
    ):
        assert words in text
    assert paper.pages[0].mediabox.width == pytest.approx(595, abs=1)


def test_page_asks_the_database_as_often_with_more_conversations(
    at, little_town, coordinator, desk, django_assert_num_queries
):
    at(TODAY)

    def hold(number):
        conversation = meetings.plan(little_town.kade, coordinator, days=number)
        topic = meetings.topic(conversation, f"Onderwerp {number}")
        meetings.agreed(topic, coordinator, what="Iets doen")
        planning.report(topic, coordinator)

    hold(1)
    with django_assert_num_queries(39):
        assert desk.get(PAGE).status_code == 200
    for number in (2, 3):
        hold(number)
    with django_assert_num_queries(39):
        assert desk.get(PAGE).status_code == 200
