"""What people want here, as the search sees it: topics of the agenda, options they could choose, goals of plans."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache

from django.db.models import Count, Q
from django.utils import timezone, translation

from straatwijs.agenda.models.choices import Option
from straatwijs.agenda.models.topics import Topic
from straatwijs.agenda.states import TopicState
from straatwijs.instruments.queries import indicators
from straatwijs.places.models import Area
from straatwijs.plans.calculations.linking import Need
from straatwijs.plans.calculations.vocabulary import Theme
from straatwijs.plans.models import Goal
from straatwijs.plans.queries.surroundings import Surroundings
from straatwijs.plans.recognition import themes_in
from straatwijs.plans.states import PlanState

# What was wished for longer ago is asked again first.
YEARS = 2
_TOPICS = (TopicState.PROPOSED, TopicState.ON_AGENDA, TopicState.LATER)
_BY_INDICATOR: dict[str, tuple[Theme, ...]] = {
    "clean": (Theme.CLEAN,),
    "green": (Theme.GREEN,),
    "light": (Theme.LIGHT,),
    "pavement": (Theme.PAVEMENT,),
    "play": (Theme.PLAY,),
}


def topics_of(area: Area, *, today: date) -> list[Topic]:
    """Of the last years; what stays in a small circle is left out, because links are read by everyone."""
    since = today - timedelta(days=365 * YEARS)
    here = Q(areas__path__startswith=area.path) | Q(conversation__area__path__startswith=area.path)
    above = Q(conversation__area__code__in=area.path.strip("/").split("/"), areas=None)
    found = Topic.objects.filter(
        here | above, state__in=_TOPICS, sheltered=False, conversation__at__date__gte=since
    )
    known = Topic.objects.filter(pk__in=found.values("pk")).select_related("conversation__area")
    return list(known.prefetch_related("areas").annotate(voices=Count("sources")).order_by("pk"))


def options_of(area: Area, *, today: date) -> list[Option]:
    """That residents could choose, unless it was not taken up, or stands on the agenda by itself."""
    since = today - timedelta(days=365 * YEARS)
    place = Q(choice__area__path__startswith=area.path) | Q(
        choice__area__code__in=area.path.strip("/").split("/")
    )
    found = Option.objects.filter(
        place, choice__ready=True, choice__opens_at__lte=timezone.now(), choice__closes_at__date__gte=since
    )
    found = found.exclude(taken_up=False).filter(topic=None).select_related("choice__area")
    return list(found.order_by("pk"))


def goals_of(area: Area) -> list[Goal]:
    place = Q(plan__area__path__startswith=area.path) | Q(
        plan__area__code__in=area.path.strip("/").split("/")
    )
    found = Goal.objects.filter(place).exclude(plan__state=PlanState.STOPPED)
    return list(found.select_related("plan__area").order_by("pk"))


def needs_of(
    topics: Iterable[Topic], options: Iterable[Option], goals: Iterable[Goal], surroundings: Surroundings
) -> list[Need]:
    return [
        need
        for needs in (
            *(_of_topic(topic, surroundings) for topic in topics),
            *(_of_option(option, surroundings) for option in options),
            *(_of_goal(goal, surroundings) for goal in goals),
        )
        for need in needs
        if need.themes
    ]


def _of_topic(topic: Topic, surroundings: Surroundings) -> list[Need]:
    """One for each place that it is about."""
    themes = themes_of(topic.title, topic.indicators)
    places = list(topic.areas.all()) or [topic.conversation.area]
    voices = max(getattr(topic, "voices", 0), 1)
    return [Need(f"topic-{topic.pk}", surroundings.place(place), themes, voices=voices) for place in places]


def _of_option(option: Option, surroundings: Surroundings) -> list[Need]:
    themes = themes_of(f"{option.text}. {option.more}")
    return [Need(f"option-{option.pk}", surroundings.place(option.choice.area), themes)]


def _of_goal(goal: Goal, surroundings: Surroundings) -> list[Need]:
    themes = themes_of(f"{goal.words}. {goal.what}", goal.codes)
    place = surroundings.place(goal.plan.area)
    return [Need(f"goal-{goal.pk}", place, themes, is_goal=True, until=goal.target_on)]


def themes_of(words: str, codes: Sequence[str] = ()) -> tuple[Theme, ...]:
    """By the words, and by what was noted behind them; each once."""
    noted = [theme for code in codes for theme in _themes_of_indicator(code)]
    return tuple(dict.fromkeys((*themes_in(words), *noted)))


@cache
def _themes_of_indicator(code: str) -> tuple[Theme, ...]:
    indicator = indicators().get(code)
    if indicator is None:
        return ()
    with translation.override("nl"):
        said = themes_in(str(indicator.label))
    return said or _BY_INDICATOR.get(indicator.theme, ())
