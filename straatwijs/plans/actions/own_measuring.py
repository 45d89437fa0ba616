"""What residents counted becomes part of the course of a goal, once, when its weeks have closed over enough people."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from straatwijs.plans.models import Goal, Measurement
from straatwijs.plans.queries.own_measuring import (
    COUNTED_WITH_FORM,
    asked_of,
    effort_words,
    places_of,
    value_of,
)
from straatwijs.plans.states import PlanState
from straatwijs.privacy import queries as privacy
from straatwijs.shared.actions import record
from straatwijs.shared.weeks import Block, block_of, week_of


def gather_measured(*, as_of: date) -> int:
    """How many values were written down. Twice on one day is once."""
    goals = Goal.objects.filter(COUNTED_WITH_FORM, baseline_on__isnull=False)
    going_on = goals.exclude(plan__state=PlanState.STOPPED)
    found = going_on.select_related("plan__area", "plan__priority_area").order_by("pk")
    return sum(_gather(goal, as_of) for goal in found)


@transaction.atomic
def _gather(goal: Goal, as_of: date) -> int:
    """Weeks with too few people stay open, and join the next ones."""
    last = goal.measurements.exclude(block="").order_by("on").last()
    since = last.on + timedelta(days=1) if last else week_of(goal.baseline_on or as_of)
    written = 0
    for block in _due(since, as_of):
        found = privacy.gathered_for_everyone(places_of(goal), asked_of(goal), since=since, block=block)
        if found is not None:
            _write(goal, found, block)
            since, written = block.end, written + 1
    return written


def _due(since: date, as_of: date) -> Iterator[Block]:
    """Blocks that have closed, of this quarter and the one before: of earlier ones no phone is known any more."""
    this = block_of(as_of).in_quarter
    before = block_of(this.first_week - timedelta(weeks=1)).in_quarter
    for block in (*before.blocks, *this.blocks):
        if block.end > since and block.closes_on <= as_of:
            yield block


def _write(goal: Goal, found: privacy.Gathered, block: Block) -> None:
    # Written once, for everybody: in the language of the place.
    with override(settings.LANGUAGE_CODE):
        effort, who = effort_words(found), _("residents, each by themselves")
    measured = Measurement.objects.create(
        goal=goal, on=block.end - timedelta(days=1), value=value_of(goal, found), effort=effort, who=who, block=str(block)
    )  # fmt: skip
    record(by=None, action="gather", thing="goal", key=goal.pk, measurement=measured.pk)
