"""What a plan, a goal and a measure may be: the rest is refused with a sentence that says what to do."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from straatwijs.observations.actions.visits import keep_visit
from straatwijs.observations.note import NewVisit
from straatwijs.plans.actions import aftercare, goals, measures, plans, side_effects, steps
from straatwijs.plans.models import Measure, SideEffect
from straatwijs.plans.queries.measures import weeks_to_first_result
from straatwijs.plans.queries.readings import standing
from straatwijs.plans.states import MeasureState, PlanState
from straatwijs.privacy.actions import publish_counts
from straatwijs.shared.refusal import Refused
from tests.agenda.planning import plan as converse
from tests.feedback.meetings import topic
from tests.notes import give
from tests.plans.planning import (
    add_goal,
    agree,
    begin,
    fill,
    goal_draft,
    measure_draft,
    pass_step,
    propose,
    walk,
    without_baseline,
)

TODAY = date(2026, 11, 18)


def refused(call) -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        call()
    return caught.value.field, caught.value.sentence


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": " "}),
        ("bullets", {"bullets": [" "]}),
        ("bullets", {"bullets": ["een", "twee", "drie", "vier"]}),
        ("look_again_on", {"look_again_on": None}),
        ("look_again_on", {"look_again_on": date(2026, 11, 17)}),
        ("title", {"title": "Bel Mehmet Yıldırım op 06-12345678"}),
    ],
)
def test_a_plan_begins_with_a_name_some_lines_and_a_day(at, little_town, coordinator, field, wrong):
    at("2026-11-18 14:00")
    assert refused(lambda: begin(little_town.kade, coordinator, **wrong))[0] == field


def test_a_place_has_one_plan_at_a_time(light, little_town, coordinator):
    assert refused(lambda: begin(little_town.kade, coordinator))[0] == "area"
    plans.stop_plan(plan=light, reason="Het geld is op.", by=coordinator)
    begin(little_town.kade, coordinator)
    assert refused(lambda: plans.resume_plan(plan=light, by=coordinator))[0] == "area"


def test_only_who_works_on_plans_here_begins_one(little_town, neighbourhood_worker, outsider):
    for member in (neighbourhood_worker, outsider):
        with pytest.raises(PermissionDenied):
            begin(little_town.kade, member)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("words", {"words": ""}),
        ("kind", {"kind": "feeling"}),
        ("codes", {"kind": "counts", "codes": ["nothing_like_it"]}),
        ("unit", {"unit": ""}),
        ("source", {"kind": "statistic", "source": ""}),
        ("baseline_value", {"baseline_effort": ""}),
        ("baseline_on", {"baseline_on": TODAY + timedelta(days=1)}),
        ("target_on", {"target_on": TODAY - timedelta(days=8)}),
        ("target_value", {"target_value": 20.0}),
        ("target_value", {"target_value": float("inf")}),
        ("who", {"who": ""}),
        ("rhythm", {"rhythm": ""}),
    ],
)
def test_goal_that_cannot_be_is_refused_with_the_field(full, coordinator, field, wrong):
    draft = goal_draft(**wrong)
    assert refused(lambda: goals.keep_goal(plan=full, draft=draft, by=coordinator))[0] == field


def test_a_goal_in_use_says_what_hangs_on_it(full, coordinator):
    goal = add_goal(full, coordinator)
    propose(full, coordinator, goal)
    assert "Extra bakken op het plein" in refused(lambda: goals.remove_goal(goal=goal, by=coordinator))[1]
    unused = add_goal(full, coordinator)
    goals.remove_goal(goal=unused, by=coordinator)
    assert list(full.goals.all()) == [goal]


def test_a_measure_without_a_goal_or_an_owner_is_refused(full, coordinator):
    goal = add_goal(full, coordinator)
    wrong = {
        "goals": measure_draft(),
        "owner": measure_draft(goal, owner=""),
        "how_known": measure_draft(goal, how_known=""),
        "pace": measure_draft(goal, pace="soon"),
        "ends_on": measure_draft(goal, starts_on=TODAY, ends_on=TODAY - timedelta(days=1)),
    }
    for field, draft in wrong.items():
        made = refused(lambda draft=draft: measures.propose_measure(plan=full, draft=draft, by=coordinator))
        assert made[0] == field


def test_a_measure_begins_after_its_baseline(full, coordinator):
    goal = goals.keep_goal(plan=full, draft=without_baseline(), by=coordinator)
    measure = propose(full, coordinator, goal)
    assert "Minder zwerfvuil" in refused(lambda: agree(measure, coordinator))[1]
    goals.keep_goal(plan=full, goal=goal, draft=goal_draft(), by=coordinator)
    assert agree(measure, coordinator).state == MeasureState.AGREED
    again = {"plan": full, "goal": goal, "draft": without_baseline(), "by": coordinator}
    assert refused(lambda: goals.keep_goal(**again))[0] == "baseline_value"


def test_quick_wins_begin_at_once_and_the_long_term_waits_for_the_plan(full, coordinator):
    quick = fill(full, coordinator)
    long = propose(full, coordinator, full.goals.get(), pace="long", title="Nieuwe riolering met groen")
    assert agree(quick, coordinator).state == MeasureState.AGREED
    assert refused(lambda: agree(long, coordinator))[0] == ""
    for number in range(1, 5):
        pass_step(full, number, coordinator)
    assert agree(long, coordinator).state == MeasureState.AGREED


def test_beyond_the_ceiling_a_measure_waits_until_there_is_room(full, coordinator):
    goal = add_goal(full, coordinator)
    plans.agree_ceiling(plan=full, ceiling=1, agreed="Bewonersavond", by=coordinator)
    first, second = (propose(full, coordinator, goal, title=title) for title in ("Bakken", "Bankjes"))
    assert [agree(first, coordinator).state, agree(second, coordinator).state] == ["agreed", "waiting"]
    assert refused(lambda: agree(second, coordinator))[0] == ""
    news = {"text": "Staan er.", "reason": "", "visible": True, "by": coordinator}
    measures.advance_measure(measure=first, state="done", **news)
    assert agree(second, coordinator).state == "agreed"
    # Worse again, and the place is taken: then this one waits.
    again = measures.reopen_measure(measure=first, text="Weer erger.", now=first.news.last().at)
    assert again.state == "waiting"


def test_what_is_lifted_takes_no_room_here(full, coordinator):
    goal = add_goal(full, coordinator)
    plans.agree_ceiling(plan=full, ceiling=1, agreed="Bewonersavond", by=coordinator)
    city = agree(propose(full, coordinator, goal, title="Geen vrachtwagens"), coordinator)
    measures.lift_measure(measure=city, to="city", why="De stad gaat erover.", by=coordinator)
    assert agree(propose(full, coordinator, goal), coordinator).state == "agreed"
    assert refused(lambda: measures.lift_measure(measure=city, to="", why="", by=coordinator))[0] == "to"


def test_weeks_from_wish_to_first_result_are_counted(at, full, coordinator):
    measure = agree(propose(full, coordinator, add_goal(full, coordinator)), coordinator)
    news = {"state": "under_way", "reason": "", "by": coordinator}
    at("2026-12-01 12:00")
    measures.advance_measure(measure=measure, text="Besteld.", visible=False, **news)
    assert weeks_to_first_result(Measure.objects.get(pk=measure.pk)) is None
    at("2026-12-11 12:00")
    measures.advance_measure(measure=measure, text="De eerste staat er.", visible=True, **news)
    at("2027-02-01 12:00")
    measures.advance_measure(measure=measure, text="De tweede ook.", visible=True, **news)
    assert weeks_to_first_result(Measure.objects.get(pk=measure.pk)) == 3


def test_what_is_kept_in_the_lee_goes_into_no_plan(full, little_town, coordinator):
    kept = topic(converse(little_town.kade, coordinator), "Ruzie om de tuin", sheltered=True)
    goal = add_goal(full, coordinator)
    assert refused(lambda: propose(full, coordinator, goal, topic=kept))[0] == "topic"


def test_a_step_falls_open_when_an_obstacle_comes_and_stays_shut_for_what_people_choose(full, coordinator):
    walk(full, coordinator, to=5)
    assert full.state == PlanState.ADOPTED
    goal = full.goals.get()
    first_step = full.steps.get(number=1).parties.first()
    chosen = {"plan": full, "draft": without_baseline(), "by": coordinator}
    assert "Stap 4" in refused(lambda: goals.keep_goal(**chosen))[1]
    assert "Stap 1" in refused(lambda: steps.remove_party(party=first_step, by=coordinator))[1]
    steps.add_obstacle(plan=full, what="De vergunning is ingetrokken", owner="De gemeente", by=coordinator)
    full.refresh_from_db()
    assert (full.state, full.adopted_on) == (PlanState.MAKING, None)
    assert [step.state for step in full.steps.all()] == ["passed"] * 2 + ["open"] * 5
    assert "ingetrokken" in full.steps.get(number=3).reason
    assert list(full.goals.all()) == [goal]


def test_aftercare_holds_five_years_and_is_evaluated_when_the_day_is_there(at, full, coordinator):
    walk(full, coordinator, to=6)
    assert "18-11-2031" in refused(lambda: pass_step(full, 7, coordinator))[1]
    first, *_rest, last = aftercare.plan_years(plan=full, by=coordinator)
    pass_step(full, 7, coordinator)
    assert (first.on, last.on) == (date(2027, 11, 18), date(2031, 11, 18))
    assert "Stap 7" in refused(lambda: aftercare.drop_day(day=last, by=coordinator))[1]
    evaluate = {"day": first, "words": "Het plein is voller.", "by": coordinator}
    assert refused(lambda: aftercare.evaluate(**evaluate))[0] == ""
    at("2027-11-20 20:00")
    assert aftercare.evaluate(**evaluate).held_on == date(2027, 11, 20)


def test_a_goal_goes_from_its_baseline_over_what_was_measured_to_its_target(
    full, coordinator, neighbourhood_worker
):
    goal = add_goal(full, coordinator)
    measured = {"goal": goal, "effort": "6 rondes", "who": "Bewonersgroep", "by": neighbourhood_worker}
    assert refused(lambda: goals.measure_goal(on=TODAY - timedelta(days=9), value=5, **measured))[0] == "on"
    assert refused(lambda: goals.measure_goal(on=TODAY, value=5, **{**measured, "effort": ""}))[0] == "effort"
    goals.measure_goal(on=TODAY, value=3.5, **measured)
    assert refused(lambda: goals.measure_goal(on=TODAY, value=3, **measured))[0] == "on"
    line = standing(goal, today=TODAY)
    assert (line.now.value, line.now.effort, line.reached) == (3.5, "6 rondes (Bewonersgroep)", True)


def test_side_effects_of_anyone_lose_names_and_wait_for_the_team(full, coordinator):
    measure = propose(full, coordinator, add_goal(full, coordinator))
    words = "Nu zit Mehmet Yıldırım elke avond te schreeuwen. Bel 06-12345678."
    told = side_effects.tell_side_effect(measure=measure, side="bad", words=words, perspective="resident")
    assert ("Mehmet" in told.words, "12345678" in told.words, told.shared) == (False, False, False)
    assert sorted(told.withheld) == ["person", "phone"]
    side_effects.share_side_effect(effect=told, shared=True, by=coordinator)
    assert SideEffect.objects.get().shared
    unknown = {"measure": measure, "side": "neutral", "words": "Zo.", "perspective": ""}
    assert refused(lambda: side_effects.tell_side_effect(**unknown))[0] == "side"


def _look(street, *, phone: int, days_ago: int) -> None:
    begun = timezone.now() - timedelta(days=days_ago)
    seen = NewVisit(id=uuid4(), instrument="street_signal", area=street.code, begun_at=begun, minutes=20)
    keep_visit(visit=seen, secret=f"phone {phone}".ljust(24, "-"), now=begun)


def test_counts_of_the_street_are_told_per_ten_rounds_and_can_be_the_baseline(
    at, little_town, coordinator, sign_in
):
    """As everyone may read them: a quarter in which too few looked tells nothing."""
    at("2026-08-12 12:00")
    for number in range(6):
        give(little_town.wilgenstraat, phone=f"phone {number}", days_ago=1 + number)
    for number in range(12):
        _look(little_town.wilgenstraat, phone=number % 6, days_ago=number)
    at("2026-11-18 14:00")
    publish_counts(as_of=TODAY)
    plan = plans.grow(plan=begin(little_town.kade, coordinator), by=coordinator)
    goal = add_goal(
        plan, coordinator, kind="counts", codes=["loose_tiles"], baseline_value=9.0, target_value=6.0, baseline_on=date(2026, 4, 1)
    )  # fmt: skip
    line = standing(goal, today=TODAY)
    assert [(one.when, one.value) for one in line.course] == [("2026-Q2", None), ("2026-Q3", 6.0)]
    assert (line.now.effort, line.reached) == ("10 rondes", True)
    page = sign_in(coordinator).get(f"/team/plannen/doel/{goal.pk}/wijzig?nulmeting=2026-Q3").content.decode()
    assert 'value="10 rondes"' in page
