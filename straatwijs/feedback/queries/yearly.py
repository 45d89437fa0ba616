"""The question that is asked to the place itself, each year after something was done: is it better now?"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from straatwijs.feedback.queries.measures import place_of
from straatwijs.feedback.queries.news import concerns
from straatwijs.feedback.queries.verdicts import AFTER_A_YEAR
from straatwijs.places.models import Area
from straatwijs.plans.models import Measure
from straatwijs.plans.states import MeasureState
from straatwijs.plans.steps import AFTERCARE_YEARS

# The page of a street asks for this long after each year; the page of the measure asks all year.
_ON_STREET = timedelta(weeks=8)
_MOST = 2


@dataclass(frozen=True, kw_only=True)
class Yearly:
    """What is asked now about a measure: whole years since it was done."""

    measure: Measure
    years: int


def asked_of(measure: Measure, *, today: date) -> Yearly | None:
    """None before a year has passed, when it is no longer called done, and after the years of aftercare."""
    if measure.state != MeasureState.DONE or measure.done_on is None:
        return None
    if measure.topic is not None and measure.topic.sheltered:
        return None
    years = (today - measure.done_on) // AFTER_A_YEAR
    return Yearly(measure=measure, years=years) if 1 <= years <= AFTERCARE_YEARS else None


def asked_at(area: Area, *, today: date) -> tuple[Yearly, ...]:
    """What the page of a place asks: of what is a year old, or some years, since a few weeks."""
    recently = Q()
    for years in range(1, AFTERCARE_YEARS + 1):
        day = today - AFTER_A_YEAR * years
        recently |= Q(done_on__gt=day - _ON_STREET, done_on__lte=day)
    town = area.path.partition("/")[0] + "/"
    found = Measure.objects.filter(recently, state=MeasureState.DONE, plan__area__path__startswith=town)
    found = found.select_related("plan__area", "topic").prefetch_related("areas").order_by("-done_on", "pk")
    here = (measure for measure in found if concerns(place_of(measure), area))
    asked = (asked_of(measure, today=today) for measure in here)
    return tuple(yearly for yearly in asked if yearly is not None)[:_MOST]
