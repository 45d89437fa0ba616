"""The team's desk: who sees what, one answer for what was ticked, undo, and nothing lost when something is refused."""

import re

import pytest

from straatwijs.feedback.models import Answer
from straatwijs.observations.models import Contribution
from straatwijs.places.models import Assignment
from tests.feedback.telling import references, sent


def test_inbox_shows_what_waits_longest_first(desk, given):
    newer, older = given(days_ago=1), given(days_ago=5)
    assert references(desk.get("/team/postvak/")) == [older.reference, newer.reference]


def test_answered_notes_leave_the_inbox_and_stay_findable(desk, given):
    note, waits = given(), given()
    desk.post("/team/antwoord", sent(note))

    assert references(desk.get("/team/postvak/")) == [waits.reference]
    assert references(desk.get("/team/postvak/?staat=planned")) == [note.reference]
    assert sorted(references(desk.get("/team/postvak/?staat=alles"))) == sorted(
        [note.reference, waits.reference]
    )


def test_inbox_narrows_by_each_filter(desk, given, little_town):
    tiles = given("loose_tiles")
    greets = given("people_greet", side="pleasant", circle="everyone", area=little_town.iepenpad)

    for query, expected in {
        "kant=pleasant": [greets],
        "kant=annoying": [tiles],
        "soort=object": [tiles],
        "soort=social": [greets],
        "wat=loose_tiles": [tiles],
        "kring=everyone": [greets],
        "kring=team": [tiles],
        "plek=iepenpad": [greets],
        "plek=wilgenstraat": [tiles],
        "staat=received": [tiles, greets],
        "staat=done": [],
        "kant=nonsense&bladzij=zero": [tiles, greets],
    }.items():
        found = references(desk.get(f"/team/postvak/?{query}"))
        assert (query, sorted(found)) == (query, sorted(note.reference for note in expected))


def test_inbox_has_pages(desk, given):
    notes = [given(days_ago=40 - number) for number in range(27)]
    assert references(desk.get("/team/postvak/?bladzij=2")) == [note.reference for note in notes[25:]]
    assert references(desk.get("/team/postvak/?bladzij=99")) == []


def test_imported_notes_owe_no_answer_here(desk, given):
    note = given()
    Contribution.objects.filter(pk=note.reference).update(channel="import")
    assert references(desk.get("/team/postvak/")) == []
    assert references(desk.get("/team/postvak/?staat=alles")) == [note.reference]


def test_worker_reads_what_is_shared_with_professionals(sign_in, neighbourhood_worker, given):
    given(circle="team")
    shared, public = given(circle="professionals"), given(circle="everyone")
    browser = sign_in(neighbourhood_worker)

    found = references(browser.get("/team/postvak/"))

    assert sorted(found) == sorted([shared.reference, public.reference])


@pytest.mark.parametrize("who", ["scout", "analyst", "administrator"])
def test_inbox_is_closed_to_who_reads_no_words(sign_in, request, who):
    assert sign_in(request.getfixturevalue(who)).get("/team/postvak/").status_code == 403


def test_outsider_finds_nothing_of_another_neighbourhood(sign_in, outsider, given):
    note = given(circle="everyone")
    browser = sign_in(outsider)
    assert references(browser.get("/team/postvak/")) == []
    assert browser.get("/team/postvak/?plek=wilgenstraat").status_code == 404
    assert browser.get(f"/team/bijdrage/{note.reference}").status_code == 404
    assert browser.post("/team/antwoord", sent(note)).status_code == 404
    browser.post("/team/gezien", {"ref": note.reference})
    browser.post("/team/delen", {"ref": note.reference, "circle": "everyone"})
    assert Answer.objects.count() == 0


def test_ticked_notes_get_one_answer(desk, given):
    notes = [given(), given()]

    form = desk.post(
        "/team/antwoord", {"ref": [note.reference for note in notes], "terug": "/team/postvak/?kant=annoying"}
    )
    assert (form.status_code, references(form)) == (200, [note.reference for note in notes])
    assert Answer.objects.count() == 0
    done = desk.post("/team/antwoord", sent(*notes, terug="/team/postvak/?kant=annoying"))

    assert done["Location"] == "/team/postvak/?kant=annoying"
    assert [(made.number, made.text) for made in Answer.objects.all()] == [(2, "Het komt goed.")]


def test_refused_answer_keeps_all_that_was_typed(desk, given):
    notes = [given(), given()]

    answer = desk.post(
        "/team/antwoord", sent(*notes, state="not_done", text="Wij hebben lang gezocht.", public="on")
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["reason"]
    assert html.count("Wij hebben lang gezocht.") == 1
    assert re.findall(r'name="state" value="(\w+)" checked', html) == ["not_done"]
    assert re.findall(r'name="public" value="on" checked', html) == ['name="public" value="on" checked']
    assert re.findall(r'name="ref" value="(\d+)"', html) == [str(note.reference) for note in notes]
    assert Answer.objects.count() == 0


def test_answer_to_nothing_goes_back_to_the_inbox(desk):
    assert desk.post("/team/antwoord", {"ref": "", "terug": "/team/postvak/"})["Location"] == "/team/postvak/"


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "/straat/x", "/team/\\..", ""]
)
def test_work_goes_on_at_the_desk_whatever_was_sent(desk, given, back):
    answer = desk.post("/team/gezien", {"ref": given().reference, "terug": back})
    assert answer["Location"] == "/team/postvak/"


def test_last_answer_can_be_undone_from_the_inbox(desk, given):
    note = given()
    desk.post("/team/antwoord", sent(note))
    done = desk.get("/team/postvak/").context["done"]
    assert (done["what"], done["number"]) == ("answer", 1)

    desk.post(f"/team/antwoord/{done['answer']}/ongedaan")

    assert references(desk.get("/team/postvak/")) == [note.reference]
    assert desk.get("/team/postvak/").context["done"] is None


def test_answer_of_somebody_else_cannot_be_undone(desk, sign_in, neighbourhood_worker, given):
    note = given(circle="professionals")
    sign_in(neighbourhood_worker).post("/team/antwoord", sent(note))
    assert desk.post(f"/team/antwoord/{Answer.objects.get().pk}/ongedaan").status_code == 404
    assert Answer.objects.get().undone_at is None


def test_seen_marks_what_was_ticked(desk, given):
    note, other = given(), given()
    desk.post("/team/gezien", {"ref": note.reference})
    assert references(desk.get("/team/postvak/?staat=seen")) == [note.reference]
    assert references(desk.get("/team/postvak/?staat=received")) == [other.reference]


def test_circle_is_changed_and_turned_back(desk, given):
    note = given(circle="team")
    desk.post("/team/delen", {"ref": note.reference, "circle": "professionals"})
    assert Contribution.objects.get().circle == "professionals"

    desk.post("/team/delen/ongedaan")

    assert Contribution.objects.get().circle == "team"


def test_unknown_circle_is_refused(desk, given):
    note = given()
    desk.post("/team/delen", {"ref": note.reference, "circle": "world"})
    assert Contribution.objects.get().circle == "team"


def test_page_of_one_note_tells_what_its_giver_reads(desk, given):
    note = given(text="Losse tegels bij de bakker.")
    desk.post("/team/antwoord", sent(note))
    answer = desk.get(f"/team/bijdrage/{note.reference}")
    assert [moment.text for moment in answer.context["moments"]] == ["", "Het komt goed."]
    assert "Losse tegels bij de bakker." in answer.content.decode()


def test_home_puts_the_longest_waiting_first(desk, given):
    given(days_ago=2)
    older = given(days_ago=8)
    answer = desk.get("/team/")
    assert next(line.item.reference for line in answer.context["waiting"]) == older.reference
    assert [(place.area.name, place.waiting) for place in answer.context["places"]] == [("De Kade", 2)]


@pytest.mark.parametrize(
    "who", ["scout", "neighbourhood_worker", "coordinator", "analyst", "administrator", "outsider"]
)
def test_home_opens_for_everybody_in_the_team(sign_in, request, who):
    assert sign_in(request.getfixturevalue(who)).get("/team/").status_code == 200


def test_home_of_who_serves_nowhere_says_so(sign_in, coordinator):
    Assignment.objects.all().delete()
    assert sign_in(coordinator).get("/team/").context["places"] == ()


def test_second_step_is_urged_for_who_reads_words(sign_in, coordinator, scout):
    assert sign_in(coordinator).get("/team/").context["urge"] is True
    assert sign_in(scout).get("/team/").context["urge"] is False


def test_team_sees_its_street_live(desk, given):
    given("noise")
    given("noise", days_ago=1)
    live = desk.get("/team/postvak/?plek=wilgenstraat").context["live"]
    assert [row["number"] for row in live] == [2]


@pytest.mark.parametrize("notes", [1, 20])
def test_inbox_costs_the_same_queries_at_any_size(desk, given, django_assert_max_num_queries, notes):
    for _ in range(notes):
        given()
    desk.get("/team/postvak/")
    with django_assert_max_num_queries(20):
        found = references(desk.get("/team/postvak/"))
    assert len(found) == notes
