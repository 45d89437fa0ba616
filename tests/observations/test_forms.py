"""A form through the intake and the gate: guarded word by word, counted question by question, never among the public counts."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.utils import timezone

from straatwijs.instruments.queries import instruments
from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions
from straatwijs.observations.counts import recount
from straatwijs.observations.models import Contribution, Visit, VisitWeek
from straatwijs.observations.note import Changed, NewNote, Refused
from straatwijs.privacy.queries import (
    Reader,
    counted,
    counts,
    filled,
    inbox,
    often_noted,
    receipt_facts,
    series,
)
from straatwijs.privacy.queries.values import Said
from straatwijs.shared.weeks import quarter_of, week_of
from tests.instruments.run_time import added

ANSWERS = {
    "sitting": 4,
    "old": 1,
    "weather": "dry",
    "doing": ["talk", "rest"],
    "busy": 30,
    "whose": [20, 70, 10],
    "minutes": 20,
}


@pytest.fixture
def try_out(tmp_path, db):
    deidentification.load()
    with added(tmp_path) as instrument:
        yield instrument


def form(town, **more):
    kept = {"instrument": "try_out", "area": town.wilgenstraat.code, "side": "", "answers": ANSWERS}
    return NewNote(id=uuid4(), noted_at=timezone.now(), **(kept | more))


def keep(note, **more):
    return contributions.keep(note=note, secret=None, now=timezone.now(), **more)


def test_form_is_kept_guarded_and_answered_like_any_note(little_town, try_out, coordinator):
    words = {"good": "Mevrouw De Vries zat er lekker.", "bad": "Te weinig schaduw."}
    kept = keep(form(little_town, words=words))

    assert kept.said["bad"] == "Te weinig schaduw."
    assert "Vries" not in kept.said["good"]
    assert "Vries" not in str(Contribution.objects.values().get())
    facts = receipt_facts(kept.receipt)
    assert [one.question for one in facts.said] == ["Wat was er fijn?", "Wat was er vervelend?"]
    page = inbox(Reader.for_member(coordinator), areas=[little_town.kade])
    assert [item.said[1] for item in page.items] == [
        Said(question="Wat was er vervelend?", words="Te weinig schaduw.")
    ]


def test_questions_add_up_for_the_team_of_the_place_only(little_town, try_out, analyst, outsider):
    keep(form(little_town))
    keep(form(little_town, answers=ANSWERS | {"sitting": 6, "old": 0, "busy": 50, "whose": [0, 100, 0]}))
    first, end = quarter_of(timezone.localdate()).first_week, quarter_of(timezone.localdate()).end
    asked = {"instrument": "try_out", "first": first, "end": end}

    sums = counted(little_town.kade, reader=Reader.for_member(analyst), **asked)
    assert (sums.number, sums.visits, sums.minutes) == (2, 2, 40)
    by_code = {one.question.code: one for one in sums.questions}
    assert (by_code["sitting"].total, by_code["old"].total, by_code["busy"].mean) == (10, 1, 40)
    assert by_code["doing"].choices == (("talk", 2), ("eat", 0), ("rest", 2))
    assert by_code["whose"].parts == (10, 85, 5)
    for stranger in (Reader.everyone(), Reader.for_member(outsider)):
        assert counted(little_town.wilgenstraat, reader=stranger, **asked) is None
        assert filled(little_town.wilgenstraat, reader=stranger, instrument="try_out") == ()


def test_form_is_never_among_the_counts(little_town, try_out, analyst, given):
    given("loose_tiles", area=little_town.wilgenstraat)
    keep(form(little_town))
    today = timezone.localdate()
    reader, town = Reader.for_member(analyst), little_town.municipality
    span = {"first": quarter_of(today).first_week, "end": quarter_of(today).end}

    assert [row.indicator for row in often_noted(town, reader=reader, **span)] == ["loose_tiles"]
    assert set(series(town, first=week_of(today), end=quarter_of(today).end).counts) <= {"loose_tiles"}
    shown = counts(town, reader=reader, by="quarter", part="indicator", first=today, last=today)
    assert "try_out" not in {row.indicator for row in shown}


def test_same_form_twice_is_one_and_one_visit(little_town, try_out):
    note = form(little_town, words={"good": "Fijn bankje."})
    assert keep(note).receipt == keep(note).receipt
    assert (Contribution.objects.count(), Visit.objects.count()) == (1, 1)
    with pytest.raises(Changed):
        keep(replace(note, words={"good": "Iets anders."}))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"old": 5}, "answers.old"),
        ({"sitting": -1}, "answers"),
        ({"sitting": 100}, "answers"),
        ({"busy": True}, "answers"),
        ({"whose": [50, 50, 50]}, "answers"),
        ({"whose": "young"}, "answers"),
        ({"doing": ["talk", "talk"]}, "answers"),
        ({"doing": ["fly"]}, "answers"),
        ({"weather": ["dry"]}, "answers"),
        ({"good": "Mevrouw De Vries"}, "answers"),
        ({"colour": 1}, "answers"),
    ],
)
def test_answer_that_can_not_be_is_refused(little_town, try_out, change, field):
    with pytest.raises(Refused) as refused:
        keep(form(little_town, answers=ANSWERS | change))
    assert refused.value.field == field
    assert Contribution.objects.count() == 0


def test_what_is_required_is_asked_for_by_name(little_town, try_out):
    with pytest.raises(Refused) as refused:
        keep(form(little_town, answers={"weather": "dry"}))
    assert (refused.value.field, refused.value.sentence.rstrip(".")[-25:]) == (
        "answers.sitting",
        "Hoeveel mensen zitten er?",
    )


def test_form_of_the_team_is_for_who_works_there(little_town, try_out, scout, outsider, monkeypatch):
    object.__setattr__(try_out, "for_team", True)

    for stranger, field in ((None, "instrument"), (outsider, "area")):
        with pytest.raises(Refused) as refused:
            keep(form(little_town), member=stranger)
        assert refused.value.field == field
    keep(form(little_town), member=scout)
    mine = filled(little_town.kade, reader=Reader.for_member(scout), instrument="try_out", member=scout)
    assert [(row.mine, row.answers["sitting"], row.place.name) for row in mine] == [(True, 4, "Wilgenstraat")]


def test_form_of_the_team_without_words_waits_for_nobody(little_town, try_out, scout, coordinator):
    object.__setattr__(try_out, "for_team", True)
    keep(form(little_town), member=scout)
    reader = Reader.for_member(coordinator)
    assert inbox(reader, areas=[little_town.kade]).total == 0
    keep(form(little_town, words={"bad": "Het bankje is nat."}), member=scout)
    assert inbox(reader, areas=[little_town.kade]).total == 1


def test_catalogue_is_as_before_when_the_file_is_gone(tmp_path):
    with added(tmp_path):
        pass
    assert "try_out" not in instruments()


def test_form_that_is_taken_back_takes_its_looking_with_it(little_town, try_out):
    given_back = keep(form(little_town))
    keep(form(little_town))
    token, code = given_back.receipt, given_back.withdrawal_code
    assert contributions.withdraw(token=token, code=code, now=timezone.now())
    assert list(VisitWeek.objects.values_list("visits", "minutes")) == [(1, 20)]
    assert Visit.objects.count() == 1
    assert recount(timezone.localdate()).repaired == 0
