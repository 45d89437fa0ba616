"""Plans for the house with something on every page: one in all seven steps and full of long words, and a light one."""

from datetime import timedelta

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.feedback.actions.plans import advance_measure, agree_measure
from straatwijs.places.models import Area
from straatwijs.plans.actions.energy import keep_energy
from straatwijs.plans.actions.links import take_up
from straatwijs.plans.actions.measures import lift_measure
from straatwijs.plans.actions.money import add_source
from straatwijs.plans.actions.plans import add_vision_part, agree_ceiling, grow
from straatwijs.plans.actions.side_effects import add_side_effect, tell_side_effect
from straatwijs.plans.actions.steps import add_obstacle, settle_obstacle
from straatwijs.plans.queries.linking import picture_of
from tests.plans.linking_world import make_work
from tests.plans.planning import add_goal, begin, days, pay, propose, walk


def plans_of(area: Area, other: Area, street: Area, by: Member, *, long_word: str) -> dict[str, object]:
    """Numbers of what the addresses need."""
    plan = grow(plan=begin(area, by, title=f"Groen {long_word}"), by=by)
    phrase = {"plan": plan, "by": by, "longitude": street.longitude, "latitude": street.latitude}
    add_vision_part(words=f"Hier speel ik. {long_word}", **phrase)
    today = timezone.localdate()
    add_source(
        plan=plan, name=f"Wijkbudget {long_word}", who="De gemeente", amount=12_000, begins_on=today,
        ends_on=today + timedelta(days=400), conditions=f"Bewoners doen mee. {long_word}", residents_decide=True, by=by,
    )  # fmt: skip
    blocked = add_obstacle(plan=plan, what=f"Kabels {long_word}", owner="De wegbeheerder", by=by)
    settle_obstacle(obstacle=blocked, state="named", reason=f"Ze blijven. {long_word}", by=by)
    walk(plan, by, to=7)
    agree_ceiling(plan=plan, ceiling=1, agreed=f"Bewonersavond {long_word}", by=by)
    goal, quick = plan.goals.get(), plan.measures.get()
    counts = {"kind": "counts", "codes": ["loose_tiles"], "words": f"Minder losse tegels {long_word}"}
    counted = add_goal(plan, by, **counts)
    agree_measure(measure=quick, by=by)
    told = {"text": f"Staat er. {long_word}", "reason": "", "visible": True}
    advance_measure(measure=quick, state="under_way", by=by, **told)
    waits = propose(plan, by, goal, title=f"Wacht {long_word}", areas=[street], **days())
    agree_measure(measure=pay(waits, by), by=by)
    lifted = propose(plan, by, goal, title="Geen vrachtwagens", pace="long")
    lift_measure(measure=lifted, to="ministry", why=f"Dat is een wet. {long_word}", by=by)
    for side, whom in (("good", "resident"), ("bad", "")):
        add_side_effect(measure=quick, side=side, words=f"Zo is het. {long_word}", perspective=whom, by=by)
    tell_side_effect(measure=quick, side="bad", words="Het is nu druk.", perspective="entrepreneur")
    light = begin(other, by)
    return {
        "plan": plan.pk, "light_plan": light.pk, "goal": goal.pk, "counted": counted.pk, "measure": quick.pk, "proposed": lifted.pk
    }  # fmt: skip


def links_of(area: Area, street: Area, by: Member, *, long_word: str) -> dict[str, object]:
    """Works that go with what was brought in; one proposal is decided on."""
    make_work(street, what=f"Vervanging van het riool. {long_word}", who=long_word)
    make_work(street, what="Vernieuwing van het plein", kinds=["public_space"], money=400_000)
    keep_energy(area=street, kind="group", what=f"Tuingroep {long_word}", themes=["green"], by=by)
    today = timezone.localdate()
    first, *_, last = picture_of(area, today=today).lines
    take_up(line=first, by=by, today=today)
    return {
        "work": first.work.pk, "known": first.words.id, "open_work": last.work.pk, "open_known": last.words.id
    }  # fmt: skip
