"""Which streets touch: what spreads, spreads along these."""

from functools import lru_cache

import numpy as np
import shapely

from straatwijs.places.calculations import shapes
from straatwijs.places.models import OUTDOORS, Area, Boundary
from straatwijs.places.queries.boundaries import newest_boundaries
from straatwijs.places.queries.cache import remembered, stay_current

# Lines are drawn to the middle of a crossing or to its edge.
_TOUCHING_M = 25.0


def adjacent_streets(municipality: Area) -> tuple[tuple[int, int], ...]:
    """Pairs of ids of streets, squares and parks that lie within 25 m of each other, the smaller id first."""
    stay_current()
    return _adjacent(municipality.path)


@remembered
@lru_cache(maxsize=4)
def _adjacent(path: str) -> tuple[tuple[int, int], ...]:
    wanted = Boundary.objects.filter(
        area__path__startswith=path, area__kind__in=OUTDOORS, area__current=True
    ).exclude(geometry="")
    found = [
        (boundary.area_id, shapes.from_text(boundary.geometry))
        for boundary in newest_boundaries(wanted.select_related("area"))
    ]
    known = [(id_, shape) for id_, shape in found if shape is not None]
    if not known:
        return ()
    drawn = np.array([shape for _, shape in known], dtype=object)
    ids = np.array([id_ for id_, _ in known])
    flat = shapes.flat(drawn, float(np.median(shapely.bounds(drawn)[:, 1])))
    ones, others = shapely.STRtree(flat).query(flat, predicate="dwithin", distance=_TOUCHING_M)
    pairs = np.sort(np.stack([ids[ones], ids[others]], axis=1)[ones < others], axis=1)
    return tuple((int(one), int(other)) for one, other in np.unique(pairs, axis=0))
