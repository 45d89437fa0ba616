"""Stories as the team reads them: in somebody's own words, with the themes that the teller named."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from straatwijs.fieldwork.models import ThreadStory
from straatwijs.fieldwork.thread_states import ThreadState
from straatwijs.instruments.queries import indicators, instruments
from straatwijs.places.models import Area
from straatwijs.privacy.queries import InboxItem, Place, Reader, filled, inbox, inbox_items
from straatwijs.privacy.queries.values import Said

STORY = "story"
# The question of a form in which the teller says what the story is about.
_THEMES = "themes"
# The newest ones; likeness takes memory by the square of their number.
MOST = 1000


@dataclass(frozen=True, kw_only=True)
class Told:
    """`themes` are codes that the teller named, or those of the picture that was tapped. `thread` is 0 for a loose story."""

    reference: int
    place: Place
    side: str
    text: str
    said: tuple[Said, ...]
    themes: tuple[str, ...]
    withheld: tuple[str, ...]
    circle: str
    told_on: date
    thread: int
    refused: int  # the group that it was in when somebody said that it is no thread


def story_instrument() -> str | None:
    """Only what was told as a story, as soon as that can be told; else all words that somebody gave."""
    return STORY if STORY in instruments() else None


def told(
    reader: Reader,
    *,
    areas: Sequence[Area],
    instrument: str | None,
    theme: str = "",
    side: str = "",
    references: Collection[int] | QuerySet[Any] | None = None,
) -> tuple[Told, ...]:
    """What this reader may read there, newest first."""
    page = inbox(
        reader,
        areas=areas,
        instrument=instrument,
        side=side or None,
        text=True,
        references=references,
        limit=MOST,
    )
    found = _told(page.items, _named_themes(areas, page.items, reader))
    return tuple(story for story in found if not theme or theme in story.themes)


def told_one(reference: int, *, reader: Reader) -> Told | None:
    """None when it is not there (any more), has no words, or is not for this reader."""
    items = [item for item in inbox_items([reference], reader=reader) if item.text]
    areas = list(Area.objects.filter(pk__in=[item.place.id for item in items]))
    return next(iter(_told(items, _named_themes(areas, items, reader))), None)


def theme_names() -> dict[str, str]:
    """What a teller can choose from, of all instruments, in the reader's language."""
    names = {theme.code: str(theme.label) for one in instruments().values() for theme in one.themes}
    for one in instruments().values():
        for question in one.questions:
            if question.code == _THEMES:
                names |= {code: str(label) for code, label in question.choices}
    return names


def _named_themes(
    areas: Sequence[Area], items: Iterable[InboxItem], reader: Reader
) -> dict[int, tuple[str, ...]]:
    """By reference, of forms that ask for them."""
    asking = {
        one.id
        for one in instruments().values()
        if any(question.code == _THEMES for question in one.questions)
    }
    there = asking & {item.instrument for item in items}
    return {
        form.reference: tuple(form.answers.get(_THEMES) or ())
        for instrument in sorted(there)
        for area in areas
        for form in filled(area, instrument=instrument, reader=reader)
    }


def _told(items: Sequence[InboxItem], named: dict[int, tuple[str, ...]]) -> list[Told]:
    references = [item.reference for item in items]
    rows = ThreadStory.objects.filter(contribution__in=references)
    where = {
        reference: (thread, state)
        for reference, thread, state in rows.values_list("contribution", "thread", "thread__state")
    }
    found = []
    for item in items:
        thread, state = where.get(item.reference, (0, ""))
        is_refused = state == ThreadState.REFUSED
        found.append(
            Told(
                reference=item.reference,
                place=item.place,
                side=item.side,
                text=item.text,
                said=item.said,
                themes=tuple(dict.fromkeys((*_tapped(item), *named.get(item.reference, ())))),
                withheld=item.withheld,
                circle=item.circle,
                told_on=item.noted_on,
                thread=0 if is_refused else thread,
                refused=thread if is_refused else 0,
            )
        )
    return found


def _tapped(item: InboxItem) -> tuple[str, ...]:
    known = indicators().get(item.indicator)
    return (known.theme,) if known and known.theme else ()
