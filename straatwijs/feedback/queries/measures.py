"""Measures of plans as boards, sheets and receipts tell of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q

from straatwijs.agenda.queries.proposals import about_people
from straatwijs.feedback.queries.news import concerns, path_of
from straatwijs.places.models import Area
from straatwijs.places.queries import neighbourhood_of
from straatwijs.plans.models import Measure, MeasureNews
from straatwijs.plans.states import MeasureState
from straatwijs.shared.weeks import AMSTERDAM

# What was only proposed is told by the plan itself.
BOARD_STATES = (
    MeasureState.WAITING,
    MeasureState.AGREED,
    MeasureState.UNDER_WAY,
    MeasureState.DONE,
    MeasureState.STOPPED,
)


@dataclass(frozen=True, kw_only=True)
class ToldMeasure:
    """`asked` and `talked`: the topic it came from and the page of its conversation, if any."""

    measure: Measure
    title: str
    owner: str
    state: str
    news: str
    reason: str
    asked: str
    talked: str
    due: date | None
    place: Area
    on: date

    @property
    def measure_state(self) -> MeasureState:
        return MeasureState(self.measure.state)


def place_of(measure: Measure) -> Area:
    """The one place where it is felt, else that of its plan; what is about people is told of the neighbourhood."""
    areas = list(measure.areas.all()[:2])
    place = areas[0] if len(areas) == 1 else measure.plan.area
    return neighbourhood_of(place) if measure.topic and about_people(measure.topic.indicators) else place


def wished(area: Area, *, after: datetime) -> Iterator[ToldMeasure]:
    """What the board of a place shows: everything that was told of since."""
    yield from _told(area, after=after, until=None)


def moved(area: Area, *, after: datetime, until: datetime) -> Iterator[ToldMeasure]:
    """What moved on in this time, in what concerns the place."""
    yield from _told(area, after=after, until=until)


def _told(area: Area, *, after: datetime, until: datetime | None) -> Iterator[ToldMeasure]:
    town = area.path.partition("/")[0] + "/"
    then = Q(news__at__gte=after) & (Q(news__at__lte=until) if until else Q())
    found = Measure.objects.filter(then, plan__area__path__startswith=town, state__in=BOARD_STATES)
    newest = Prefetch("news", MeasureNews.objects.order_by("-at", "-pk"))
    related = found.select_related("plan__area", "topic__conversation").prefetch_related(newest, "areas")
    for measure in related.distinct().order_by("pk"):
        place = place_of(measure)
        if concerns(place, area) and not (measure.topic and measure.topic.sheltered):
            yield _of(measure, place)


def _of(measure: Measure, place: Area) -> ToldMeasure:
    last = measure.news.all()[0]
    topic = measure.topic
    return ToldMeasure(
        measure=measure,
        title=measure.title,
        owner=measure.owner,
        state=str(MeasureState(measure.state).label),
        news=last.text,
        reason=last.reason,
        asked=topic.title if topic else "",
        talked=path_of(topic.conversation) if topic else "",
        due=measure.ends_on,
        place=place,
        on=last.at.astimezone(AMSTERDAM).date(),
    )
