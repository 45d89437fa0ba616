"""People's words: for everyone what was shared and closed, for the team what its role reads."""

from datetime import date

import pytest

from straatwijs.observations.actions.contributions import share
from straatwijs.observations.models import Contribution
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.queries import (
    Reader,
    stories,
)
from tests.privacy.conftest import HELP, NOISE, RUBBISH, give

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
        told = stories(little_town.kade, reader=EVERYONE)
    assert len(told) == 4 + 2 * stories_there
