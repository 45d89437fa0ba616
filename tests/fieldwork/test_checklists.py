"""Scouts fill in one checklist together: nothing that somebody kept is lost, and what changed stands beside last time."""

import pytest
from django.utils import timezone

from straatwijs.fieldwork.actions import checklists
from straatwijs.fieldwork.actions.forgetting import forget_writers
from straatwijs.fieldwork.models import ChecklistMeeting, ItemAnswer
from straatwijs.fieldwork.queries import checklists as reads
from straatwijs.observations import deidentification
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, filled
from straatwijs.shared.refusal import Refused
from tests.town import make_member


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    deidentification.load()


@pytest.fixture
def second_scout(little_town):
    return make_member("Mirjam Bos", "scout", little_town.kade)


def begin(area: Area, by) -> ChecklistMeeting:
    return checklists.begin(area=area, due=None, by=by)


def keep(meeting, by, item="alone", answer="weak", seen=(), **words):
    return checklists.keep_item(meeting=meeting, item=item, answer=answer, words=words, seen=seen, by=by)


def close(meeting, by, roles=("resident", "youth_worker")):
    return checklists.close(meeting=meeting, roles=roles, on_paper=False, by=by)


def row(meeting, item="alone"):
    return next(one for one in reads.sheet(meeting) if one.item.code == item)


def test_two_who_save_at_once_are_both_kept_until_the_group_settles_it(little_town, scout, second_scout):
    meeting = begin(little_town.kade, scout)
    keep(meeting, scout, answer="so_so", there="De eettafel op dinsdag")
    first, second = (
        keep(meeting, scout, answer="strong", seen=[1], there="De eettafel op dinsdag"),
        keep(meeting, second_scout, answer="weak", seen=[1], hinders="De lift is vaak stuk"),
    )
    split = row(meeting)
    seen = [reading.version for reading in split.readings]
    settled = keep(
        meeting,
        scout,
        answer="so_so",
        seen=seen,
        hinders="De lift is vaak stuk",
        otherwise="De huismeester vindt het sterk",
    )

    assert (first.beside, second.beside, settled.beside) == (False, True, False)
    assert [(one.label, one.by) for one in split.readings] == [
        ("sterk", "Sanne Wolters"),
        ("zwak", "Mirjam Bos"),
    ]
    assert row(meeting).reading.label == "gaat wel"
    assert list(ItemAnswer.objects.order_by("version").values_list("answer", "current")) == [
        ("so_so", False),
        ("strong", False),
        ("weak", False),
        ("so_so", True),
    ]


def test_the_same_sent_twice_is_kept_once(little_town, scout):
    meeting = begin(little_town.kade, scout)
    keep(meeting, scout, there="De eettafel")
    again = keep(meeting, scout, there="De eettafel")

    assert (again.beside, ItemAnswer.objects.count()) == (False, 1)


def test_a_list_with_two_readings_is_not_closed(little_town, scout, second_scout):
    meeting = begin(little_town.kade, scout)
    keep(meeting, scout, answer="strong")
    keep(meeting, second_scout, answer="weak")

    with pytest.raises(Refused) as refused:
        close(meeting, scout)
    assert refused.value.field == "readings"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"answer": ""}, "answer"),
        ({"answer": "splendid"}, "answer"),
        ({"item": "weather"}, "item"),
        ({"there": "Vraag het aan Fatima Bouazza"}, "alone_there"),
        ({"there": "x" * 601}, "alone_there"),
    ],
)
def test_what_can_not_be_kept_says_which_field(little_town, scout, change, field):
    meeting = begin(little_town.kade, scout)

    with pytest.raises(Refused) as refused:
        keep(meeting, scout, **change)
    assert refused.value.field == field


def test_closed_list_is_one_record_of_who_closed_it_and_stands_beside_last_time(at, little_town, scout):
    at("2026-09-01 20:00")
    earlier = begin(little_town.kade, scout)
    keep(earlier, scout, answer="so_so")
    keep(earlier, scout, item="help", answer="weak")
    close(earlier, scout, roles=["resident"])
    at("2026-11-26 19:30")
    meeting = begin(little_town.kade, scout)
    keep(meeting, scout, answer="weak", otherwise="De huisarts ziet het anders", do="Samen langsgaan")
    keep(meeting, scout, item="help", answer="so_so")
    keep(meeting, scout, item="together", answer="", risks="De school sluit misschien")
    at("2026-11-26 20:15")
    kept = close(meeting, scout)

    assert meeting.pk != earlier.pk
    newest = filled(little_town.kade, instrument="checklist", reader=Reader.for_member(scout))[0]
    assert (newest.reference, newest.mine, newest.seconds) == (kept.reference, True, 45 * 60)
    assert newest.answers == {"alone": "weak", "help": "so_so", "roles": ["resident", "youth_worker"]}
    assert kept.said == {
        "alone_otherwise": "De huisarts ziet het anders",
        "alone_do": "Samen langsgaan",
        "together_risks": "De school sluit misschien",
    }
    assert {one.item.code: one.course.value for one in reads.sheet(meeting) if one.course != "unknown"} == {
        "alone": "weaker",
        "help": "stronger",
    }
    _shown, heard = reads.heard(little_town.kade)
    assert [(one.label, one.there) for one in heard if not one.is_silent] == [
        ("jongerenwerker", (False, True)),
        ("bewoner", (True, True)),
    ]


def test_two_browsers_and_one_list(little_town, scout, second_scout, sign_in):
    """Both opened the item before either of them kept it; whoever is second sees both, and what was typed stays."""
    mine, other = sign_in(scout), sign_in(second_scout)
    begun = mine.post("/team/lijst/nieuw", {"place": "de-kade", "due": "2026-12-01"}).headers["Location"]
    assert other.post("/team/lijst/nieuw", {"place": "de-kade"}).headers["Location"] == begun
    item, after = f"{begun}/alone", f"{begun}/newcomers"
    answers = [
        mine.post(item, {"answer": "strong", "words-there": "De eettafel", "seen": ""}),
        other.post(item, {"answer": "weak", "words-hinders": "De lift is stuk", "seen": ""}),
    ]
    both = other.get(item).content.decode()
    unready = mine.post(f"{begun}/sluiten").content.decode()
    named = mine.post(
        item, {"answer": "weak", "words-otherwise": "Fatima Bouazza ziet het anders", "seen": "1,2"}
    )
    settled = mine.post(
        item, {"answer": "weak", "words-there": "De eettafel\nDe lift is stuk", "seen": "1,2"}
    )
    closed = mine.post(f"{begun}/sluiten", {"roles": ["resident"]}).content.decode()
    late = other.post(after, {"answer": "weak", "words-there": "Een welkomstpakket", "seen": ""})

    assert [answer.headers["Location"] for answer in answers] == [after, item]
    assert "Sanne Wolters" in both
    assert "Mirjam Bos" in both
    assert "De eettafel" in both
    assert "De lift is stuk" in both
    assert "nog twee antwoorden" in unready
    assert (named.status_code, "Fatima Bouazza ziet het anders" in named.content.decode()) == (422, True)
    assert settled.headers["Location"] == after
    assert "/bon/" in closed
    assert (late.status_code, ChecklistMeeting.objects.get().answers.count()) == (422, 3)
    assert "Een welkomstpakket" in late.content.decode()


def test_only_who_fills_in_there_sees_it(little_town, scout, analyst, outsider, sign_in):
    meeting = begin(little_town.kade, scout)

    assert [sign_in(one).get(f"/team/lijst/{meeting.pk}").status_code for one in (analyst, outsider)] == [
        404,
        404,
    ]
    assert sign_in(scout).get(f"/team/lijst/{meeting.pk}/papier.pdf").content[:5] == b"%PDF-"
    assert sign_in(scout).post(f"/team/lijst/{meeting.pk}/weg").headers["Location"] == "/team/lijst/"
    assert ChecklistMeeting.objects.count() == 0


def test_who_filled_it_in_is_forgotten_after_five_years(at, little_town, scout):
    at("2026-09-01 20:00")
    meeting = begin(little_town.kade, scout)
    keep(meeting, scout)
    close(meeting, scout)
    today = timezone.localdate()

    assert forget_writers(before=today) == 0
    assert forget_writers(before=today.replace(year=2027)) == 2
