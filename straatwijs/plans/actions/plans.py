"""Beginning a plan in three bullets and a day, letting it grow, and what residents see in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area, PriorityArea
from straatwijs.plans.actions import gates, rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import Ambition, Plan, Step, VisionPart
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.states import OPEN_MEASURES, PlanState
from straatwijs.plans.steps import STEPS
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused

MOST_BULLETS = 3
MOST_CEILING = 20
MOST_PARTS = 60
_GRID = 4  # decimals of a degree: about ten metres


@dataclass(frozen=True, kw_only=True)
class LightPlan:
    """What a plan begins with."""

    title: str
    bullets: Sequence[str]
    look_again_on: date | None


@transaction.atomic
def begin_plan(
    *,
    area: Area,
    wanted: LightPlan,
    by: Member,
    priority_area: PriorityArea | None = None,
    now: datetime | None = None,
) -> Plan:
    """Raises Refused and PermissionDenied."""
    rights.check(by, area)
    today = timezone.localdate(now)
    begun = Plan(area=area, priority_area=priority_area, begun_on=today)
    _fill(begun, wanted, today)
    _save_as_the_only_one(begun)
    record(by=by, action="begin", thing="plan", key=begun.pk, area=area.code)
    return begun


@transaction.atomic
def change_plan(*, plan: Plan, wanted: LightPlan, by: Member, now: datetime | None = None) -> Plan:
    found = rights.locked(plan, by)
    _fill(found, wanted, timezone.localdate(now))
    found.save()
    record(by=by, action="change", thing="plan", key=found.pk)
    return found


@transaction.atomic
def grow(*, plan: Plan, by: Member) -> Plan:
    """From bullets to the seven steps. What was written stays, to read how it began."""
    found = rights.locked(plan, by)
    if not found.light:
        return found
    found.light = False
    found.save(update_fields=["light"])
    Step.objects.bulk_create([Step(plan=found, number=step.number) for step in STEPS])
    record(by=by, action="grow", thing="plan", key=found.pk)
    return found


@transaction.atomic
def write_vision(*, plan: Plan, words: str, by: Member) -> Plan:
    found = rights.locked(plan, by)
    found.vision = said(found.area, "vision", words, most=MOST_WORDS)
    found.save(update_fields=["vision"])
    gates.hold(found)
    record(by=by, action="write", thing="vision", key=found.pk)
    return found


@transaction.atomic
def add_vision_part(
    *, plan: Plan, words: str, by: Member, longitude: float | None = None, latitude: float | None = None
) -> VisionPart:
    """A phrase of residents, with or without a point of the place."""
    found = rights.locked(plan, by)
    if found.vision_parts.count() >= MOST_PARTS:
        raise Refused("words", _("There are many phrases already. Take one away first."))
    if (longitude is None) != (latitude is None):
        raise Refused("place", _("Choose a place on the map, or none."))
    added = VisionPart.objects.create(
        plan=found,
        words=said(found.area, "words", words, most=300, needed=_("Write down what residents say.")),
        longitude=None if longitude is None else round(longitude, _GRID),
        latitude=None if latitude is None else round(latitude, _GRID),
        order=found.vision_parts.count(),
    )
    record(by=by, action="add", thing="vision part", key=added.pk, plan=found.pk)
    return added


@transaction.atomic
def remove_vision_part(*, part: VisionPart, by: Member) -> None:
    found = rights.locked(part.plan, by)
    found.vision_parts.filter(pk=part.pk).delete()
    gates.hold(found)
    record(by=by, action="remove", thing="vision part", key=part.pk, plan=found.pk)


@transaction.atomic
def add_ambition(
    *, plan: Plan, words: str, year: int | None, by: Member, now: datetime | None = None
) -> Ambition:
    found, this_year = rights.locked_full(plan, by), timezone.localdate(now).year
    if year is None or not this_year <= year <= this_year + 50:
        raise Refused(
            "year",
            _("Choose a year from %(first)d to %(last)d.") % {"first": this_year, "last": this_year + 50},
        )
    added = Ambition.objects.create(
        plan=found,
        words=said(found.area, "words", words, most=300, needed=_("Write the ambition down.")),
        year=year,
    )
    record(by=by, action="add", thing="ambition", key=added.pk, plan=found.pk)
    return added


@transaction.atomic
def remove_ambition(*, ambition: Ambition, by: Member) -> None:
    found = rights.locked_full(ambition.plan, by)
    hanging = list(ambition.goals.values_list("words", flat=True))
    if hanging:
        raise Refused(
            "",
            _("These goals hang on it: %(goals)s. Hang them elsewhere first.")
            % {"goals": "; ".join(hanging)},
        )
    found.ambitions.filter(pk=ambition.pk).delete()
    gates.hold(found)
    record(by=by, action="remove", thing="ambition", key=ambition.pk, plan=found.pk)


@transaction.atomic
def agree_ceiling(*, plan: Plan, ceiling: int | None, agreed: str, by: Member) -> Plan:
    """How many measures may be open at once, and who agreed on that."""
    found = rights.locked(plan, by)
    if ceiling is None or not 1 <= ceiling <= MOST_CEILING:
        raise Refused("ceiling", _("Choose 1 to %(most)d measures.") % {"most": MOST_CEILING})
    going_on = found.measures.filter(state__in=OPEN_MEASURES, lifted_to="").count()
    if ceiling < going_on:
        raise Refused(
            "ceiling", _("%(number)d measures are going on. Finish or stop one first.") % {"number": going_on}
        )
    found.ceiling = ceiling
    found.ceiling_agreed = said(
        found.area, "agreed", agreed, most=200, needed=_("Say who agreed on this, and when.")
    )
    found.save(update_fields=["ceiling", "ceiling_agreed"])
    record(by=by, action="agree", thing="ceiling", key=found.pk, ceiling=ceiling)
    return found


@transaction.atomic
def stop_plan(*, plan: Plan, reason: str, by: Member) -> Plan:
    """Measures that are going on are stopped or finished first: people were promised something."""
    found = rights.locked(plan, by)
    going_on = found.measures.filter(state__in=OPEN_MEASURES).values_list("title", flat=True)
    if going_on:
        raise Refused(
            "",
            _("These measures are going on: %(measures)s. Finish or stop them first.")
            % {"measures": "; ".join(going_on)},
        )
    found.reason = said(found.area, "reason", reason, most=MOST_WORDS, needed=_("Say why it stops."))
    found.state = PlanState.STOPPED
    found.save(update_fields=["reason", "state"])
    record(by=by, action="stop", thing="plan", key=found.pk)
    return found


@transaction.atomic
def resume_plan(*, plan: Plan, by: Member) -> Plan:
    """It goes on where its steps stand."""
    found = rights.row_of(plan)
    rights.check(by, found.area)
    if found.state != PlanState.STOPPED:
        return found
    found.state, found.reason = PlanState.MAKING, ""
    _save_as_the_only_one(found)
    gates.fall(found, by)
    gates.follow(found, by, on=found.adopted_on or timezone.localdate())
    record(by=by, action="resume", thing="plan", key=found.pk)
    return found


def _save_as_the_only_one(plan: Plan) -> None:
    try:
        with transaction.atomic():
            plan.save()
    except IntegrityError:
        raise Refused("area", _("There is a plan of this place already. Work on that one.")) from None


def _fill(plan: Plan, wanted: LightPlan, today: date) -> None:
    plan.title = said(plan.area, "title", wanted.title, most=120, needed=_("Give the plan a name."))
    bullets = [said(plan.area, "bullets", one, most=200) for one in wanted.bullets if one.strip()]
    if not 1 <= len(bullets) <= MOST_BULLETS:
        raise Refused("bullets", _("Write one, two or three lines: what is going to be done."))
    if wanted.look_again_on is None:
        raise Refused("look_again_on", _("Choose the day on which you look at it again."))
    if wanted.look_again_on < today and wanted.look_again_on != plan.look_again_on:
        raise Refused("look_again_on", _("Choose a day that is still to come."))
    plan.bullets, plan.look_again_on = bullets, wanted.look_again_on
