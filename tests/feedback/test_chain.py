"""From note to topic to agreement to result and back: what each receipt says, and what it never says."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from straatwijs.agenda.actions import topics
from straatwijs.agenda.models import ActionPoint, ActionSource, TopicSource
from straatwijs.agenda.queries.chain import open_actions
from straatwijs.agenda.states import ActionState
from straatwijs.feedback import queries
from straatwijs.feedback.actions import chain, withdraw
from straatwijs.feedback.actions.verdicts import give_verdict
from straatwijs.feedback.models import Verdict
from straatwijs.feedback.queries import conversation_figures
from straatwijs.feedback.states import State
from straatwijs.privacy.queries import receipt_facts
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.refusal import Refused
from tests.agenda.planning import agree, decide, on_agenda, plan, propose
from tests.feedback.telling import answer


@pytest.fixture
def conversation(at, little_town, coordinator):
    at("2026-11-18 14:00")
    return plan(little_town.kade, coordinator)


@pytest.fixture
def notes(given):
    return [given(perspective="resident", phone=f"phone {number}") for number in range(4)]


def told(note) -> list[str]:
    return [moment.label for moment in queries.timeline(note.reference, noted_on=timezone.localdate())]


def advance(action, by, state, text="De stoep ligt weer recht.", reason=""):
    return chain.advance_action(action=action, state=state, text=text, reason=reason, by=by)


def refused(call) -> str:
    with pytest.raises(Refused) as why:
        call()
    return why.value.field


@pytest.fixture
def action(conversation, notes, coordinator):
    return agree(on_agenda(conversation, coordinator), coordinator)


def done_at(conversation, coordinator) -> ActionPoint:
    action = agree(on_agenda(conversation, coordinator), coordinator)
    advance(action, coordinator, ActionState.DONE)
    action.refresh_from_db()
    return action


def test_every_receipt_tells_each_step(conversation, notes, coordinator):
    action = agree(on_agenda(conversation, coordinator), coordinator)
    advance(action, coordinator, ActionState.ADVANCED, "De stenen zijn besteld.")
    advance(action, coordinator, ActionState.DONE)

    expected = [
        "ontvangen", "op de agenda van het gesprek", "afgesproken in het gesprek", "een stap verder", "gedaan, zoals afgesproken",
    ]  # fmt: skip
    assert [told(note) for note in notes] == [expected] * 4
    assert set(queries.state_of([note.reference for note in notes]).values()) == {State.DONE}


def test_proposed_topic_tells_nothing_yet(conversation, notes, coordinator):
    decide(propose(conversation, coordinator)["notes:loose_tiles"], coordinator)
    assert [told(note) for note in notes] == [["ontvangen"]] * 4


def test_left_off_is_an_honest_no_with_its_reason(conversation, notes, coordinator):
    topic = propose(conversation, coordinator)["notes:loose_tiles"]
    decide(topic, coordinator, "dropped", reason="De stoep is volgend jaar toch aan de beurt.")

    last = queries.timeline(notes[0].reference, noted_on=timezone.localdate())[-1]

    assert (last.state, last.reason) == (State.NOT_DONE, "De stoep is volgend jaar toch aan de beurt.")


def test_receipt_page_leads_to_the_conversation_and_back(conversation, notes, coordinator, resident, sign_in):
    action = agree(on_agenda(conversation, coordinator), coordinator)

    page = resident.get(notes[0].path).content.decode()
    back = sign_in(coordinator).get(f"/team/afspraken/{action.pk}").content.decode()

    assert conversation.get_absolute_url() in page
    assert action.what in page
    assert f"{conversation.get_absolute_url()}#t{action.topic_id}" in back
    assert "4 bijdragen" in back
    assert f"/team/bijdrage/{notes[0].reference}" in back


def test_note_topic_and_agreement_lead_to_each_other(conversation, notes, coordinator, sign_in):
    action, desk = agree(on_agenda(conversation, coordinator), coordinator), sign_in(coordinator)

    note = desk.get(f"/team/bijdrage/{notes[0].reference}").content.decode()
    topic = desk.get(f"/team/onderwerp/{action.topic_id}/bijdragen").content.decode()
    workbench = desk.get(f"/team/gesprek/{conversation.pk}").content.decode()

    assert f"/gesprek/{conversation.pk}#t{action.topic_id}" in note
    assert f"/team/afspraken/{action.pk}" in note
    assert all(f"/team/bijdrage/{one.reference}" in topic for one in notes)
    assert f"/team/onderwerp/{action.topic_id}/bijdragen" in workbench


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("what", {"what": " "}),
        ("who", {"who": ""}),
        ("who", {"who": "Mehmet Yıldırım van nummer 12"}),
        ("due", {"due": None}),
        ("due", {"due": date(2026, 11, 1)}),
    ],
)
def test_agreement_without_owner_or_day_is_none(conversation, notes, coordinator, field, wrong):
    topic = on_agenda(conversation, coordinator)
    whole = {"what": "De stoep wordt rechtgelegd", "who": "De gemeente", "due": date(2027, 3, 1)}
    assert refused(lambda: chain.agree_action(topic=topic, by=coordinator, **(whole | wrong))) == field
    assert not ActionPoint.objects.exists()


@pytest.mark.parametrize(
    ("field", "news"),
    [
        ("reason", ("not_done", "Het kan niet.", " ")),
        ("text", ("done", " ", "")),
        ("state", ("reopened", "Weer open.", "")),
    ],
)
def test_news_without_words_is_none(action, coordinator, field, news):
    assert refused(lambda: advance(action, coordinator, *news)) == field


def test_worker_tells_news_and_scout_does_not(action, notes, neighbourhood_worker, scout, sign_in):
    path, news = (
        f"/team/afspraken/{action.pk}/nieuws",
        {"state": "advanced", "text": "De stenen liggen klaar."},
    )

    assert sign_in(scout).post(path, news).status_code == 403
    assert sign_in(neighbourhood_worker).post(path, news).status_code == 302
    assert told(notes[0])[-1] == "een stap verder"


def test_taken_back_contribution_leaves_topic_agreement_and_verdict(at, conversation, notes, coordinator):
    done_at(conversation, coordinator)
    at("2027-02-01 10:00")
    first = notes[0]
    give_verdict(facts=receipt_facts(first.token), opinion="better")

    assert withdraw(token=first.token, code=first.code, now=timezone.now())

    left = {"contribution": first.reference}
    assert not TopicSource.objects.filter(**left).exists()
    assert not ActionSource.objects.filter(**left).exists()
    assert not Verdict.objects.filter(**left).exists()
    assert queries.state_of([notes[1].reference])[notes[1].reference] == State.DONE


def test_is_it_better_is_asked_after_four_weeks_and_once(at, conversation, notes, coordinator, resident):
    done_at(conversation, coordinator)
    assert "Is het nu beter?" not in resident.get(notes[0].path).content.decode()
    at(timezone.now() + timedelta(days=29))
    assert "Is het nu beter?" in resident.get(notes[0].path).content.decode()

    assert resident.post(f"{notes[0].path}/beter", {"opinion": "same"}).status_code == 302
    assert "Is het nu beter?" not in resident.get(notes[0].path).content.decode()
    assert resident.post(f"{notes[0].path}/beter", {"opinion": "worse"}).status_code == 422
    assert list(Verdict.objects.values_list("opinion", "after")) == [("same", "weeks")]

    at("2027-11-25 12:00")
    assert "Een jaar geleden" in resident.get(notes[0].path).content.decode()
    assert resident.post(f"{notes[0].path}/beter", {"opinion": "better"}).status_code == 302


def test_one_worse_opens_it_again_for_everybody(at, action, notes, coordinator, resident):
    advance(action, coordinator, ActionState.DONE)
    at("2027-02-01 10:00")

    resident.post(f"{notes[2].path}/beter", {"opinion": "worse"})

    action.refresh_from_db()
    assert (action.state, action.done_on) == (ActionState.REOPENED, None)
    assert [told(note)[-1] for note in notes] == ["weer open"] * 4
    assert list(open_actions([action.area])) == [action]


def test_who_heard_that_it_is_done_is_not_told_that_it_is_talked_about(conversation, notes, coordinator):
    answer(coordinator, notes[0], state="done")
    on_agenda(conversation, coordinator)
    assert told(notes[0]) == ["ontvangen", "gedaan"]
    assert told(notes[1])[-1] == "op de agenda van het gesprek"


def test_what_is_agreed_stays_planned_when_it_returns_on_the_agenda(
    at, action, notes, coordinator, little_town
):
    at("2027-01-20 10:00")
    following = plan(little_town.kade, coordinator, at="2027-03-10 19:30")
    returned = propose(following, coordinator)[f"action:{action.pk}"]
    chain.set_agenda(conversation=following, by=coordinator)

    assert told(notes[0])[-2:] == ["afgesproken in het gesprek", "op de agenda van het gesprek"]
    assert queries.state_of([notes[0].reference])[notes[0].reference] == State.PLANNED
    decide(returned, coordinator, "dropped", reason="Het werk is al begonnen.")
    assert queries.state_of([notes[0].reference])[notes[0].reference] == State.PLANNED


def test_worse_after_a_plain_answer_opens_that_one(at, given, coordinator, resident):
    at("2026-11-18 14:00")
    first, second = given(), given()
    answer(coordinator, first, second, state="done")
    at("2027-01-05 10:00")

    resident.post(f"{first.path}/beter", {"opinion": "worse"})

    assert queries.state_of([first.reference, second.reference]) == {
        first.reference: State.BEING_DISCUSSED,
        second.reference: State.DONE,
    }


def test_sheltered_topic_is_told_without_its_name(conversation, given, coordinator):
    note = [given("noise", phone="one phone") for _time in range(3)].pop()
    topic = propose(conversation, coordinator)["notes:noise"]
    topics.shelter(topic=topic, sheltered=True, by=coordinator)
    decide(topic, coordinator)
    chain.set_agenda(conversation=conversation, by=coordinator)

    last = queries.timeline(note.reference, noted_on=timezone.localdate())[-1]

    assert topic.title not in last.text
    assert "kleine kring" in last.text
    action = agree(topic, coordinator, what="Samen bij de deur staan")
    last = queries.timeline(note.reference, noted_on=timezone.localdate())[-1]
    assert action.what not in last.text
    assert "kleine kring" in last.text


def test_what_is_said_in_the_room_gets_a_receipt_that_tells(conversation, notes, coordinator, resident):
    topic = on_agenda(conversation, coordinator)
    page = resident.get(f"/gesprek/{conversation.pk}/inbreng")
    sent = {
        "id": str(page.context["id"]), "at": page.context["at"], "topic": topic.pk, "side": "annoying",
        "text": "Bij de bakker struikelde Fatima ook.",
    }  # fmt: skip
    once, again = (resident.post(f"/gesprek/{conversation.pk}/inbreng", sent) for _time in range(2))

    assert once.context["kept"].receipt == again.context["kept"].receipt
    assert "Fatima" not in once.context["kept"].text
    receipt = resident.get(f"/bon/{once.context['kept'].receipt}").content.decode()
    assert "op de agenda van het gesprek" in receipt.lower()
    assert topic.sources.count() == 5


def test_conversation_tells_how_many_heard_back_about_things_only(
    conversation, given, notes, coordinator, resident
):
    for number in range(6):
        given("noise", phone=f"phone {number}")
    found = propose(conversation, coordinator)
    for key in ("notes:loose_tiles", "notes:noise"):
        decide(found[key], coordinator)
    given("loose_tiles")
    chain.set_agenda(conversation=conversation, by=coordinator)

    figures = conversation_figures(conversation)

    assert (figures.share, figures.median_days, figures.refused) == (100, 3, 0)
    assert "100%" in resident.get(conversation.get_absolute_url()).content.decode()


def test_street_page_tells_what_was_agreed_and_when_people_talk(conversation, notes, coordinator, resident):
    action = agree(on_agenda(conversation, coordinator), coordinator)
    page = resident.get("/straat/wilgenstraat").content.decode()
    assert action.what in page
    assert "Buurthuis De Kade" in page


def test_telling_stands_in_the_audit_record_without_words(conversation, notes, coordinator):
    agree(on_agenda(conversation, coordinator), coordinator)
    records = AuditRecord.objects.filter(action="tell").order_by("pk")
    assert [record.details for record in records] == [
        {"state": "being_discussed", "contributions": 4, "public": False},
        {"state": "planned", "contributions": 4, "public": True},
    ]
