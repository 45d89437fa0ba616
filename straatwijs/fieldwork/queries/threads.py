"""Threads with their stories and the counts beside them, what is suggested, and what an agenda may take up."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, QuerySet

from straatwijs.fieldwork.models import Thread, ThreadStory
from straatwijs.fieldwork.queries.stories import Told
from straatwijs.fieldwork.thread_states import ThreadState
from straatwijs.instruments.definition import Side
from straatwijs.instruments.queries import indicators, told_with_forms
from straatwijs.places.models import Area
from straatwijs.places.queries import within
from straatwijs.privacy.queries import Often, Reader, often_noted, weekly
from straatwijs.shared.own_process import in_own_process
from straatwijs.shared.weeks import week_of

# Loads SciPy, so never here.
_CALCULATION = "straatwijs.fieldwork.calculations.threads"

LIKE = 5
# From so many such groups out of shuffled words on, a suggestion may be chance.
_AS_OFTEN = 1
_MOST_BESIDE = 4  # per side
_OPEN = (ThreadState.KEPT, ThreadState.ASIDE)


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """A group for a person to judge; `words` are a hint for its name. `clear`: more than what the same words give when they
    are dealt out anew."""

    stories: tuple[Told, ...]
    words: tuple[str, ...]
    clear: bool


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What was noted at the same place in the same weeks, with the looking behind it; Mondays, `end` not included."""

    pleasant: tuple[tuple[str, int], ...]
    annoying: tuple[tuple[str, int], ...]
    visits: int
    minutes: int
    first: date
    last: date


@dataclass(frozen=True, kw_only=True)
class ForAgenda:
    """A thread that a conversation could talk about. No word of a story."""

    thread: int
    name: str
    area: Area
    references: tuple[int, ...]


def threads_in(areas: Iterable[Area]) -> QuerySet[Thread]:
    """Those that are kept or laid aside, by name; `number` is how many stories they have."""
    found = Thread.objects.filter(within(areas, "area"), state__in=_OPEN).select_related("area")
    return found.annotate(number=Count("stories")).order_by("name", "pk")


def references_of(thread: Thread) -> QuerySet[ThreadStory, int]:
    return thread.stories.order_by("contribution").values_list("contribution", flat=True)


def suggestions(stories: Sequence[Told]) -> tuple[Suggestion, ...]:
    """Groups of loose stories, those that may be chance last. One that was refused comes back only when most of it is new."""
    loose = [story for story in stories if not story.thread]
    if not loose:
        return ()
    groups = [
        Suggestion(
            stories=tuple(loose[member] for member in members), words=tuple(words), clear=as_many < _AS_OFTEN
        )
        for members, words, as_many in in_own_process(_CALCULATION, "suggested", _texts(loose))
    ]
    return tuple(sorted((one for one in groups if not _was_refused(one)), key=lambda one: not one.clear))


def more_like(story: Told, stories: Sequence[Told]) -> tuple[Told, ...]:
    """The most like it, first."""
    others = [other for other in stories if other.reference != story.reference]
    if not others:
        return ()
    found = in_own_process(_CALCULATION, "most_like", _texts([story, *others]), 0, LIKE)
    return tuple(others[number - 1] for number in found)


def may_belong(thread: Sequence[Told], stories: Sequence[Told]) -> tuple[Told, ...]:
    """Loose stories that are most like those of a thread."""
    loose = [story for story in stories if not story.thread]
    if not thread or not loose:
        return ()
    members = list(range(len(thread)))
    among = list(range(len(thread), len(thread) + len(loose)))
    texts = _texts([*thread, *loose])
    found = in_own_process(_CALCULATION, "nearest", texts, members, among, LIKE)
    return tuple(loose[number - len(thread)] for number in found)


def beside(area: Area, stories: Sequence[Told], *, reader: Reader) -> Beside | None:
    """About the themes that the tellers named, or else what was noted most. None without stories or without the right."""
    if not stories:
        return None
    first = week_of(min(story.told_on for story in stories))
    end = week_of(max(story.told_on for story in stories)) + timedelta(weeks=1)
    # The stories themselves are told above; beside them stands what was noted otherwise.
    noted = often_noted(area, first=first, end=end, reader=reader)
    rows = [row for row in noted if row.indicator not in told_with_forms()]
    looking = weekly([area], codes=[], first=first, end=end, reader=reader)
    if not looking:
        return None
    themes = {theme for story in stories for theme in story.themes}
    about = [row for row in rows if _theme(row) in themes] or rows
    return Beside(
        pleasant=_of_side(about, Side.PLEASANT),
        annoying=_of_side(about, Side.ANNOYING),
        visits=sum(week.visits for week in looking),
        minutes=sum(week.minutes for week in looking),
        first=first,
        last=end - timedelta(days=1),
    )


def threads_for_agenda(area: Area) -> tuple[ForAgenda, ...]:
    """Kept threads of this place and of what lies in it that have stories, most stories first."""
    found = threads_in([area]).filter(state=ThreadState.KEPT).prefetch_related("stories")
    told = [(thread, sorted(story.contribution for story in thread.stories.all())) for thread in found]
    told.sort(key=lambda pair: -len(pair[1]))
    return tuple(
        ForAgenda(
            thread=thread.pk,
            name=thread.name,
            area=thread.area,
            references=tuple(references),
        )
        for thread, references in told
        if references
    )


def _texts(stories: Sequence[Told]) -> list[str]:
    return [story.text for story in stories]


def _was_refused(group: Suggestion) -> bool:
    together = Counter(story.refused for story in group.stories if story.refused)
    return max(together.values(), default=0) * 2 >= len(group.stories)


def _theme(row: Often) -> str:
    known = indicators().get(row.indicator)
    return known.theme if known else ""


def _of_side(rows: Iterable[Often], side: Side) -> tuple[tuple[str, int], ...]:
    named = ((indicators().get(row.indicator), row) for row in rows if row.side == side)
    found = [(str(known.label), row.number) for known, row in named if known]
    return tuple(found[:_MOST_BESIDE])
