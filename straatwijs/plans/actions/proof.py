"""Proof of a measure: other streets beside it, with the reason, and telling everyone what came out."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries import municipality_of, streets_of
from straatwijs.plans.actions import rights
from straatwijs.plans.actions.rights import said
from straatwijs.plans.calculations.effect import LEAST_STREETS
from straatwijs.plans.models import Comparison, Goal, Measure, ToldEffect
from straatwijs.plans.models.plans import MOST_WORDS
from straatwijs.plans.queries.proof import places_of, proof_of
from straatwijs.plans.queries.telling import last_closed, words_for_everyone
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@transaction.atomic
def compare_with(
    *,
    measure: Measure,
    goal: Goal,
    streets: Collection[Area],
    reason: str,
    by: Member,
    now: datetime | None = None,
) -> Comparison:
    """These streets stand beside it from now on. What stood there before stays readable. Raises Refused."""
    plan = rights.locked_full(measure.plan, by)
    found, served = plan.measures.get(pk=measure.pk), measure.goals.get(pk=goal.pk)
    _check_streets(found, streets)
    why = said(plan.area, "reason", reason, most=MOST_WORDS, needed=_("Say why these streets fit better."))
    chosen = Comparison.objects.create(
        measure=found,
        goal=served,
        reason=why,
        chosen_on=timezone.localdate(now),
        by=by,
        by_role=rights.check(by, plan.area),
    )
    chosen.streets.set(streets)
    record(by=by, action="compare", thing="measure", key=found.pk, goal=served.pk, streets=len(streets))
    return chosen


@transaction.atomic
def tell_effect(*, measure: Measure, goal: Goal, by: Member, now: datetime | None = None) -> list[ToldEffect]:
    """Everyone reads in words what came out of the weeks that have closed: once for each closing. Raises Refused."""
    plan = rights.locked(measure.plan, by, Permission.SHARE)
    found, served = plan.measures.get(pk=measure.pk), measure.goals.get(pk=goal.pk)
    today = timezone.localdate(now)
    until = last_closed(today)
    proof = proof_of(found, served, until=until)
    if proof is None:
        raise Refused("", _("There is nothing to tell yet: no figures have closed since the start."))
    if ToldEffect.objects.filter(measure=found, goal=served, until=until).exists():
        raise Refused("", _("You told this already. When new figures have closed you can tell it again."))
    role = rights.check(by, plan.area, Permission.SHARE)
    lines = [
        ToldEffect.objects.create(
            measure=found,
            goal=served,
            perspective=words.perspective,
            outcome=words.outcome,
            size=words.size,
            low=words.low,
            high=words.high,
            until=until,
            told_on=today,
            by=by,
            by_role=role,
        )
        for words in words_for_everyone(proof)
    ]
    record(by=by, action="tell", thing="measure", key=found.pk, goal=served.pk, until=f"{until}")
    return lines


def _check_streets(measure: Measure, streets: Collection[Area]) -> None:
    if len(streets) < LEAST_STREETS:
        raise Refused(
            "streets",
            _("Choose at least %(least)d streets. With fewer, chance decides.") % {"least": LEAST_STREETS},
        )
    own = {street.pk for place in places_of(measure) for street in streets_of(place)}
    if any(street.pk in own for street in streets):
        raise Refused("streets", _("A street of the measure itself can't stand beside it."))
    town = municipality_of(measure.plan.area).path
    if any(street.kind not in OUTDOORS or not street.path.startswith(town) for street in streets):
        raise Refused("streets", _("Choose streets of this municipality."))
