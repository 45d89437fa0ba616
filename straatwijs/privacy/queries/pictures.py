"""What the pages of a place show, in a fixed number of queries whatever lies behind it."""

from collections import Counter
from dataclasses import replace
from datetime import date

from straatwijs.accounts.roles import Permission
from straatwijs.instruments.definition import Kind, Side
from straatwijs.places.models import Area, AreaKind, PriorityArea
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.closings import next_closing, next_quarter_closing
from straatwijs.privacy.calculations.paths import paths_above
from straatwijs.privacy.queries.exact import EVERY_KIND, THINGS, Within, numbers_by_week
from straatwijs.privacy.queries.figures import (
    LastPublished,
    Now,
    live_figures,
    live_looking,
    live_totals,
    live_voices,
)
from straatwijs.privacy.queries.parts import StreetParts, neighbourhood_around, neighbourhoods_of
from straatwijs.privacy.queries.places import children_of, names_of, place_of, place_of_priority
from straatwijs.privacy.queries.published import PublishedSums, published_sums
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.values import Below, Picture, Place

_PARTS = (plan.ROOT, plan.BLOCK, plan.INDICATOR, plan.PERSPECTIVE)


def street_picture(area: Area, *, reader: Reader, today: date) -> Picture:
    """Of a street, square, park or entrance: things are its own, living together is the neighbourhood's.

    For a reader who may see the street live everything is its own, exact and live.
    """
    now = Now(today)
    live = reader.may(Permission.SEE_STREET_LIVE, area)
    if area.kind == AreaKind.ENTRANCE and area.parent and not live:
        area = area.parent  # nothing finer than a street is everyone's
    around = neighbourhood_around(area)
    parts = _street_parts(around)
    host = parts.under.get(area.code, area.code)
    published = (
        _published(around.path, now, streets=(host,)) if around else LastPublished(PublishedSums(), (host,))
    )
    picture = _picture(place_of(area), Within((area.path,)), published, now=now, live=live)
    return replace(
        picture,
        neighbourhood=place_of(around) if around else None,
        together_with=names_of(parts.together_with(area.code)),
    )


def area_picture(area: Area | PriorityArea, *, reader: Reader, today: date) -> Picture:
    """Of an area above streets: things added up, living together added up from what is shown below."""
    if isinstance(area, PriorityArea):
        return _priority_picture(area, reader=reader, today=today)
    if area.is_outdoors or area.kind == AreaKind.ENTRANCE:
        return street_picture(area, reader=reader, today=today)
    now = Now(today)
    within, live = Within((area.path,)), reader.may(Permission.SEE_STREET_LIVE, area)
    picture = _picture(place_of(area), within, _published(area.path, now), now=now, live=live)
    is_neighbourhood = area.kind == AreaKind.NEIGHBOURHOOD
    return replace(
        picture,
        neighbourhood=picture.place if is_neighbourhood else None,
        below=_below(within, children_of(area), now),
    )


def _priority_picture(area: PriorityArea, *, reader: Reader, today: date) -> Picture:
    """Its streets' own totals about living together, as far as each is shown; nothing is parted further."""
    now = Now(today)
    members = tuple(area.areas.select_related("parent").order_by("name", "code"))
    within = Within(tuple(member.path for member in members))
    live = bool(members) and all(reader.may(Permission.SEE_STREET_LIVE, member) for member in members)
    codes = tuple(member.code for member in members)
    published = _published(area.municipality.path, now, streets=codes)
    picture = _picture(place_of_priority(area), within, published, now=now, live=live)
    if not live:
        things = tuple(figure for figure in picture.figures if figure.whose == "here")
        picture = replace(picture, figures=things, voices=(), blocks=())
    return replace(picture, below=_below(within, members, now))


def _street_parts(around: Area | None) -> StreetParts:
    found = neighbourhoods_of(around.path) if around else ()
    return found[0].streets if found else StreetParts()


def _published(path: str, now: Now, *, streets: tuple[str, ...] | None = None) -> LastPublished:
    parts = _PARTS if streets is None else (*_PARTS, plan.STREET)
    return LastPublished(
        published_sums(path, quarters=now.recent_quarters, parts=parts, streets=streets), streets
    )


def _picture(place: Place, within: Within, published: LastPublished, *, now: Now, live: bool) -> Picture:
    figures = live_figures(within, kinds=EVERY_KIND if live else THINGS, now=now)
    return Picture(
        place=place,
        neighbourhood=None,
        live=live,
        quarter=now.quarter,
        first_week=now.quarter.first_week,
        weeks=now.weeks,
        figures=figures if live else (*figures, *published.figures()),
        totals=live_totals(figures) if live else published.totals(),
        voices=live_voices(within, now=now) if live else published.voices(),
        looking=live_looking(within, now=now) if live else published.looking(),
        published_quarter=published.quarter,
        published_on=published.published_on,
        next_on=next_closing(now.today),
        next_quarter_on=next_quarter_closing(now.today),
        heard_this_week=any(figure.weeks[-1] for figure in figures),
        blocks=published.blocks(),
    )


def _below(within: Within, places: tuple[Area, ...], now: Now) -> tuple[Below, ...]:
    """Things noted this quarter so far in each of these places; one query."""
    weeks = numbers_by_week(
        within,
        kinds=(Kind.OBJECT.value,),
        dimensions=("area__path", "side"),
        first=now.quarter.first_week,
        end=now.end,
    )
    totals: Counter[tuple[str, str]] = Counter()
    for (path, side), by_week in weeks.items():
        for above in paths_above(path):
            totals[above, side] += by_week.total()
    return tuple(
        Below(
            place=place_of(one),
            pleasant=totals[one.path, Side.PLEASANT.value],
            annoying=totals[one.path, Side.ANNOYING.value],
        )
        for one in places
    )
