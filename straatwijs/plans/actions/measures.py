"""Measures: proposed for goals, agreed as far as there is room, and every step after that."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.agenda.models import ActionPoint, Topic
from straatwijs.agenda.queries import chain
from straatwijs.places.models import Area
from straatwijs.plans.actions import gates, rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.models import Goal, Measure, MeasureNews, MeasureSource, Pace, Plan, Scale
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.queries.gates import is_adopted
from straatwijs.plans.queries.measures import room_in
from straatwijs.plans.states import MEASURE, OPEN_MEASURES, MeasureState
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM

_SOME = 500


@dataclass(frozen=True, kw_only=True)
class MeasureDraft:
    """`areas` empty means the whole place of the plan."""

    title: str
    how_known: str
    pace: str
    owner: str
    goals: Collection[Goal]
    words: str = ""
    partners: str = ""
    areas: Collection[Area] = ()
    starts_on: date | None = None
    ends_on: date | None = None


@transaction.atomic
def propose_measure(
    *,
    plan: Plan,
    draft: MeasureDraft,
    by: Member,
    topic: Topic | None = None,
    action: ActionPoint | None = None,
    now: datetime | None = None,
) -> Measure:
    """It comes from everything that its topic or action point came from. Raises Refused and PermissionDenied."""
    found, at = rights.locked_full(plan, by), now or timezone.now()
    origin = topic or (action.topic if action else None)
    if origin is not None and origin.sheltered:
        raise Refused("topic", _("This is talked about in a small circle. A plan is read by everyone."))
    made = Measure(plan=found, topic=origin, action=action, order=found.measures.count())
    made.wish_on = _wished(origin, at)
    _fill(made, draft, found.area)
    made.save()
    _set_links(made, draft, found)
    references = chain.of_action(action) if action else chain.of_topic(origin) if origin else []
    add_sources(measure=made, references=references)
    record(by=by, action="propose", thing="measure", key=made.pk, plan=found.pk)
    return made


@transaction.atomic
def change_measure(*, measure: Measure, draft: MeasureDraft, by: Member) -> Measure:
    plan = rights.locked_full(measure.plan, by)
    found = plan.measures.get(pk=measure.pk)
    _fill(found, draft, plan.area)
    found.save()
    _set_links(found, draft, plan)
    if found.state in OPEN_MEASURES:
        _check_baselines(found)
    gates.hold(plan)
    record(by=by, action="change", thing="measure", key=found.pk, plan=plan.pk)
    return found


@transaction.atomic
def agree_measure(*, measure: Measure, by: Member, now: datetime | None = None) -> MeasureNews:
    """Now it counts. A quick win may begin at once; what is for the long term waits for the plan. Beyond the ceiling it
    waits until there is room. Its goals have a baseline by now: afterwards is too late."""
    plan = rights.locked_full(measure.plan, by)
    found = plan.measures.get(pk=measure.pk)
    room = room_in(plan) > 0 or bool(found.lifted_to)
    wanted = MeasureState.AGREED if room else MeasureState.WAITING
    if found.state == wanted == MeasureState.WAITING:
        raise Refused("", _("There is no room yet: as many measures are going on as you agreed on."))
    _check_move(found, wanted)
    _check_baselines(found)
    if found.pace == Pace.LONG and not is_adopted(plan):
        raise Refused(
            "", _("This is for the long term. Adopt the plan first (step 4). Quick wins may begin at once.")
        )
    news = _step(found, wanted, by=by, role=rights.check(by, plan.area), at=now or timezone.now())
    gates.hold(plan)
    return news


@transaction.atomic
def advance_measure(
    *,
    measure: Measure,
    state: str,
    text: str,
    reason: str,
    visible: bool,
    by: Member,
    now: datetime | None = None,
) -> MeasureNews:
    """News about it: under way, done, or stopped with the reason. `visible`: residents can see something of it."""
    plan = rights.locked(measure.plan, by, Permission.ANSWER)
    found = plan.measures.get(pk=measure.pk)
    if state not in (MeasureState.UNDER_WAY, MeasureState.DONE, MeasureState.STOPPED):
        raise Refused("state", _("Choose how far it is."))
    wanted = MeasureState(state)
    if found.state == MeasureState.DONE:
        raise Refused("state", _("Somebody was before you: look where it stands now."))
    _check_move(found, wanted)
    stops = wanted is MeasureState.STOPPED
    why = said(plan.area, "reason", reason, most=MOST_WORDS, needed=_no_reason()) if stops else ""
    told = said(plan.area, "text", text, most=MOST_WORDS, needed="" if stops else _no_text())
    role = rights.check(by, plan.area, Permission.ANSWER)
    at = now or timezone.now()
    news = _step(found, wanted, by=by, role=role, at=at, text=told, reason=why, visible=visible and not stops)
    gates.fall(plan, by)
    return news


@transaction.atomic
def propose_again(*, measure: Measure, by: Member, now: datetime | None = None) -> MeasureNews:
    """What was stopped may be proposed once more."""
    plan = rights.locked_full(measure.plan, by)
    found = plan.measures.get(pk=measure.pk)
    _check_move(found, MeasureState.PROPOSED)
    role = rights.check(by, plan.area)
    return _step(found, MeasureState.PROPOSED, by=by, role=role, at=now or timezone.now())


@transaction.atomic
def reopen_measure(*, measure: Measure, text: str, now: datetime) -> MeasureNews | None:
    """Somebody in the street says it is worse. Without room it waits. None when it is not called done."""
    plan = rights.row_of(measure.plan)
    found = plan.measures.get(pk=measure.pk)
    if found.state != MeasureState.DONE:
        return None
    room = room_in(plan) > 0 or bool(found.lifted_to)
    wanted = MeasureState.UNDER_WAY if room else MeasureState.WAITING
    news = _step(found, wanted, by=None, role="", at=now, text=text)
    gates.fall(plan, None)
    return news


@transaction.atomic
def lift_measure(*, measure: Measure, to: str, why: str, by: Member) -> Measure:
    """This can't be solved at this scale: it goes up and stays visible here. An empty `to` brings it back."""
    plan = rights.locked_full(measure.plan, by)
    found = plan.measures.get(pk=measure.pk)
    if to and (to not in Scale or to == Scale.STREET):
        raise Refused("to", _("Choose where it can be solved."))
    if not to and found.lifted_to and found.state in OPEN_MEASURES and room_in(plan) <= 0:
        raise Refused("to", _("There is no room here: as many measures are going on as you agreed on."))
    found.lifted_to = to
    found.lifted_why = (
        said(plan.area, "why", why, most=MOST_WORDS, needed=_("Say why this can't be solved here."))
        if to
        else ""
    )
    found.save(update_fields=["lifted_to", "lifted_why"])
    gates.hold(plan)
    record(by=by, action="lift", thing="measure", key=found.pk, plan=plan.pk, to=to)
    return found


def add_sources(*, measure: Measure, references: Iterable[int]) -> None:
    rows = [MeasureSource(measure=measure, contribution=reference) for reference in references]
    MeasureSource.objects.bulk_create(rows, batch_size=_SOME, ignore_conflicts=True)


def _fill(measure: Measure, draft: MeasureDraft, area: Area) -> None:
    measure.title = said(area, "title", draft.title, most=120, needed=_("Say what is going to be done."))
    measure.words = said(area, "words", draft.words, most=MOST_WORDS)
    measure.how_known = said(
        area, "how_known", draft.how_known, most=300, needed=_("Say how you will know that it helped.")
    )
    if draft.pace not in Pace:
        raise Refused("pace", _("Choose: a quick win or for the long term."))
    measure.pace = draft.pace
    measure.owner = said(
        area, "owner", draft.owner, most=120, needed=_("Say who does it: an organisation or a role.")
    )
    measure.partners = said(area, "partners", draft.partners, most=300)
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        raise Refused("ends_on", _("The end must lie after the start."))
    measure.starts_on, measure.ends_on = draft.starts_on, draft.ends_on
    if not draft.goals:
        raise Refused("goals", _("Choose at least one goal that it serves. No goal? Then add that first."))


def _set_links(measure: Measure, draft: MeasureDraft, plan: Plan) -> None:
    if any(goal.plan_id != plan.pk for goal in draft.goals):
        raise Refused("goals", _("Choose goals of this plan."))
    measure.goals.set(draft.goals)
    measure.areas.set(draft.areas)


def _wished(topic: Topic | None, at: datetime) -> date:
    """When somebody first asked for it, as far as it is known."""
    if topic is None:
        return at.astimezone(AMSTERDAM).date()
    return topic.since or topic.conversation.at.astimezone(AMSTERDAM).date()


def _check_baselines(measure: Measure) -> None:
    without = list(measure.goals.filter(baseline_on=None).values_list("words", flat=True))
    if without:
        raise Refused(
            "goals",
            _("Measure first where it begins; afterwards is too late. No baseline yet: %(goals)s.")
            % {"goals": "; ".join(without)},
        )


def _check_move(measure: Measure, wanted: MeasureState) -> None:
    if wanted not in MEASURE[MeasureState(measure.state)]:
        raise Refused("state", _("Somebody was before you: look where it stands now."))


def _step(
    found: Measure,
    state: MeasureState,
    *,
    by: Member | None,
    role: str,
    at: datetime,
    text: str = "",
    reason: str = "",
    visible: bool = False,
) -> MeasureNews:
    day = at.astimezone(AMSTERDAM).date()
    found.state = state
    found.done_on = day if state is MeasureState.DONE else None
    if state is MeasureState.AGREED:
        found.agreed_on = day
    if visible and found.first_result_on is None:
        found.first_result_on = day
    found.save(update_fields=["state", "done_on", "agreed_on", "first_result_on"])
    record(by=by, action="advance", thing="measure", key=found.pk, state=state)
    return MeasureNews.objects.create(
        measure=found, state=state, text=text, reason=reason, visible=visible, by=by, by_role=role, at=at
    )


def _no_reason() -> str:
    return _("Say why not. An honest no comes with its reason.")


def _no_text() -> str:
    return _("Say in a sentence what happened: people who noted it read it.")
