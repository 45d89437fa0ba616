"""People's words: for everyone what was shared and closed, for the team what its role reads."""

from datetime import date
from uuid import uuid4

import pytest

from straatwijs.accounts.roles import ROLES, Permission
from straatwijs.feedback.models import AnswerLink
from straatwijs.observations.actions.contributions import share, withdraw
from straatwijs.observations.models import Contribution
from straatwijs.places.models import Area
from straatwijs.places.queries.team import member_may
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.queries import (
    Reader,
    can_read,
    inbox,
    inbox_item,
    inbox_items,
    receipt_facts,
    received,
    stories,
    waiting,
)
from tests.privacy.conftest import HELP, NOISE, RUBBISH, give, moment
from tests.town import make_member

pytestmark = pytest.mark.django_db

EVERYONE = Reader.everyone()
WHEN = {"when": "2026-10-06 10:00"}


def texts(found) -> list[str]:
    return [story.text for story in found]


def close(day: str) -> None:
    publish_counts(as_of=date.fromisoformat(day))


@pytest.fixture
def worker_reader(neighbourhood_worker):
    return Reader.for_member(neighbourhood_worker)


@pytest.fixture
def coordinator_reader(coordinator):
    return Reader.for_member(coordinator)


def test_words_stay_in_the_team_until_they_are_shared(little_town):
    kept = give(little_town.wilgenstraat, RUBBISH, text="De tegel ligt los.", **WHEN)
    give(little_town.wilgenstraat, RUBBISH, text="Bij de brug.", circle="professionals", **WHEN)
    assert stories(little_town.wilgenstraat, reader=EVERYONE) == ()

    share(references=[kept.reference], circle="everyone", by=None)

    assert texts(stories(little_town.wilgenstraat, reader=EVERYONE)) == ["De tegel ligt los."]


def test_story_about_a_thing_is_dated_by_its_week(little_town):
    give(little_town.wilgenstraat, RUBBISH, text="De tegel ligt los.", circle="everyone", **WHEN)

    story = stories(little_town.kade, reader=EVERYONE)[0]

    assert (story.period, story.begins_on, story.noted_on) == ("2026-W41", date(2026, 10, 5), None)
    assert story.place.name == "Wilgenstraat"


def test_shared_story_about_people_waits_for_its_closing(little_town, autumn, regulars, note_by_each):
    give(little_town.wilgenstraat, NOISE, text="Elke nacht lawaai.", circle="everyone", phone=1, **WHEN)
    note_by_each(regulars[1:5], little_town.iepenpad, when=autumn.first_block)
    assert stories(little_town.wilgenstraat, reader=EVERYONE) == ()

    close("2026-11-02")

    story = stories(little_town.wilgenstraat, reader=EVERYONE)[0]
    assert (story.text, story.period, story.begins_on, story.noted_on) == (
        "Elke nacht lawaai.",
        "2026-Q4-B1",
        date(2026, 9, 28),
        None,
    )


def test_story_about_people_stays_away_while_its_block_is_open(little_town, regulars, note_by_each):
    give(little_town.wilgenstraat, NOISE, text="Elke nacht lawaai.", circle="everyone", phone=1, **WHEN)
    note_by_each(regulars[1:4], little_town.wilgenstraat, when=WHEN["when"])

    close("2027-01-11")

    assert stories(little_town.wilgenstraat, reader=EVERYONE) == ()


def test_voice_is_named_when_enough_people_share_it(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:6], little_town.iepenpad, when=autumn.first_block, perspective="resident")
    for perspective in ("resident", "young_resident"):
        give(
            little_town.wilgenstraat,
            NOISE,
            text=perspective,
            circle="everyone",
            perspective=perspective,
            phone=7 if perspective == "resident" else 8,
            **WHEN,
        )
    note_by_each(regulars[8:12], little_town.iepenpad, when=autumn.first_block)
    close("2026-11-02")
    assert {story.perspective for story in stories(little_town.kade, reader=EVERYONE)} == {""}

    close("2027-01-11")

    assert {story.text: story.perspective for story in stories(little_town.kade, reader=EVERYONE)} == {
        "resident": "resident",
        "young_resident": "",
    }


def test_order_within_a_block_does_not_follow_arrival(little_town, regulars):
    """Sorted by a hash of the secret id: what came first may stand anywhere."""
    for number, phone in enumerate(regulars):
        when = f"2026-10-06 10:{number:02}"
        give(little_town.wilgenstraat, NOISE, text=f"{number}", circle="everyone", phone=phone, when=when)
    close("2026-11-02")

    by_hash = Contribution.objects.filter(indicator=NOISE).order_by("id_hash")
    assert texts(stories(little_town.wilgenstraat, reader=EVERYONE, limit=20)) == texts(by_hash)


def test_stories_come_in_pages(little_town, regulars, note_by_each):
    for week in range(5, 9):
        when = f"2026-10-0{week} 10:00" if week < 8 else "2026-10-13 10:00"
        give(little_town.wilgenstraat, RUBBISH, text=f"ding {week}", circle="everyone", when=when)
    note_by_each(regulars[:6], little_town.wilgenstraat, text="lawaai", circle="everyone", **WHEN)
    close("2026-11-02")

    everything = texts(stories(little_town.wilgenstraat, reader=EVERYONE, limit=50))

    assert (everything[0], len(everything)) == ("ding 8", 10)
    pages = [
        texts(stories(little_town.wilgenstraat, reader=EVERYONE, first=first, limit=4))
        for first in (0, 4, 8, 12)
    ]
    assert [text for page in pages for text in page] == everything


def test_stories_are_chosen_by_indicator_and_side(little_town):
    give(little_town.wilgenstraat, RUBBISH, text="tegel", circle="everyone", **WHEN)
    give(little_town.wilgenstraat, "good_bench", text="bank", circle="everyone", **WHEN)

    def chosen(**how):
        return texts(stories(little_town.wilgenstraat, reader=EVERYONE, **how))

    assert chosen(indicator=RUBBISH) == ["tegel"]
    assert chosen(side="pleasant") == ["bank"]


def test_team_reads_by_role(little_town, scout, worker_reader, coordinator_reader, analyst):
    for circle in ("team", "professionals", "everyone"):
        give(little_town.wilgenstraat, HELP, text=circle, circle=circle, **WHEN)

    def read_by(reader):
        return set(texts(stories(little_town.wilgenstraat, reader=reader)))

    assert read_by(coordinator_reader) == {"team", "professionals", "everyone"}
    assert read_by(worker_reader) == {"professionals", "everyone"}
    # These roles read as everyone does: the block is not closed.
    assert read_by(Reader.for_member(scout)) == set()
    assert read_by(Reader.for_member(analyst)) == set()


def test_team_sees_the_day_of_a_story(little_town, coordinator_reader):
    give(little_town.wilgenstraat, HELP, text="Koffie op de stoep.", **WHEN)

    assert stories(little_town.wilgenstraat, reader=coordinator_reader)[0].noted_on == date(2026, 10, 6)


@pytest.mark.parametrize("stories_there", [1, 3])
def test_number_of_queries_for_stories_is_fixed(
    little_town, regulars, note_by_each, django_assert_num_queries, stories_there
):
    for number in range(stories_there):
        give(little_town.wilgenstraat, RUBBISH, text=f"{number}", circle="everyone", **WHEN)
    note_by_each(regulars[: 4 + stories_there], little_town.iepenpad, text="x", circle="everyone", **WHEN)
    close("2026-11-02")

    with django_assert_num_queries(3):
        stories(little_town.kade, reader=EVERYONE)


def test_inbox_holds_what_the_role_reads(little_town, worker_reader, coordinator_reader):
    for circle in ("team", "professionals", "everyone"):
        give(little_town.wilgenstraat, HELP, text=circle, circle=circle, **WHEN)
    give(little_town.akkerlaan, HELP, text="elsewhere", **WHEN)

    def read_by(reader, area):
        page = inbox(reader, areas=[area])
        return page.total, {item.text for item in page.items}

    assert read_by(coordinator_reader, little_town.kade) == (3, {"team", "professionals", "everyone"})
    assert read_by(worker_reader, little_town.kade) == (2, {"professionals", "everyone"})
    assert read_by(coordinator_reader, little_town.municipality) == (0, set())
    assert read_by(EVERYONE, little_town.kade) == (0, set())


def test_inbox_is_narrowed(little_town, coordinator_reader):
    tile = give(little_town.wilgenstraat, RUBBISH, when="2026-10-06 10:00")
    noise = give(little_town.wilgenstraat, NOISE, text="Lawaai.", when="2026-10-07 10:00")
    helped = give(little_town.iepenpad, HELP, circle="everyone", when="2026-10-08 10:00")

    def found(**how):
        page = inbox(coordinator_reader, areas=[little_town.kade], **how)
        return [item.reference for item in page.items]

    assert found() == [helped.reference, noise.reference, tile.reference]
    assert found(oldest_first=True) == [tile.reference, noise.reference, helped.reference]
    assert found(side="pleasant") == [helped.reference]
    assert found(kind="object") == [tile.reference]
    assert found(circle="everyone") == [helped.reference]
    assert found(indicator=NOISE) == [noise.reference]
    assert found(text=True) == [noise.reference]
    assert found(text=False) == [helped.reference, tile.reference]
    assert found(references=[tile.reference]) == [tile.reference]
    assert found(excluded=[tile.reference, noise.reference]) == [helped.reference]
    assert found(first=1, limit=1) == [noise.reference]


@pytest.mark.parametrize("notes", [1, 3])
def test_number_of_queries_of_the_inbox_is_fixed(
    little_town, coordinator_reader, django_assert_num_queries, notes
):
    for number in range(notes):
        give(little_town.wilgenstraat, HELP, text=f"{number}", **WHEN)

    with django_assert_num_queries(2):
        inbox(coordinator_reader, areas=[little_town.kade])


def test_one_note_is_read_by_who_may(little_town, worker_reader, coordinator_reader):
    kept = give(little_town.wilgenstraat, HELP, text="Koffie op de stoep.", **WHEN)

    item = inbox_item(kept.reference, reader=coordinator_reader)

    assert (item.text, item.place.name, item.noted_on) == (
        "Koffie op de stoep.",
        "Wilgenstraat",
        date(2026, 10, 6),
    )
    assert inbox_item(kept.reference, reader=worker_reader) is None
    assert inbox_item(kept.reference, reader=EVERYONE) is None
    assert inbox_item(10**9, reader=coordinator_reader) is None


def test_notes_come_in_the_order_asked(little_town, coordinator_reader):
    first, second = (give(little_town.wilgenstraat, HELP, **WHEN).reference for _ in range(2))

    found = inbox_items([second, 10**9, first], reader=coordinator_reader)

    assert [item.reference for item in found] == [second, first]


def test_receipt_shows_its_own_note_and_nothing_after_withdrawal(little_town):
    kept = give(little_town.wilgenstraat, HELP, text="Koffie op de stoep.", **WHEN)

    facts = receipt_facts(kept.receipt.upper())
    withdraw(token=kept.receipt, code=kept.withdrawal_code, now=moment("2026-10-07 10:00"))

    assert (facts.reference, facts.text, facts.place.name) == (
        kept.reference,
        "Koffie op de stoep.",
        "Wilgenstraat",
    )
    assert receipt_facts(kept.receipt) is None
    assert receipt_facts("a" * 26) is None


@pytest.mark.parametrize(
    ("member", "circles"),
    [
        ("coordinator", {"team", "professionals", "everyone"}),
        ("neighbourhood_worker", {"professionals", "everyone"}),
        ("scout", set()),
        ("analyst", set()),
        ("administrator", set()),
        ("outsider", set()),
    ],
)
def test_circles_that_a_role_reads(little_town, request, member, circles):
    reader = Reader.for_member(request.getfixturevalue(member))

    assert {
        circle
        for circle in ("team", "professionals", "everyone")
        if can_read(reader, little_town.wilgenstraat, circle)
    } == circles


def test_reader_and_places_agree_on_what_a_member_may(little_town):
    """Two ways to ask the same: one query per page here, one per question there."""
    members = [make_member(f"{role} {uuid4().hex}", role, little_town.kade) for role in ROLES]
    for member in members:
        reader = Reader.for_member(member)
        for area in Area.objects.all():
            for permission in Permission:
                assert reader.may(permission, area) == member_may(member, permission, area)


def test_figures_of_answers_are_about_things_for_everyone(little_town, coordinator_reader):
    """The share answered is a side door: for everyone it counts nothing about people."""
    give(little_town.wilgenstraat, RUBBISH, **WHEN)
    give(little_town.wilgenstraat, RUBBISH, phone=None, channel="import", **WHEN)
    give(little_town.wilgenstraat, HELP, **WHEN)

    assert received(little_town.kade, reader=EVERYONE) == 1
    assert received(little_town.kade, reader=coordinator_reader) == 2


def test_nothing_waits_where_nothing_may_be_read(little_town, worker_reader, coordinator_reader):
    give(little_town.wilgenstraat, HELP, **WHEN)
    nobody = AnswerLink.objects.all()

    assert waiting(little_town.kade, reader=coordinator_reader, answered=nobody).number == 1
    assert waiting(little_town.kade, reader=worker_reader, answered=nobody).number == 0
    assert waiting(little_town.kade, reader=EVERYONE, answered=nobody).oldest_on is None
