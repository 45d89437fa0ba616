"""The agenda builds itself, stays short, and names nobody."""

from datetime import timedelta

import pytest
from django.utils import timezone

from straatwijs.agenda.actions import topics
from straatwijs.agenda.actions.choices import Decision
from straatwijs.agenda.actions.choices import decide as decide_choice
from straatwijs.agenda.queries.topics import item_of
from straatwijs.agenda.states import TopicState
from straatwijs.early_signals.actions import judge
from straatwijs.early_signals.states import State as SignalState
from straatwijs.feedback.actions import chain
from straatwijs.privacy.queries import Reader
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import week_of
from tests.agenda.choosing import open_choice
from tests.agenda.planning import agree, decide, on_agenda, plan, propose
from tests.early_signals.neighbourhood import make_signal


def _refused(call) -> str:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.field


def test_what_is_noted_three_times_is_proposed_good_things_too(conversation, given, coordinator):
    for _note in range(3):
        given("loose_tiles")
        given("green_cared_for", side="pleasant")
    given("graffiti")

    assert set(propose(conversation, coordinator)) == {"notes:loose_tiles", "notes:green_cared_for"}


def test_proposing_again_proposes_nothing_twice(conversation, given, coordinator):
    for _note in range(3):
        given()
    assert topics.build_agenda(conversation=conversation, by=coordinator) == 1
    assert topics.build_agenda(conversation=conversation, by=coordinator) == 0


def test_signal_that_the_team_put_on_the_agenda_is_proposed_with_its_street(
    conversation, little_town, coordinator
):
    week = week_of(conversation.at) - timedelta(weeks=5)
    signal = make_signal(little_town.wilgenstraat, little_town.municipality, week=week, since=week, weeks=1)
    assert propose(conversation, coordinator) == {}
    judge(signal=signal, by=coordinator, state=SignalState.ON_AGENDA)

    (topic,) = propose(conversation, coordinator).values()

    assert (topic.origin, topic.signal, topic.title.endswith(": Wilgenstraat")) == ("signal", signal, True)


def test_what_was_agreed_before_comes_first_and_is_on_the_agenda(
    at, conversation, given, coordinator, little_town
):
    for _note in range(3):
        given()
    action = agree(on_agenda(conversation, coordinator), coordinator)
    at("2027-01-20 10:00")
    for _note in range(4):
        given("graffiti")
    following = plan(little_town.kade, coordinator, at="2027-03-10 19:30")

    propose(following, coordinator)

    assert [(topic.key, topic.state) for topic in following.topics.order_by("order")] == [
        (f"action:{action.pk}", TopicState.ON_AGENDA),
        ("notes:graffiti", TopicState.PROPOSED),
    ]


def test_what_residents_chose_and_the_team_took_up_is_proposed_once(
    at, conversation, little_town, coordinator
):
    chosen = open_choice(little_town.kade, coordinator, codes=0).choice
    at(chosen.closes_at + timedelta(minutes=1))
    decisions = {1: Decision(taken_up=True, why=""), 2: Decision(taken_up=False, why="Geen plek.")}
    decide_choice(choice=chosen, decisions=decisions, by=coordinator, now=timezone.now())

    (topic,) = propose(conversation, coordinator).values()
    following = plan(little_town.kade, coordinator, at="2027-03-10 19:30")

    assert (topic.origin, topic.title) == ("choice", "Meer groen")
    assert propose(following, coordinator) == {}


def test_no_more_topics_than_the_neighbourhood_agreed(conversation, coordinator):
    made = [
        topics.add_topic(
            conversation=conversation, title=f"Onderwerp {number}", theme=None, areas=[], by=coordinator
        )
        for number in range(4)
    ]
    for topic in made[:3]:
        decide(topic, coordinator)
    assert _refused(lambda: decide(made[3], coordinator)) == "state"


def test_leaving_off_asks_for_the_reason(conversation, given, coordinator):
    for _note in range(3):
        given()
    topic = propose(conversation, coordinator)["notes:loose_tiles"]
    assert _refused(lambda: decide(topic, coordinator, "dropped", reason=" ")) == "reason"


def test_what_was_told_to_be_on_the_agenda_is_not_just_a_proposal_again(conversation, given, coordinator):
    for _note in range(3):
        given()
    topic = on_agenda(conversation, coordinator)
    assert _refused(lambda: decide(topic, coordinator, "proposed")) == "state"


def test_joined_topics_bring_along_all_their_notes(conversation, given, coordinator):
    notes = [given(code) for code in ("loose_tiles", "graffiti") for _time in range(3)]
    found = propose(conversation, coordinator)
    tiles = decide(found["notes:loose_tiles"], coordinator)

    chain.merge_topics(topic=found["notes:graffiti"], into=tiles, by=coordinator)

    assert set(tiles.sources.values_list("contribution", flat=True)) == {note.reference for note in notes}


def test_topic_shows_voices_and_who_is_silent(conversation, given, coordinator):
    for perspective in ("resident", "resident", "entrepreneur"):
        given(perspective=perspective)
    topic = propose(conversation, coordinator)["notes:loose_tiles"]

    facts = item_of(topic, reader=Reader.for_member(coordinator)).facts

    assert facts is not None
    assert (facts.noted, facts.things, sum(voice.annoying for voice in facts.voices)) == (3, 3, 3)
    assert len(facts.voices) == 2
    assert facts.silent


def test_everyone_learns_no_voices(conversation, given, coordinator):
    for _note in range(3):
        given(perspective="resident")
    topic = propose(conversation, coordinator)["notes:loose_tiles"]
    facts = item_of(topic, reader=Reader.everyone()).facts
    assert facts is not None
    assert (facts.noted, facts.voices, facts.silent, facts.things) == (None, (), (), 3)


def test_few_people_are_not_named_in_public_but_may_be_talked_about_in_the_lee(
    conversation, given, coordinator, resident
):
    for _note in range(3):
        given("noise", phone="one phone")
    topic = propose(conversation, coordinator)["notes:noise"]
    assert _refused(lambda: decide(topic, coordinator)) == "state"

    topics.shelter(topic=topic, sheltered=True, by=coordinator)
    decided = decide(topic, coordinator)
    chain.set_agenda(conversation=conversation, by=coordinator)

    assert decided.state == TopicState.ON_AGENDA
    assert decided.title not in resident.get(conversation.get_absolute_url()).content.decode()
    assert _refused(lambda: topics.shelter(topic=topic, sheltered=False, by=coordinator)) == "state"


def test_what_is_in_the_lee_comes_back_after_half_a_year(at, conversation, coordinator, sign_in):
    topic = topics.add_topic(
        conversation=conversation, title="Rust bij de school", theme=None, areas=[], by=coordinator
    )
    topics.shelter(topic=topic, sheltered=True, by=coordinator)
    desk = sign_in(coordinator)
    assert topic.title not in desk.get("/team/gesprekken/").content.decode()
    at("2027-05-20 10:00")
    assert topic.title in sign_in(coordinator).get("/team/gesprekken/").content.decode()


def test_what_enough_people_noted_stands_on_the_public_agenda_without_a_number(
    conversation, given, coordinator, resident
):
    for number in range(6):
        given("noise", phone=f"phone {number}")
    topic = on_agenda(conversation, coordinator, "notes:noise")
    page = resident.get(conversation.get_absolute_url())
    (item,) = page.context["items"]
    assert topic.title in page.content.decode()
    assert (item.facts.things, item.facts.noted) == (None, None)


@pytest.mark.parametrize("wrong", ["", "  ", "Overlast van Mehmet Yıldırım"])
def test_topic_needs_a_name_that_names_nobody(conversation, coordinator, wrong):
    assert (
        _refused(
            lambda: topics.add_topic(
                conversation=conversation, title=wrong, theme=None, areas=[], by=coordinator
            )
        )
        == "title"
    )
