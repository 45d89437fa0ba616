"""What residents count themselves for a goal: what there is to count at a place, how it goes, and for which goal somebody counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from straatwijs.instruments.definition import Text
from straatwijs.places.models import Area
from straatwijs.plans.models import Goal, IndicatorKind, Measure, Reckoned
from straatwijs.plans.queries.readings import Reading
from straatwijs.plans.states import PlanState
from straatwijs.privacy import queries as privacy
from straatwijs.shared.weeks import Block, block_of

INSTRUMENT = "own_measuring"
_WHAT, _NUMBER, _PEOPLE = "what", "number", "people"
COUNTED_WITH_FORM = Q(kind=IndicatorKind.OWN) & ~Q(reckoned=Reckoned.HAND)
# Blocks of weeks that the team sees back from the running one.
_BLOCKS = 6


@dataclass(frozen=True, kw_only=True)
class SoFar:
    """What was counted in a block, exact and for the team. `closed` when everyone may read it, as far as enough people counted."""

    value: float
    gathered: privacy.Gathered
    closed: bool

    @property
    def last_day(self) -> date:
        return self.gathered.end - timedelta(days=1)


def counted_at(area: Area) -> list[Goal]:
    """Goals for which is counted at this place, of plans that hold it."""
    around = Q(plan__priority_area=None, plan__area__code__in=area.path.strip("/").split("/"))
    found = Goal.objects.filter(around | Q(plan__priority_area__areas=area), COUNTED_WITH_FORM)
    return list(found.exclude(plan__state=PlanState.STOPPED).distinct().order_by("plan", "order", "pk"))


def choices_at(area: Area) -> tuple[tuple[str, Text], ...]:
    """What the form offers there: the number of a goal, and what is counted for it."""
    return tuple((str(goal.pk), what_of(goal)) for goal in counted_at(area))


def what_of(goal: Goal) -> str:
    """ "Litter on the square (bags)"."""
    return goal.what if goal.unit.lower() in goal.what.lower() else f"{goal.what} ({goal.unit})"


def places_of(goal: Goal) -> list[Area]:
    priority = goal.plan.priority_area
    return list(priority.areas.all()) if priority else [goal.plan.area]


def asked_of(goal: Goal) -> privacy.Asked:
    return privacy.Asked(
        instrument=INSTRUMENT, question=_WHAT, answer=str(goal.pk), number=_NUMBER, people=_PEOPLE
    )


def value_of(goal: Goal, found: privacy.Gathered) -> float:
    values = {
        Reckoned.TIME: found.each_time,
        Reckoned.PERSON: found.each_person,
        Reckoned.WEEK: found.each_week,
    }
    return values[Reckoned(goal.reckoned)]


def is_counted_with_form(goal: Goal) -> bool:
    return goal.kind == IndicatorKind.OWN and goal.reckoned != Reckoned.HAND


def so_far(goal: Goal, *, reader: privacy.Reader, today: date) -> tuple[SoFar, ...]:
    """Blocks in which was counted, oldest first, for who sees all places of the plan exact and live."""
    if not is_counted_with_form(goal):
        return ()
    blocks = blocks_back(today, number=_BLOCKS)
    found = privacy.gathered_by_block(places_of(goal), asked_of(goal), blocks=blocks, reader=reader)
    return tuple(
        SoFar(value=round(value_of(goal, one), 1), gathered=one, closed=block.closes_on <= today)
        for block, one in zip(blocks, found, strict=False)
        if one.times
    )


def could_begin_with(goal: Goal, *, today: date) -> tuple[Reading, ...]:
    """Closed blocks over enough people: a goal may have one of them as its baseline, which everyone reads."""
    if not is_counted_with_form(goal):
        return ()
    closed = [block for block in blocks_back(today, number=_BLOCKS) if block.closes_on <= today]
    found = (
        privacy.gathered_for_everyone(places_of(goal), asked_of(goal), since=block.first_week, block=block)
        for block in closed
    )
    return tuple(_reading(goal, one) for one in found if one is not None)


def _reading(goal: Goal, found: privacy.Gathered) -> Reading:
    last_day = found.end - timedelta(days=1)
    return Reading(
        when=f"{last_day:%-d-%-m-%Y}",
        value=value_of(goal, found),
        effort=effort_words(found),
        about=found.about,
        on=last_day,
    )


def effort_words(found: privacy.Gathered) -> str:
    """The looking behind it; for everyone these are fives, so never one."""
    return _(
        "counted about %(times)d times by about %(phones)d people; added up about %(people)d took part"
    ) % {
        "times": found.times,
        "phones": found.phones,
        "people": found.people,
    }


def blocks_back(today: date, *, number: int) -> list[Block]:
    """Up to the running one, oldest first."""
    found = [block_of(today)]
    while len(found) < number:
        found.insert(0, block_of(found[0].first_week - timedelta(weeks=1)))
    return found


def counted_for(instrument: str, answers: Mapping[str, Any]) -> tuple[Goal, int] | None:
    """The goal for which somebody counted, and how many; None for other forms, and for a goal that is gone."""
    what, number = answers.get(_WHAT), answers.get(_NUMBER)
    if instrument != INSTRUMENT or not isinstance(what, str) or not isinstance(number, int):
        return None
    goal = Goal.objects.select_related("plan__area", "plan__priority_area").filter(pk=int(what)).first()
    return (goal, number) if goal else None


def references_for(measure: Measure) -> list[int]:
    """Of all who counted for a goal that this measure serves: they hear what becomes of it."""
    goals = measure.goals.filter(COUNTED_WITH_FORM).select_related("plan__area", "plan__priority_area")
    found = (privacy.references_of_asked(places_of(goal), asked_of(goal)) for goal in goals)
    return sorted({reference for references in found for reference in references})
