"""Planning, setting and holding a conversation: what is refused, and what everyone reads when."""

import pytest
from django.core.exceptions import PermissionDenied

from straatwijs.agenda.actions import conversations
from straatwijs.agenda.actions.minutes import write_minutes
from straatwijs.agenda.models.conversations import Venue
from straatwijs.agenda.queries.conversations import next_conversation, next_venue, steps
from straatwijs.agenda.states import ConversationState
from straatwijs.shared.refusal import Refused
from tests.agenda.planning import a_plan, on_agenda, plan

SAID = {"going_on": "De stoep ligt los.", "doing": "We melden het.", "more": "Samen langslopen."}


def _refused(call) -> str:
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.field


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("at", {"at": "2026-11-17 19:30"}),
        ("venue", {"venue": "elsewhere"}),
        ("place", {"place": "  "}),
        ("ceiling", {"ceiling": 0}),
        ("ceiling", {"ceiling": 40}),
        ("minutes", {"minutes": 5}),
        ("themes", {"themes": [" "]}),
        ("roles", {"roles": []}),
        ("open_for", {"open_for": "Bel Mehmet Yıldırım op 06-12345678."}),
    ],
)
def test_plan_that_cannot_be_is_refused_with_the_field(conversation, little_town, coordinator, field, wrong):
    wanted = a_plan(**{"at": "2027-01-14 19:30", **wrong})
    assert (
        _refused(lambda: conversations.plan_conversation(area=little_town.kade, plan=wanted, by=coordinator))
        == field
    )


def test_two_conversations_at_one_moment_are_one_too_many(conversation, little_town, coordinator):
    assert _refused(lambda: plan(little_town.kade, coordinator)) == "at"


def test_only_who_leads_here_plans_here(conversation, little_town, scout, outsider):
    for member in (scout, outsider):
        with pytest.raises(PermissionDenied):
            plan(little_town.kade, member, at="2027-01-14 19:30")


def test_town_hall_and_neighbourhood_take_turns(conversation, little_town, coordinator):
    assert next_venue(little_town.kade) == Venue.TOWN_HALL
    plan(little_town.kade, coordinator, at="2027-03-10 19:30", venue="town_hall")
    assert next_venue(little_town.kade) == Venue.NEIGHBOURHOOD


def test_the_street_knows_its_next_conversation(at, conversation, little_town):
    now = at("2026-11-20 12:00")
    assert next_conversation(little_town.wilgenstraat, now=now) == conversation
    assert next_conversation(little_town.akkerlaan, now=now) is None
    assert next_conversation(little_town.wilgenstraat, now=at("2026-12-12 12:00")) is None


def test_steps_count_back_from_the_day(conversation):
    assert [(f"{step.on:%d-%m}", step.done) for step in steps(conversation)] == [
        ("10-11", False), ("26-11", False), ("10-12", False), ("17-12", False)
    ]  # fmt: skip


def test_agenda_without_a_topic_is_not_set(conversation, coordinator):
    assert _refused(lambda: conversations.set_agenda(conversation=conversation, by=coordinator)) == ""


def test_who_was_there_is_numbers_by_role(conversation, given, coordinator):
    _three(given)
    on_agenda(conversation, coordinator)

    held = conversations.hold(
        conversation=conversation, present={"Bewoners": 14, "Wijkagenten": 2}, by=coordinator
    )

    assert list(held.parties.values_list("role", "invited", "present")) == [
        ("Bewoners", True, 14), ("Jongerenwerkers", True, None), ("Wijkagenten", False, 2)
    ]  # fmt: skip


def test_a_name_is_no_role(conversation, given, coordinator):
    _three(given)
    on_agenda(conversation, coordinator)
    named = {"Mehmet Yıldırım, buurman": 1}
    assert _refused(lambda: conversations.hold(conversation=conversation, present=named, by=coordinator))


def test_report_is_public_only_after_the_three_questions(conversation, given, coordinator, resident):
    _three(given)
    topic = on_agenda(conversation, coordinator)
    write_minutes(topic=topic, **SAID, seen=0, by=coordinator)
    conversations.hold(conversation=conversation, present={}, by=coordinator)
    assert "De stoep ligt los." not in resident.get(conversation.get_absolute_url()).content.decode()
    assert resident.get(f"/gesprek/{conversation.pk}/verslag.pdf").status_code == 404

    closing = {"conversation": conversation, "by": coordinator}
    assert _refused(lambda: conversations.close(checked=["realistic", "agreed"], **closing)) == "checked"
    conversations.close(checked=conversations.CHECKS, **closing)

    assert "De stoep ligt los." in resident.get(conversation.get_absolute_url()).content.decode()
    paper = resident.get(f"/gesprek/{conversation.pk}/verslag.pdf")
    assert paper.content.startswith(b"%PDF-")


def test_closed_conversation_is_amended_with_a_reason_and_keeps_its_versions(
    conversation, given, coordinator
):
    _three(given)
    topic = on_agenda(conversation, coordinator)
    write_minutes(topic=topic, **SAID, seen=0, by=coordinator)
    conversations.hold(conversation=conversation, present={}, by=coordinator)
    conversations.close(conversation=conversation, checked=conversations.CHECKS, by=coordinator)
    better = SAID | {"more": "Samen langslopen in maart."}

    assert _refused(lambda: write_minutes(topic=topic, **better, seen=1, by=coordinator)) == "why"
    write_minutes(topic=topic, **better, why="De maand ontbrak.", seen=1, by=coordinator)

    assert list(topic.minutes.values_list("version", "more", "why")) == [
        (1, "Samen langslopen.", ""), (2, "Samen langslopen in maart.", "De maand ontbrak.")
    ]  # fmt: skip
    conversation.refresh_from_db()
    assert conversation.state == ConversationState.CLOSED
    assert (
        _refused(
            lambda: conversations.change_conversation(
                conversation=conversation, plan=a_plan(at="2027-01-01 12:00"), by=coordinator
            )
        )
        == ""
    )


def test_two_who_write_at_once_both_keep_their_words(conversation, given, coordinator, sign_in):
    _three(given)
    topic = on_agenda(conversation, coordinator)
    first, second = sign_in(coordinator), sign_in(coordinator)
    path = f"/team/onderwerp/{topic.pk}/verslag"

    first.post(path, SAID | {"seen": "0"})
    answer = second.post(path, SAID | {"seen": "0", "going_on": "Ook het fietspad ligt los."})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "De stoep ligt los." in page
    assert "Ook het fietspad ligt los." in page
    assert topic.minutes.count() == 1


def _three(given) -> None:
    for _note in range(3):
        given()
