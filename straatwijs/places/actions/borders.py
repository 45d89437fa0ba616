"""Writing municipalities, wijken and buurten of one boundary year."""

from collections.abc import Iterable, Mapping, Sequence

from straatwijs.places.actions.tree import Tree
from straatwijs.places.calculations import codes, shapes
from straatwijs.places.files.records import AreaRecord
from straatwijs.places.models import Area, AreaKind, Boundary

_FROM_THE_TOP = {"GM": 0, "WK": 1, "BU": 2}


def in_order(records: Iterable[AreaRecord]) -> list[AreaRecord]:
    """Parents before children."""
    return sorted(records, key=lambda record: (_FROM_THE_TOP[record.code[:2]], record.code))


def write_area(tree: Tree, record: AreaRecord, year: int) -> None:
    if record.municipality_name:
        tree.ensure(codes.municipality_code(record.code), record.municipality_name)
    tree.seen.add(record.code)
    official = record.name or record.code
    area = tree.ensure(record.code, official)
    if tree.is_newest(area, year):
        _follow(tree, area, record, official)
    figures = {"population": record.population, "dwellings": record.dwellings}
    known = {key: value for key, value in figures.items() if value is not None}
    tree.put_boundary(area, year=year, name=official, shape=record.shape, figures=known)


def _follow(tree: Tree, area: Area, record: AreaRecord, official: str) -> None:
    """Name, place and dwellings are those of the newest year."""
    before = (area.name, area.dwellings, area.longitude, area.latitude)
    tree.rename(area, official)
    area.dwellings = area.dwellings if record.dwellings is None else record.dwellings
    area.longitude, area.latitude = shapes.middle_of(record.shape)
    if before != (area.name, area.dwellings, area.longitude, area.latitude):
        tree.save(area)


def write_names(tree: Tree, names_by_code: Mapping[str, str]) -> None:
    """Names for areas that are known by their code only. None is made, no name replaced."""
    for code, name in names_by_code.items():
        if code in tree.by_code:
            tree.seen.add(code)
            tree.ensure(code, name)


def mark_past(tree: Tree, written: Sequence[AreaRecord]) -> None:
    """A year comes whole per municipality and kind: what the newest year hasn't got is past."""
    groups = {(codes.municipality_code(record.code), codes.kind_of(record.code)) for record in written}
    for municipality, kind in sorted(groups):
        _mark_past(tree, municipality, AreaKind(kind))


def _mark_past(tree: Tree, municipality: str, kind: AreaKind) -> None:
    bounded = Boundary.objects.filter(area__kind=kind, area__path__startswith=f"{municipality}/")
    years = list(bounded.values_list("area__code", "year"))
    newest = max(year for _, year in years)
    there = {code for code, year in years if year == newest}
    for code in sorted({code for code, _ in years}):
        area = tree.by_code[code]
        if area.current != (code in there):
            area.current = code in there
            tree.save(area)
