"""From loose stretches to streets: which area a stretch lies in, and what belongs together."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import shapely
from shapely import Geometry, STRtree

from straatwijs.places.calculations import coordinates, names, shapes

# A stretch outside all areas belongs to the nearest within so many metres: borders are drawn roughly.
_NEAR = 300.0


@dataclass(frozen=True)
class Fence:
    """One of the smallest known areas."""

    code: str
    municipality: str
    shape: Geometry


@dataclass(frozen=True)
class Stretch:
    """`metres` of it by the code of the area it lies in."""

    names: tuple[str, ...]
    shape: Geometry
    municipality: str
    kind: str = ""
    bag_id: str = ""
    dwellings: int | None = None
    metres: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Street:
    """`parent` is the code of the area that holds most of its length."""

    slug: str
    municipality: str
    name: str
    kind: str
    bag_id: str
    parent: str
    shape: Geometry
    length_m: float | None
    dwellings: int | None


def metres_within(parts: Sequence[Geometry], fences: Sequence[Fence]) -> list[dict[str, float]]:
    """Per shape the metres of its line (or edge) in each area; of the nearest area when it lies in none."""
    if not parts or not fences:
        return [{} for _ in parts]
    lines = np.array([part.boundary if shapes.is_area(part) else part for part in parts])
    latitude = float(shapely.bounds(lines)[:, 1].mean())
    lines = shapes.flat(lines, latitude)
    areas = shapes.flat(np.array([fence.shape for fence in fences]), latitude)
    shapely.prepare(areas)
    tree = STRtree(areas)
    found: list[dict[str, float]] = [{} for _ in parts]
    positions, hits = tree.query(lines, predicate="intersects")
    for position, hit, part in zip(
        positions, hits, shapely.intersection(lines[positions], areas[hits]), strict=True
    ):
        if part.length > 0:
            found[position][fences[hit].code] = float(part.length)
    for position in (position for position, held in enumerate(found) if not held):
        near = tree.query_nearest(lines[position], max_distance=_NEAR, all_matches=False)
        if len(near):
            found[position] = {fences[near[0]].code: float(lines[position].length)}
    return found


def most(metres: Mapping[str, float]) -> str:
    """The key that holds most; the first by code when two hold as much."""
    return min(metres, key=lambda code: (-metres[code], code))


def grouped(stretches: Sequence[Stretch]) -> list[Street]:
    """One street per name and municipality. A stretch with several names belongs to each of them."""
    groups: dict[tuple[str, str], list[tuple[str, Stretch]]] = defaultdict(list)
    for stretch in stretches:
        for name in stretch.names:
            groups[stretch.municipality, names.slug_of(name)].append((name, stretch))
    return [_street(municipality, slug, parts) for (municipality, slug), parts in sorted(groups.items())]


def _street(municipality: str, slug: str, parts: list[tuple[str, Stretch]]) -> Street:
    spellings, metres = Counter[str](), Counter[str]()
    for name, stretch in parts:
        spellings[name] += stretch.shape.length
        metres.update(stretch.metres)
    name = most(spellings)
    areas = [stretch.shape for _, stretch in parts if shapes.is_area(stretch.shape)]
    lines = shapes.joined_lines(stretch.shape for _, stretch in parts if not shapes.is_area(stretch.shape))
    return Street(
        slug=slug,
        municipality=municipality,
        name=name,
        kind=names.outdoor_kind(name, next((stretch.kind for _, stretch in parts if stretch.kind), "")),
        bag_id=next((stretch.bag_id for _, stretch in parts if stretch.bag_id), ""),
        parent=most(metres) if metres else municipality,
        shape=shapes.repaired(shapely.union_all(areas)) if areas else lines,
        dwellings=next((stretch.dwellings for _, stretch in parts if stretch.dwellings is not None), None),
        length_m=None if lines.is_empty else coordinates.length_in_metres(lines),
    )
