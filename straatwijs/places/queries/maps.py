"""Small maps drawn on the server: no tiles, no script, no third party. Each is kept until the next import."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape

import shapely
from django.db.models import F, QuerySet
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from straatwijs.places.calculations import drawing, shapes
from straatwijs.places.calculations.drawing import Frame
from straatwijs.places.models import Area, AreaKind, Boundary, PriorityArea
from straatwijs.places.queries.areas import children_of, descendants
from straatwijs.places.queries.boundaries import newest_boundaries
from straatwijs.places.queries.cache import remembered, stay_current
from straatwijs.places.queries.drawn_places import (
    AREAS,
    FAINT,
    HERE,
    MOST_BYTES,
    NAMES,
    OUTLINE,
    PINS,
    STREETS,
    Place,
    chosen_class,
    drawn_first,
    hidden_picture,
    linked,
    name_on_map,
    picture,
    pin,
    stroke,
    surroundings,
)
from straatwijs.places.queries.near import outdoor_boundaries

_MAPS = 128
_NAMED = 14
# A municipality without wijken or buurten has all its streets right below it.
_MOST_SHAPES = 400
# Units per metre: a drawing of more than four kilometres.
_TOWN_SCALE = 0.25
_NEIGHBOURS_TOLD = 6


@dataclass(frozen=True)
class _Drawing:
    svg: str
    neighbours: tuple[str, ...] = ()
    frame: Frame | None = None


def map_svg(area: Area, *, highlight: Collection[str] = ()) -> SafeString:
    """A street among its neighbours, or an area with what lies right below it; empty where no shape is known.

    A street's map is one picture with a text. An area's map has links to its `children_of`, for pointers only:
    the page gives the same links as a list, so the map stays out of the way of keyboards and screen readers.
    `highlight` holds codes.
    """
    stay_current()
    if area.is_outdoors:
        return _labelled(area, _street(area.pk))
    return mark_safe(_inside(area.pk, frozenset(highlight)).svg)  # noqa: S308 - names are escaped in linked


def map_of_streets(codes: Collection[str]) -> SafeString:
    """Streets and squares among their neighbours, with links for pointers: list them beside it."""
    stay_current()
    return mark_safe(_streets(frozenset(codes)).svg)  # noqa: S308 - names are escaped in linked


def map_with_points(place: Area | PriorityArea, points: Mapping[str, tuple[float, float]]) -> SafeString:
    """A place with what hangs on it: by label, longitude and latitude. List the same labels beside it."""
    stay_current()
    if isinstance(place, PriorityArea):
        made = _streets(frozenset(place.areas.values_list("code", flat=True)))
    else:
        made = _street(place.pk) if place.is_outdoors else _inside(place.pk, frozenset())
    if made.frame is None:
        return SafeString("")
    pins = "".join(pin(label, shapely.Point(at), made.frame) for label, at in points.items())
    svg = (
        made.svg
        if 'aria-hidden="true"' in made.svg
        else made.svg.replace("<svg ", '<svg aria-hidden="true" ', 1)
    )
    return mark_safe(svg.replace("</svg>", f'<g class="pins" {PINS}>{pins}</g></svg>'))  # noqa: S308 - escaped


def map_to_pick(areas: Iterable[Area], chosen: Collection[str]) -> SafeString:
    """The same streets as a list of checkboxes, each path with its code in `data-pick`."""
    places = _places(newest_boundaries(_with_shape(areas)))
    if not places:
        return SafeString("")
    frame = drawing.frame_around(drawing.box_around(shapes.box_of(place.shape) for place in places))
    paths = [
        f'<path data-pick="{escape(place.code)}"{chosen_class(place, chosen)}{place.surface} d="{data}"><title>{escape(place.name)}</title></path>'
        for place, data in drawn_first(places, frame, budget=10 * MOST_BYTES)
    ]
    body = f'<g {stroke(frame, STREETS)} class="streets">{"".join(paths)}</g>'
    return mark_safe(hidden_picture(frame, body))  # noqa: S308 - escaped


def _labelled(area: Area, made: _Drawing) -> SafeString:
    if not made.svg:
        return SafeString("")
    label = _("Map of %(street)s") % {"street": area.name}
    if made.neighbours:
        label = _("Map of %(street)s with around it %(others)s") % {
            "street": area.name,
            "others": ", ".join(made.neighbours),
        }
    return mark_safe(made.svg.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1))  # noqa: S308 - escaped


@remembered
@lru_cache(maxsize=_MAPS)
def _street(area_id: int) -> _Drawing:
    own = _places(newest_boundaries(_with_shape([area_id])))
    if not own:
        return _Drawing("")
    frame = drawing.frame_around(shapes.box_of(own[0].shape), margin=0.25, least_m=350)
    around = [place for place in _places(outdoor_boundaries(frame.box)) if place.code != own[0].code]
    drawn = list(drawn_first(around, frame, budget=MOST_BYTES // 4))
    path = f'<path{own[0].surface} d="{drawing.path_data(own[0].shape, frame)}"/>'
    here = f'<g {stroke(frame, HERE, 2)} class="here">{path}</g>'
    near = sorted(drawn, key=lambda pair: (round(pair[0].shape.distance(own[0].shape), 4), pair[0].name))
    return _Drawing(
        picture(frame, surroundings(drawn, frame) + here),
        tuple(place.name for place, _data in near[:_NEIGHBOURS_TOLD]),
        frame,
    )


@remembered
@lru_cache(maxsize=_MAPS)
def _inside(area_id: int, highlight: frozenset[str]) -> _Drawing:
    area = Area.objects.get(pk=area_id)
    own = _known_or_joined([area], area)
    inside = _largest_children(area)
    if not own and not inside:
        return _Drawing("")
    frame = drawing.frame_around(drawing.box_around(shapes.box_of(place.shape) for place in own or inside))
    outline = "".join(
        f'<path {OUTLINE} class="outline" d="{drawing.path_data(place.shape, frame)}"/>' for place in own
    )
    body = outline + _beyond(inside, frame) + _children(inside, frame, highlight)
    return _Drawing(hidden_picture(frame, body), frame=frame)


def _largest_children(area: Area) -> list[Place]:
    longest = children_of(area).order_by(F("length_m").desc(nulls_last=True), "code")
    return _known_or_joined(list(longest[:_MOST_SHAPES]), area)


def _known_or_joined(areas: Sequence[Area], around: Area) -> list[Place]:
    """Their shapes; of a wijk or municipality without one, its buurten together."""
    places = _places(newest_boundaries(_with_shape(areas)))
    known = {place.code for place in places}
    without = [area for area in areas if area.code not in known and not area.is_outdoors]
    if without:
        buurten = descendants(around).filter(kind=AreaKind.NEIGHBOURHOOD)
        parts = newest_boundaries(_with_shape(buurten))
        places += [place for area in without if (place := _joined(area, parts))]
    return places


def _joined(area: Area, buurten: Iterable[Boundary]) -> Place | None:
    parts = [shapes.from_text(part.geometry) for part in buurten if part.area.path.startswith(area.path)]
    shape = shapes.repaired(shapely.union_all([part for part in parts if part]))
    return None if shape.is_empty else Place(area.code, area.name, area.get_absolute_url(), area.kind, shape)


def _beyond(inside: Sequence[Place], frame: Frame) -> str:
    """Faint streets around those of a neighbourhood; on a map of a whole town they would only be noise."""
    if frame.scale < _TOWN_SCALE or not any(place.outdoors for place in inside):
        return ""
    known = {place.code for place in inside}
    beyond = [place for place in _places(outdoor_boundaries(frame.box)) if place.code not in known]
    return surroundings(list(drawn_first(beyond, frame, budget=MOST_BYTES // 4)), frame, FAINT)


def _children(inside: Sequence[Place], frame: Frame, highlight: Collection[str]) -> str:
    streets = [place for place in inside if place.outdoors]
    areas = [place for place in inside if not place.outdoors]
    parts = f'<g {AREAS} class="areas">{linked(areas, frame, highlight)}</g>' if areas else ""
    if areas and len(areas) <= _NAMED:
        parts += f'<g {NAMES} class="names">{"".join(name_on_map(place, frame) for place in areas)}</g>'
    return parts + (
        f'<g {stroke(frame, STREETS)} class="streets">{linked(streets, frame, highlight)}</g>'
        if streets
        else ""
    )


@remembered
@lru_cache(maxsize=_MAPS)
def _streets(codes: frozenset[str]) -> _Drawing:
    wanted = Boundary.objects.filter(area__code__in=codes).exclude(geometry="").select_related("area")
    own = _places(newest_boundaries(wanted))
    if not own:
        return _Drawing("")
    frame = drawing.frame_around(drawing.box_around(shapes.box_of(place.shape) for place in own), margin=0.12)
    around = [place for place in _places(outdoor_boundaries(frame.box)) if place.code not in codes]
    others = surroundings(list(drawn_first(around, frame, budget=MOST_BYTES // 2)), frame)
    body = f'{others}<g {stroke(frame, HERE, 2)} class="here">{linked(own, frame, ())}</g>'
    return _Drawing(hidden_picture(frame, body), frame=frame)


def _with_shape(areas: Iterable[Area] | Iterable[int]) -> QuerySet[Boundary]:
    return Boundary.objects.filter(area__in=areas).exclude(geometry="").select_related("area")


def _places(boundaries: Iterable[Boundary]) -> list[Place]:
    found = []
    for boundary in boundaries:
        if shape := shapes.from_text(boundary.geometry):
            area = boundary.area
            found.append(Place(area.code, area.name, area.get_absolute_url(), area.kind, shape))
    return found
