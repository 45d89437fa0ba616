"""A topic with what lies behind it: counts, looking, and whose voices are heard or missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch

from straatwijs.agenda.models import ActionPoint, Conversation, Minutes, Topic
from straatwijs.agenda.states import TopicState
from straatwijs.instruments.definition import Text
from straatwijs.instruments.queries import indicators, instruments
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader, noted_things, voices, weekly


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One perspective on both sides of a theme."""

    label: str
    pleasant: int
    annoying: int


@dataclass(frozen=True, kw_only=True)
class Facts:
    """`noted`, `visits`, `minutes` and voices are the team's; `things` is everyone's, None for what is about people."""

    noted: int | None
    visits: int | None
    minutes: int | None
    things: int | None
    voices: tuple[Voice, ...]
    silent: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Item:
    """A topic as a page shows it."""

    topic: Topic
    facts: Facts | None
    # The newest version of what was written down.
    minutes: Minutes | None
    versions: int
    action_points: tuple[ActionPoint, ...]
    merged: tuple[Topic, ...]
    # How many contributions hang on it; the team's.
    sources: int

    @property
    def words(self) -> dict[str, str]:
        """The three fields, empty as long as nothing was written down."""
        said = self.minutes
        return {name: getattr(said, name) if said else "" for name in ("going_on", "doing", "more")}


def items(
    conversation: Conversation, *, reader: Reader, states: Iterable[TopicState], sheltered: bool
) -> tuple[Item, ...]:
    """In the order of the agenda. Everyone gets no sheltered topics; that is up to the caller."""
    found = conversation.topics.filter(state__in=list(states)).select_related(
        "theme", "signal", "action", "point"
    )
    if not sheltered:
        found = found.filter(sheltered=False)
    found = found.annotate(sources_number=Count("sources", distinct=True)).prefetch_related(
        "areas", "minutes", Prefetch("action_points", ActionPoint.objects.order_by("due", "pk")), "merged"
    )
    return tuple(_item(topic, reader) for topic in found)


def item_of(topic: Topic, *, reader: Reader) -> Item:
    found = items(topic.conversation, reader=reader, states=[TopicState(topic.state)], sheltered=True)
    return next(item for item in found if item.topic.pk == topic.pk)


def _item(topic: Topic, reader: Reader) -> Item:
    minutes = list(topic.minutes.all())
    return Item(
        topic=topic,
        facts=facts_of(
            list(topic.areas.all()), topic.indicators, first=topic.since, end=topic.until, reader=reader
        ),
        minutes=minutes[-1] if minutes else None,
        versions=len(minutes),
        action_points=tuple(topic.action_points.all()),
        merged=tuple(topic.merged.all()),
        sources=getattr(topic, "sources_number", 0),
    )


def facts_of(
    areas: Sequence[Area], codes: Sequence[str], *, first: date | None, end: date | None, reader: Reader
) -> Facts | None:
    """None for what was brought in by word of mouth: nothing is counted there."""
    if not codes or first is None or end is None or not areas:
        return None
    weeks = weekly(areas, codes=codes, first=first, end=end, reader=reader)
    heard = {
        voice.perspective: voice
        for voice in voices(areas, codes=_both_sides(codes), first=first, end=end, reader=reader)
    }
    known = perspectives()
    return Facts(
        noted=sum(week.noted for week in weeks) if weeks else None,
        visits=sum(week.visits for week in weeks) if weeks else None,
        minutes=sum(week.minutes for week in weeks) if weeks else None,
        things=noted_things(areas, codes=codes, first=first, end=end),
        voices=tuple(
            Voice(label=str(label), pleasant=heard[code].pleasant, annoying=heard[code].annoying)
            for code, label in known
            if code in heard
        ),
        silent=tuple(str(label) for code, label in known if code not in heard) if weeks else (),
    )


def _both_sides(codes: Sequence[str]) -> list[str]:
    """All that can be noted about the same themes: who finds it pleasant speaks there too."""
    themes = {indicators()[code].theme for code in codes if code in indicators()}
    return [code for code, indicator in indicators().items() if indicator.theme in themes]


def perspectives() -> tuple[tuple[str, Text], ...]:
    """Those that somebody can choose on the noting page."""
    asked = (question for one in instruments().values() for question in one.questions)
    return next((question.choices for question in asked if question.code == "perspective"), ())
