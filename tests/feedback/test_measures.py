"""What happens with a measure of a plan is told: on receipts, board, sheet and page; and asked about for years."""

import io
import re
from datetime import timedelta

import pytest
from django.utils import timezone
from pypdf import PdfReader

from straatwijs.feedback import actions, queries
from straatwijs.feedback.actions.plans import advance_measure, agree_measure
from straatwijs.feedback.actions.verdicts import give_verdict
from straatwijs.feedback.models import Answer, Verdict
from straatwijs.feedback.queries import facts
from straatwijs.feedback.queries.said import said_of
from straatwijs.feedback.queries.verdicts import question
from straatwijs.feedback.queries.wishes import board
from straatwijs.observations import deidentification
from straatwijs.plans.actions.forgetting import forget_side_effects
from straatwijs.plans.actions.measures import add_sources
from straatwijs.plans.actions.plans import agree_ceiling, grow
from straatwijs.plans.actions.side_effects import add_side_effect, tell_side_effect
from straatwijs.plans.models import Measure, MeasureSource, SideEffect
from straatwijs.privacy.queries import receipt_facts
from straatwijs.shared.weeks import quarter_of
from tests.feedback.meetings import plan as converse
from tests.feedback.meetings import topic
from tests.plans.planning import add_goal, begin, propose

DONE = "De bakken staan er."


@pytest.fixture(scope="module", autouse=True)
def _recogniser():
    deidentification.load()


@pytest.fixture
def from_the_street(at, little_town, given, coordinator):
    """Two notes, the topic they came to, and a measure in a plan with room for one."""
    at("2026-11-18 14:00")
    notes = [given(), given()]
    talked = topic(
        converse(little_town.kade, coordinator, days=2),
        "Losse tegels",
        sources=[note.reference for note in notes],
    )
    plan = grow(plan=begin(little_town.kade, coordinator), by=coordinator)
    goal = add_goal(plan, coordinator)
    agree_ceiling(plan=plan, ceiling=1, agreed="Bewonersavond", by=coordinator)
    return notes, propose(plan, coordinator, goal, topic=talked, areas=[little_town.wilgenstraat])


def advance(measure, by, state, text="", *, reason=""):
    advance_measure(measure=measure, state=state, text=text, reason=reason, visible=True, by=by)


def told(note):
    """Labels and words on its receipt, after "received"."""
    moments = queries.timeline(note.reference, noted_on=timezone.localdate())[1:]
    return [(moment.label, moment.text or moment.reason, moment.plan) for moment in moments]


def column(code, area):
    found = next(one for one in board(area, today=timezone.localdate()) if one.code == code)
    return [(wish.asked, wish.became, wish.news or wish.reason, wish.place) for wish in found.wishes]


def test_receipts_board_and_sheet_tell_each_step(from_the_street, little_town, coordinator, resident):
    (note, _other), measure = from_the_street
    path = measure.get_absolute_url()
    agree_measure(measure=measure, by=coordinator)
    agreed = "Extra bakken op het plein. De gemeente doet dit. Het staat in het plan “Een groene kade”."
    assert told(note) == [("afgesproken in het plan", agreed, path)]
    assert path in resident.get(note.path).content.decode()
    advance(measure, coordinator, "done", DONE)
    assert told(note)[1:] == [("gedaan, zoals afgesproken", DONE, path)]
    at_home = little_town.wilgenstraat
    assert column("done", at_home) == [("Losse tegels", "Extra bakken op het plein", DONE, "Wilgenstraat")]
    assert column("asked", at_home) == []
    sheet = facts.draft(
        little_town.kade, quarter_of(timezone.localdate()), now=timezone.now() + timedelta(hours=1)
    )
    plans = [paragraph.text for paragraph in sheet if paragraph.source == "measures"]
    assert plans == [f"Extra bakken op het plein (De gemeente): gedaan. {DONE}"]


def test_what_waits_and_what_stops_is_told_too(from_the_street, little_town, coordinator):
    (note, _other), measure = from_the_street
    agree_measure(measure=propose(measure.plan, coordinator, measure.goals.get()), by=coordinator)
    agree_measure(measure=measure, by=coordinator)
    assert told(note)[0][0] == "wacht in het plan tot er plaats is"
    waits = ("Losse tegels", "Extra bakken op het plein", "wacht tot er plaats is", "Wilgenstraat")
    assert column("asked", little_town.wilgenstraat) == [waits]
    advance(measure, coordinator, "stopped", reason="Er ligt een kabel.")
    assert [label for label, _words, _plan in told(note)[1:]] == ["gestopt, met de reden"]
    stopped = ("Losse tegels", "Extra bakken op het plein", "Er ligt een kabel.", "Wilgenstraat")
    assert column("not_done", little_town.wilgenstraat) == [stopped]


def test_worse_opens_it_for_all(from_the_street, coordinator):
    (note, other), measure = from_the_street
    agree_measure(measure=measure, by=coordinator)
    advance(measure, coordinator, "done", DONE)
    Answer.objects.update(at=timezone.now() - timedelta(weeks=5))
    give_verdict(facts=receipt_facts(note.token), opinion="worse")
    measure.refresh_from_db()
    assert (measure.state, told(other)[-1][0]) == ("under_way", "weer open")


def test_what_people_say_stands_for_whom_and_no_group_of_few_apart(
    from_the_street, coordinator, given, resident
):
    """Residents and entrepreneurs say different things: so nothing stands for all together."""
    _notes, measure = from_the_street
    voices = {"resident": 6, "entrepreneur": 5, "professional": 2}
    notes = [given(perspective=who) for who, number in voices.items() for _one in range(number)]
    add_sources(measure=measure, references=[note.reference for note in notes])
    agree_measure(measure=measure, by=coordinator)
    advance(measure, coordinator, "done", DONE)
    Answer.objects.update(at=timezone.now() - timedelta(weeks=5))

    Measure.objects.filter(pk=measure.pk).update(done_on=timezone.localdate() - timedelta(weeks=12))

    def say(some, opinion: str) -> None:
        """Long enough ago for its block to have closed."""
        for note in some:
            give_verdict(facts=receipt_facts(note.token), opinion=opinion)
        Verdict.objects.update(on=timezone.localdate() - timedelta(weeks=10))
        measure.refresh_from_db()

    def page() -> tuple[str, list[str]]:
        shown = resident.get(measure.get_absolute_url()).content.decode()
        return said_of(measure), re.findall(r"<dt>(\w+)</dt><dd>(Ongeveer [^<]+)</dd>", shown)

    say(notes[:6], "better")
    everybody = "Ongeveer 5 mensen zeiden hoe het nu is: de meesten zeggen beter."
    assert page() == (everybody, [("Bewoner", "Ongeveer 5 mensen: de meesten zeggen beter.")])
    say(notes[6:11], "same")
    with_two_voices = [
        ("Bewoner", "Ongeveer 5 mensen: de meesten zeggen beter."),
        ("Ondernemer", "Ongeveer 5 mensen: de meesten zeggen hetzelfde."),
    ]
    differs = "Ongeveer 10 mensen zeiden hoe het nu is: het maakt uit aan wie je het vraagt."
    assert page() == (differs, with_two_voices)
    paper = PdfReader(io.BytesIO(resident.get(f"{measure.get_absolute_url()}.pdf").content))
    assert "Ondernemer: Ongeveer 5 mensen" in " ".join(paper.pages[0].extract_text().split())
    # One professional could be found by taking the others away: so the smallest group is hidden as well.
    say(notes[11:12], "better")
    assert page()[1] == with_two_voices[:1]


@pytest.mark.parametrize(
    ("weeks", "after"), [(3, None), (4, "weeks"), (51, "weeks"), (52, "year"), (104, "year2"), (400, "year5")]
)
def test_it_is_asked_about_after_four_weeks_and_then_each_year(from_the_street, coordinator, weeks, after):
    (note, _other), measure = from_the_street
    agree_measure(measure=measure, by=coordinator)
    advance(measure, coordinator, "done", DONE)
    asked = question(note.reference, today=timezone.localdate() + timedelta(weeks=weeks))
    assert (asked.after if asked else None) == after


def test_what_people_live_with_together_is_told_of_the_neighbourhood(at, little_town, given, coordinator):
    at("2026-11-18 14:00")
    note = given("noise")
    talked = topic(
        converse(little_town.kade, coordinator), "Lawaai", area=little_town.wilgenstraat, indicators=["noise"], sources=[note.reference]
    )  # fmt: skip
    plan = grow(plan=begin(little_town.kade, coordinator), by=coordinator)
    measure = propose(
        plan, coordinator, add_goal(plan, coordinator), topic=talked, areas=[little_town.wilgenstraat]
    )
    agree_measure(measure=measure, by=coordinator)
    assert Answer.objects.get(measure=measure).area == little_town.kade


def test_taking_a_note_back_leaves_no_link_to_a_measure(from_the_street, coordinator):
    (note, other), measure = from_the_street
    agree_measure(measure=measure, by=coordinator)
    assert actions.withdraw(token=note.token, code=note.code, now=timezone.now())
    assert list(MeasureSource.objects.values_list("contribution", flat=True)) == [other.reference]


def test_words_of_residents_about_side_effects_go_after_two_years(from_the_street, coordinator):
    _notes, measure = from_the_street
    said = {"measure": measure, "side": "good", "words": "Buren praten weer.", "perspective": ""}
    tell_side_effect(**said)
    kept = add_side_effect(**said, by=coordinator)
    assert forget_side_effects(before=timezone.localdate() + timedelta(days=1)) == 1
    assert SideEffect.objects.get() == kept


def test_a_measure_posts_to_where_it_is_told(
    from_the_street, coordinator, neighbourhood_worker, outsider, sign_in
):
    (note, _other), measure = from_the_street
    path = f"/team/plannen/maatregel/{measure.pk}"
    assert sign_in(neighbourhood_worker).post(f"{path}/afspraak").status_code == 404
    assert sign_in(outsider).post(f"{path}/afspraak").status_code == 404
    assert sign_in(coordinator).post(f"{path}/afspraak").status_code == 302
    answer = sign_in(neighbourhood_worker).post(
        f"{path}/nieuws", {"state": "stopped", "text": "Het ging zo."}
    )
    assert (answer.status_code, "Het ging zo." in answer.content.decode()) == (422, True)
    sign_in(neighbourhood_worker).post(f"{path}/nieuws", {"state": "done", "text": DONE})
    assert told(note)[-1][1] == DONE
