"""Threads: what may be done with them, by whom, what is taken back, and what leaves when a story is withdrawn."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from straatwijs.agenda.actions.topics import build_agenda, decide
from straatwijs.agenda.models import TopicSource
from straatwijs.agenda.queries.chain import of_topic
from straatwijs.feedback.actions.forgetting import forget
from straatwijs.feedback.actions.receipts import withdraw
from straatwijs.fieldwork.actions import threads as actions
from straatwijs.fieldwork.models import Thread, ThreadStory
from straatwijs.fieldwork.queries.stories import told, told_one
from straatwijs.fieldwork.queries.threads import (
    beside,
    may_belong,
    more_like,
    references_of,
    suggestions,
    threads_for_agenda,
)
from straatwijs.fieldwork.thread_states import ThreadState
from straatwijs.observations.actions import visits
from straatwijs.observations.note import NewVisit
from straatwijs.privacy.queries import Reader
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.refusal import Refused
from tests.agenda.planning import plan
from tests.notes import give

MOULD, GARDEN = "mould in the bathrooms", "the shared vegetable garden"
BUS, SCOOTERS, BENCH = (
    "the bus that no longer stops",
    "scooters at night",
    "the bench that was taken away",
)


def keep(area, references, by, name="De bus stopt niet meer", **more) -> Thread:
    done = actions.keep_thread(area=area, name=name, references=references, by=by, **more)
    return Thread.objects.get(pk=done.thread)


def inside(thread: Thread) -> list[int]:
    return list(references_of(thread))


def stories(area, member):
    return told(Reader.for_member(member), areas=[area], instrument=None)


def test_groups_are_suggested_until_a_person_names_or_refuses_them(little_town, tell, coordinator):
    mould, garden = tell(MOULD, 6), tell(GARDEN, 6)
    kade = little_town.kade

    def groups() -> list[list[int]]:
        found = suggestions(stories(kade, coordinator))
        return [sorted(story.reference for story in group.stories) for group in found]

    about_mould, about_garden = groups()
    assert about_mould == mould
    assert len(about_garden) >= 4
    assert set(about_garden) <= set(garden)
    keep(kade, mould, coordinator, loose_only=True)
    left = groups()
    assert [len(set(group) & set(mould)) for group in left] == [0]
    refused = actions.refuse_group(area=kade, references=left[0], by=coordinator)
    assert groups() == []
    assert [thread.references for thread in threads_for_agenda(kade)] == [tuple(mould)]
    actions.undo(done=refused, by=coordinator)
    assert groups() == left


def test_story_is_set_right_and_put_back(little_town, tell, coordinator):
    bus, bench = tell(BUS, 4), tell(BENCH, 3)
    kade = little_town.kade
    thread = keep(kade, [*bus, bench[0]], coordinator)
    other = keep(kade, bench[1:], coordinator, name="Het bankje is weg")

    moved = actions.move_stories(references=bench[:1], into=other, area=kade, by=coordinator)
    assert (inside(thread), inside(other)) == (bus, bench)
    actions.undo(done=moved, by=coordinator)
    assert (inside(thread), inside(other)) == ([*bus, bench[0]], bench[1:])

    split = actions.keep_thread(area=kade, name="Regiotaxi", references=bus[2:], by=coordinator)
    assert inside(Thread.objects.get(pk=split.thread)) == bus[2:]
    actions.undo(done=split, by=coordinator)
    assert not Thread.objects.filter(pk=split.thread).exists()

    joined = actions.merge_threads(thread=thread, into=other, by=coordinator)
    assert inside(other) == [*bus, *bench]
    thread.refresh_from_db()
    assert (thread.state, thread.merged_into) == (ThreadState.MERGED, other)
    actions.undo(done=joined, by=coordinator)
    thread.refresh_from_db()
    assert (thread.state, inside(thread), inside(other)) == (
        ThreadState.KEPT,
        [*bus, bench[0]],
        bench[1:],
    )

    out = actions.move_stories(references=bench[:1], into=None, area=kade, by=coordinator)
    assert inside(thread) == bus
    actions.undo(done=out, by=coordinator)
    assert inside(thread) == [*bus, bench[0]]
    said = AuditRecord.objects.filter(thing="thread").order_by("pk").values_list("action", "details")
    assert [action for action, _details in said] == [
        "make", "make", "move", "undo", "make", "undo", "merge", "undo", "move", "undo",
    ]  # fmt: skip
    assert "bank" not in str(list(said))


def test_undo_leaves_what_somebody_else_did_since(little_town, tell, coordinator):
    bus = tell(BUS, 3)
    kade = little_town.kade
    done = actions.keep_thread(area=kade, name="De bus", references=bus, by=coordinator)
    other = keep(kade, bus[:1], coordinator, name="Van een ander")
    actions.undo(done=done, by=coordinator)
    assert inside(other) == bus[:1]
    assert list(ThreadStory.objects.values_list("contribution", flat=True)) == bus[:1]


def test_suggestion_takes_no_story_out_of_a_thread(little_town, tell, coordinator):
    bus = tell(BUS, 4)
    thread = keep(little_town.kade, bus[:2], coordinator)
    later = keep(little_town.kade, bus, coordinator, name="Later", loose_only=True)
    assert (inside(thread), inside(later)) == (bus[:2], bus[2:])
    with pytest.raises(Refused):
        keep(little_town.kade, bus, coordinator, name="Nog later", loose_only=True)


def test_what_cannot_be_is_refused_with_what_to_do(little_town, tell, coordinator):
    bus = tell(BUS, 3)
    elsewhere = tell(BENCH, 1, street=little_town.akkerlaan)
    kade = little_town.kade
    thread = keep(kade, bus, coordinator)
    cases = {
        "name": lambda: actions.rename_thread(thread=thread, name="  ", by=coordinator),
        "into": lambda: actions.merge_threads(thread=thread, into=thread, by=coordinator),
        "ref": lambda: actions.move_stories(references=elsewhere, into=None, area=kade, by=coordinator),
    }
    for field, act in cases.items():
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.field == field
    with pytest.raises(Refused):
        actions.rename_thread(thread=thread, name="Mevrouw Jansen kookt", by=coordinator)
    gone = keep(kade, bus[:1], coordinator, name="Weg")
    actions.merge_threads(thread=gone, into=thread, by=coordinator)
    with pytest.raises(Refused):
        actions.move_stories(references=bus[:1], into=gone, area=kade, by=coordinator)
    with pytest.raises(Refused):
        actions.lay_aside(thread=gone, aside=False, by=coordinator)
    assert actions.lay_aside(thread=thread, aside=True, by=coordinator).state == ThreadState.ASIDE
    assert threads_for_agenda(kade) == ()
    assert actions.lay_aside(thread=thread, aside=False, by=coordinator).state == ThreadState.KEPT


def test_only_who_reads_words_there_works_at_threads_and_only_with_what_they_read(
    little_town, tell, coordinator, neighbourhood_worker, request
):
    hidden, shared = tell(BUS, 3), tell(SCOOTERS, 3, circle="professionals")
    kade = little_town.kade
    thread = keep(kade, hidden, coordinator)
    for role in ("outsider", "scout", "analyst", "administrator"):
        member = request.getfixturevalue(role)
        with pytest.raises(PermissionDenied):
            keep(kade, shared, member)
        with pytest.raises(PermissionDenied):
            actions.merge_threads(thread=thread, into=thread, by=member)
        assert stories(kade, member) == ()
    assert {story.reference for story in stories(kade, neighbourhood_worker)} == set(shared)
    assert told_one(hidden[0], reader=Reader.for_member(neighbourhood_worker)) is None
    with pytest.raises(Refused):
        keep(kade, hidden, neighbourhood_worker)
    mixed = keep(kade, [*shared, *hidden], neighbourhood_worker, name="Lawaai")
    assert (inside(mixed), mixed.role) == (shared, "worker")


def test_story_that_is_taken_back_leaves_its_thread_and_is_not_put_back(little_town, coordinator):
    given = [give(little_town.wilgenstraat, text=f"De bus rijdt door {number}") for number in range(3)]
    references = [one.reference for one in given]
    thread = keep(little_town.kade, references, coordinator)
    out = actions.move_stories(references=references[:1], into=None, area=little_town.kade, by=coordinator)
    for one in given[:2]:
        assert withdraw(token=one.token, code=one.code, now=timezone.now())
    actions.undo(done=out, by=coordinator)
    assert inside(thread) == references[2:]


def test_story_leaves_its_thread_after_two_years(at, little_town, tell, coordinator):
    thread = keep(little_town.kade, tell(BUS, 2), coordinator)
    assert forget(today=date(2028, 11, 15)).stories == 0
    assert forget(today=date(2028, 11, 16)).stories == 2
    assert inside(thread) == []
    assert threads_for_agenda(little_town.kade) == ()


def test_counts_stand_beside_a_thread_with_the_looking_behind_them(
    little_town, tell, coordinator, neighbourhood_worker
):
    tell(BUS, 2, indicator="story_traffic_annoying")
    for _note in range(2):
        give(little_town.wilgenstraat, "bad_driving")
    give(little_town.wilgenstraat, "calm_driving", side="pleasant")
    give(little_town.wilgenstraat, "loose_tiles")
    give(little_town.akkerlaan, "bad_driving")
    began = timezone.now() - timedelta(days=3)
    visit = NewVisit(
        id=uuid4(), instrument="street_signal", area=little_town.wilgenstraat.code, begun_at=began, minutes=40
    )
    visits.keep_visit(visit=visit, secret=None, now=timezone.now())
    there = stories(little_town.kade, coordinator)
    found = beside(little_town.kade, there, reader=Reader.for_member(coordinator))
    assert found is not None
    assert [number for _label, number in found.annoying] == [2]
    assert [number for _label, number in found.pleasant] == [1]
    assert (found.visits, found.minutes) == (1, 40)
    assert (found.first, found.last) == (date(2026, 11, 9), date(2026, 11, 15))
    assert beside(little_town.kade, (), reader=Reader.for_member(coordinator)) is None


def test_more_like_a_story_and_what_may_belong_to_a_thread(little_town, tell, coordinator):
    bus, _scooters, _bench = tell(BUS, 6), tell(SCOOTERS, 6), tell(BENCH, 6)
    there = stories(little_town.kade, coordinator)
    by_reference = {story.reference: story for story in there}
    like = more_like(by_reference[bus[0]], there)
    assert len(like) == 5
    assert sum(story.reference in bus for story in like) >= 3

    keep(little_town.kade, bus[:4], coordinator)
    now = {story.reference: story for story in stories(little_town.kade, coordinator)}
    found = may_belong([now[reference] for reference in bus[:4]], list(now.values()))
    assert {story.reference for story in found} & set(bus[4:])
    assert not {story.reference for story in found} & set(bus[:4])


def test_thread_is_proposed_for_the_conversation_with_all_its_stories(little_town, tell, coordinator):
    bus = tell(BUS, 5)
    thread = keep(little_town.kade, bus[:4], coordinator)
    conversation = plan(little_town.kade, coordinator)
    build_agenda(conversation=conversation, by=coordinator)
    topic = conversation.topics.get(key=f"thread:{thread.pk}")
    assert (topic.title, topic.origin, list(topic.areas.all())) == (
        "De bus stopt niet meer",
        "thread",
        [little_town.kade],
    )
    assert sorted(of_topic(topic)) == bus[:4]

    usual = {"state": "on_agenda", "reason": "", "theme": None, "title": "", "by": coordinator}
    with pytest.raises(Refused):
        decide(topic=topic, **usual)
    actions.move_stories(references=bus[4:], into=thread, area=little_town.kade, by=coordinator)
    build_agenda(conversation=conversation, by=coordinator)
    assert decide(topic=topic, **usual).state == "on_agenda"
    assert TopicSource.objects.filter(topic=topic).count() == 5

    other = plan(little_town.kade, coordinator, at="2026-12-17 19:30")
    build_agenda(conversation=other, by=coordinator)
    assert not other.topics.filter(origin="thread").exists()
