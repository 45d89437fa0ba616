"""A point is asked about until it is done, or the reason why not is there."""

from datetime import date

import pytest

from straatwijs.fieldwork.actions import points
from straatwijs.fieldwork.actions.points import NewPoint
from straatwijs.fieldwork.point_states import POINT, PointState
from straatwijs.fieldwork.queries import points as reads
from straatwijs.observations import deidentification
from straatwijs.shared.refusal import Refused


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    deidentification.load()


def make(area, by, what="De lift is vaak stuk", **other):
    return points.make_point(new=NewPoint(area=area, what=what, desk="De corporatie", **other), by=by)


def step(point, by, state, words="", seen=None):
    number = point.steps.count() if seen is None else seen
    return points.step(point=point, state=state, words=words, seen=number, by=by)


def due(area, on):
    found = reads.agenda([area], today=date.fromisoformat(on))
    return [point.what for point in found.due]


def test_it_is_asked_until_it_is_done(at, little_town, scout, coordinator):
    at("2026-11-02 10:00")
    lift, lamp = make(little_town.kade, scout), make(little_town.wilgenstraat, scout, "De lamp knippert")
    step(lift, coordinator, PointState.SENT)
    after_asking = due(little_town.kade, "2026-11-02")
    at("2026-11-10 10:00")
    step(lamp, coordinator, PointState.BEING_DONE)
    two_weeks_later = due(little_town.kade, "2026-11-16")
    at("2026-11-16 10:00")
    step(lift, coordinator, PointState.SENT, "Er komt een monteur")
    step(lamp, coordinator, PointState.DONE)
    step(lift, coordinator, PointState.NOT_DONE, "De lift wordt pas in 2028 vervangen")
    found = reads.agenda([little_town.kade], today=date(2026, 12, 31))

    assert after_asking == ["De lamp knippert"]
    assert two_weeks_later == ["De lift is vaak stuk"]
    assert (found.due, found.later) == ((), ())
    assert [(one.what, one.state, one.asked) for one in found.settled] == [
        ("De lamp knippert", "done", 2),
        ("De lift is vaak stuk", "not_done", 3),
    ]


def test_states_follow_their_table(little_town, coordinator):
    for before, allowed in POINT.items():
        for wanted in PointState:
            point = make(little_town.kade, coordinator)
            type(point).objects.filter(pk=point.pk).update(state=before)
            try:
                step(point, coordinator, wanted, "Omdat het zo is")
            except Refused:
                assert wanted not in allowed, (before, wanted)
            else:
                assert wanted in allowed, (before, wanted)


@pytest.mark.parametrize(
    ("state", "words", "seen", "field"),
    [
        ("not_done", " ", 0, "words"),
        ("done", "", 1, "state"),
        ("sent", "Vraag het aan Fatima Bouazza", 0, "words"),
        ("gone", "", 0, "state"),
    ],
)
def test_step_that_can_not_be_is_refused(little_town, coordinator, state, words, seen, field):  # noqa: PLR0917 -- a case per row
    with pytest.raises(Refused) as refused:
        step(make(little_town.kade, coordinator), coordinator, state, words, seen)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"what": " "}, "what"),
        ({"what": "Fatima Bouazza is ziek"}, "what"),
        ({"role": "Fatima Bouazza"}, "role"),
    ],
)
def test_point_names_nobody(little_town, scout, change, field):
    with pytest.raises(Refused) as refused:
        make(little_town.kade, scout, **change)
    assert refused.value.field == field
