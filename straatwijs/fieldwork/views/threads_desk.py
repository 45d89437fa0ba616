"""What the pages of stories and threads share: whose places, one line per story, and the place that is chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from straatwijs.accounts.roles import Permission
from straatwijs.accounts.signed_in import member_of
from straatwijs.fieldwork.actions.threads import Done
from straatwijs.fieldwork.queries.stories import Told, theme_names
from straatwijs.observations.public_words import explain
from straatwijs.places.models import OUTDOORS, Area
from straatwijs.places.queries import descendants, largest_areas_where
from straatwijs.shared.last_thing import last_thing_done, remember

DESK = "threads"
_READING = (Permission.READ_TEAM, Permission.READ_PROFESSIONALS)
_MOST_CHOICES = 300


@dataclass(frozen=True)
class Line:
    story: Told
    themes: tuple[str, ...]
    withheld: tuple[str, ...]


def own_places(request: HttpRequest) -> list[Area]:
    """Where this member reads words. Raises PermissionDenied for nowhere."""
    own = largest_areas_where(member_of(request), *_READING)
    if not own:
        raise PermissionDenied(_("Your role sees counts, no words. Look at the page of your street."))
    return own


def places_to_choose(own: Iterable[Area]) -> list[Area]:
    """The own places and what lies in them, without streets: a thread runs through more than one."""
    found = list(own)
    for area in own:
        found += descendants(area).exclude(kind__in=OUTDOORS).order_by("name")[:_MOST_CHOICES]
    return found


def chosen_place(slug: str, own: Sequence[Area]) -> Area:
    """A place of one's own, the first one when none is chosen. Raises Http404 for another."""
    if not slug:
        return own[0]
    area = Area.objects.filter(slug=slug).first()
    if area is None or not any(area.path.startswith(place.path) for place in own):
        raise Http404
    return area


def lines(stories: Iterable[Told]) -> list[Line]:
    names = theme_names()
    return [
        Line(
            story=story,
            themes=tuple(names[code] for code in story.themes if code in names),
            withheld=tuple(explain(story.withheld)),
        )
        for story in stories
    ]


def remember_done(request: HttpRequest, what: str, done: Done) -> None:
    remember(request, DESK, what, done=asdict(done))


def done_before(request: HttpRequest) -> Done | None:
    """The last thing done, as long as it can be undone."""
    last = last_thing_done(request, DESK)
    if last is None:
        return None
    kept: dict[str, Any] = last["done"]
    moved = tuple((reference, before, after) for reference, before, after in kept["moved"])
    return Done(**{**kept, "moved": moved})
