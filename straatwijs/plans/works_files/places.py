"""Where works lie: at the street or area that the file names, else at what lies at its point or line."""

from dataclasses import dataclass

import shapely
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from straatwijs.observations.imports.whereabouts import Whereabouts, key_of
from straatwijs.places.calculations import shapes
from straatwijs.places.models import OUTDOORS, Area, Boundary
from straatwijs.places.queries.boundaries import newest_boundaries

# About five hundred metres: works at the border belong to both sides.
_BESIDE = 0.005


@dataclass(frozen=True, slots=True)
class _Spot:
    point: tuple[float, float]
    street: str = ""


class WorkPlaces:
    """Of one municipality; each raises ValueError with a reason."""

    def __init__(self, municipality: Area, own: list[Area]) -> None:
        self._town = municipality
        self._own = tuple(area.path for area in own)
        self._whereabouts = Whereabouts(municipality, None)
        within = Area.objects.filter(path__startswith=municipality.path, current=True)
        self._streets, self._areas = (
            _by_name(within.filter(kind__in=OUTDOORS)),
            _by_name(within.exclude(kind__in=OUTDOORS)),
        )
        self._codes = {area.code.lower(): area for area in within}
        bounds = newest_boundaries(Boundary.objects.filter(area=municipality).exclude(geometry=""))
        shape = shapes.from_text(bounds[0].geometry) if bounds else None
        self._border = shapely.buffer(shape, _BESIDE) if shape else None

    def area_of(self, street: str, area: str, shape: shapely.Geometry | None) -> Area:
        found = self._found(street, area, shape)
        if not found.path.startswith(self._own):
            raise ValueError(_("it lies outside the places that you work for"))
        return found

    def _found(self, street: str, area: str, shape: shapely.Geometry | None) -> Area:
        if shape and self._border and not shapely.intersects(self._border, shape):
            raise ValueError(
                _("it does not lie in %(town)s; are its coordinates swapped?") % {"town": self._town.name}
            )
        if street:
            return self._named(self._streets, street, _("its street is not known here; is it spelt right?"))
        if area:
            return self._codes.get(area.lower()) or self._named(
                self._areas, area, _("its area is not known here; is it spelt right?")
            )
        if shape:
            return self._at(shape)
        raise ValueError(_("it has no place: give a street, an area, or coordinates"))

    def _named(self, names: dict[str, Area | None], name: str, unknown: str) -> Area:
        key = key_of(name)
        if key not in names:
            raise ValueError(unknown)
        if found := names[key]:
            return found
        raise ValueError(_("two places here have this name; give the code instead"))

    def _at(self, shape: shapely.Geometry) -> Area:
        (spot,) = self._whereabouts.spots_of([_Spot(shapes.middle_of(shape))])
        return spot.area


def _by_name(areas: QuerySet[Area]) -> dict[str, Area | None]:
    """None for a name that two of them have."""
    found: dict[str, Area | None] = {}
    for area in areas:
        key = key_of(area.name)
        found[key] = None if key in found else area
    return found
