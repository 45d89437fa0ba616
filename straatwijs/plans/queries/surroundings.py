"""Places as the search sees them: street, neighbourhood, quarter, and metres on one flat map."""

from collections.abc import Iterable
from math import cos, radians

from straatwijs.places.calculations.shapes import METRES_PER_DEGREE
from straatwijs.places.models import OUTDOORS, Area, AreaKind
from straatwijs.plans.calculations.nearness import Place

_KINDS = (AreaKind.NEIGHBOURHOOD, AreaKind.QUARTER, AreaKind.DISTRICT)


class Surroundings:
    """Asks once for the kinds of everything above these areas."""

    def __init__(self, areas: Iterable[Area]) -> None:
        known = {code for area in areas for code in _codes(area)}
        found = Area.objects.filter(code__in=known, kind__in=_KINDS)
        self._kinds = dict(found.values_list("code", "kind"))

    def place(self, area: Area, *, longitude: float | None = None, latitude: float | None = None) -> Place:
        """Of the area itself, at its own middle or at the point that is given."""
        by_kind = {self._kinds[code]: code for code in _codes(area) if code in self._kinds}
        east = area.longitude if longitude is None else longitude
        north = area.latitude if latitude is None else latitude
        return Place(
            street=area.code if area.kind in {*OUTDOORS, AreaKind.ENTRANCE} else "",
            neighbourhood=by_kind.get(AreaKind.NEIGHBOURHOOD, ""),
            quarter=by_kind.get(AreaKind.QUARTER) or by_kind.get(AreaKind.DISTRICT, ""),
            at=_metres(east, north) if east is not None and north is not None else None,
        )


def _codes(area: Area) -> list[str]:
    return area.path.strip("/").split("/")


def _metres(longitude: float, latitude: float) -> tuple[float, float]:
    return longitude * METRES_PER_DEGREE * cos(radians(latitude)), latitude * METRES_PER_DEGREE
