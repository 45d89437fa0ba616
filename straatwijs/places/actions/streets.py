"""Writing streets, squares and parks."""

from collections.abc import Iterable, Sequence

import shapely

from straatwijs.places.actions.tree import Tree, path_of
from straatwijs.places.calculations import codes, names, shapes
from straatwijs.places.calculations.streets import Fence, Street, Stretch, grouped, metres_within, most
from straatwijs.places.files.records import BagStreet, LineRecord
from straatwijs.places.models import OUTDOORS, Area, AreaKind, Boundary
from straatwijs.places.queries.boundaries import newest_boundaries

# The smallest kind that a municipality has shapes of decides where a street hangs.
_FINEST_FIRST = (AreaKind.NEIGHBOURHOOD, AreaKind.QUARTER, AreaKind.MUNICIPALITY)


def fences(municipality: str = "", box: shapes.Box | None = None) -> list[Fence]:
    """The smallest areas with a shape, of one municipality or of all that touch the box."""
    areas = Boundary.objects.filter(area__kind__in=_FINEST_FIRST, area__current=True).exclude(geometry="")
    if municipality:
        areas = areas.filter(area__path__startswith=f"{municipality}/")
    if box:
        west, south, east, north = box
        areas = areas.filter(west__lte=east, east__gte=west, south__lte=north, north__gte=south)
    found = newest_boundaries(areas.select_related("area"))
    finest: dict[str, AreaKind] = {}
    for kind in reversed(_FINEST_FIRST):
        finest |= {codes.municipality_code(b.area.code): kind for b in found if b.area.kind == kind}
    return [
        Fence(boundary.area.code, town, shape)
        for boundary in found
        if boundary.area.kind == finest[town := codes.municipality_code(boundary.area.code)]
        and (shape := shapes.from_text(boundary.geometry))
    ]


def streets_of(lines: Sequence[LineRecord], municipality: str) -> tuple[list[Street], int]:
    """The lines as streets, and how many lines lie outside every known area and so belong to none."""
    if not lines:
        return [], 0
    known = fences(municipality, shapes.box_of(shapely.GeometryCollection([line.shape for line in lines])))
    town_of = {fence.code: fence.municipality for fence in known}
    stretches, outside = [], 0
    once = _undoubled(lines)
    for line, metres in zip(once, metres_within([line.shape for line in once], known), strict=True):
        town = municipality or line.municipality or (town_of[most(metres)] if metres else "")
        if not town:
            outside += 1
            continue
        within = {code: length for code, length in metres.items() if town_of[code] == town}
        stretches.append(
            Stretch(line.names, line.shape, town, line.kind, line.bag_id, line.dwellings, within)
        )
    return grouped(stretches), outside


def _undoubled(lines: Sequence[LineRecord]) -> list[LineRecord]:
    """Graph tools write each stretch once per direction; the names of both are kept."""
    once: dict[bytes, LineRecord] = {}
    for line in lines:
        key = shapes.undirected(line.shape)
        same = once.get(key, line)
        once[key] = LineRecord(**{**vars(same), "names": tuple(dict.fromkeys(same.names + line.names))})
    return list(once.values())


def write_street(tree: Tree, street: Street, year: int, by_bag_id: dict[str, Area]) -> None:
    code = codes.street_code(street.municipality, street.slug)
    area = by_bag_id.get(street.bag_id) or tree.by_code.get(code)
    parent = tree.by_code.get(street.parent) or tree.ensure(street.municipality)
    if not area:
        area = tree.add(Area(code=code, kind=street.kind, name=street.name[:100], parent=parent))
    tree.seen.add(area.code)
    if tree.is_newest(area, year):
        _follow(tree, area, street, parent)
    tree.put_boundary(area, year=year, name=street.name[:100], shape=street.shape)


def _follow(tree: Tree, area: Area, street: Street, parent: Area) -> None:
    longitude, latitude = shapes.middle_of(street.shape)
    wanted: dict[str, object] = {
        "kind": street.kind, "length_m": street.length_m, "longitude": longitude, "latitude": latitude,
        "bag_id": area.bag_id or street.bag_id,
        "dwellings": area.dwellings if street.dwellings is None else street.dwellings,
    }  # fmt: skip
    if not area.bag_id:
        # The register's spelling goes before that of a map.
        wanted["name"] = street.name[:100]
    _set(tree, area, wanted | {"parent": parent, "path": path_of(area.code, parent)})


def _set(tree: Tree, area: Area, wanted: dict[str, object]) -> None:
    if any(getattr(area, key) != value for key, value in wanted.items()):
        for key, value in wanted.items():
            setattr(area, key, value)
        tree.save(area)


def hang_again(tree: Tree, municipalities: Iterable[str]) -> None:
    """After new borders every street of those municipalities goes to the area that now holds most of it."""
    for municipality in sorted(set(municipalities)):
        streets = Boundary.objects.filter(area__kind__in=OUTDOORS, area__path__startswith=f"{municipality}/")
        found = newest_boundaries(streets.exclude(geometry="").select_related("area__parent"))
        parts = [shapes.from_text(boundary.geometry) for boundary in found]
        held = metres_within([part for part in parts if part], fences(municipality)) if found else []
        for boundary, metres in zip(found, held, strict=True):
            if metres:
                parent = tree.by_code[most(metres)]
                _set(tree, boundary.area, {"parent": parent, "path": path_of(boundary.area.code, parent)})


def write_bag_street(tree: Tree, street: BagStreet, by_bag_id: dict[str, Area]) -> bool:
    """The official name and id of a street; a new one has no line. False when another has its name."""
    code = codes.street_code(street.municipality, names.slug_of(street.name))
    area = by_bag_id.get(street.bag_id) or tree.by_code.get(code)
    if not area:
        parent, kind = tree.ensure(street.municipality), names.outdoor_kind(street.name)
        area = tree.add(Area(code=code, kind=kind, name=street.name, parent=parent, bag_id=street.bag_id))
    if area.bag_id not in {"", street.bag_id}:
        return False
    tree.seen.add(area.code)
    _set(tree, area, {"name": street.name, "bag_id": street.bag_id})
    by_bag_id[street.bag_id] = area
    return True
