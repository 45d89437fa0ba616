"""GeoPackage, GeoJSON, TopoJSON and Shapefile (also zipped) as records."""

import re
import shutil
import tempfile
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError

from straatwijs.places.calculations import codes, names, shapes
from straatwijs.places.calculations.coordinates import Shapes, UnknownGridError, to_degrees
from straatwijs.places.files.columns import Columns, as_text
from straatwijs.places.files.records import AreaRecord, Content, FileRefusedError, Hints, LineRecord


def read(path: Path, hints: Hints) -> Content:
    """Raises FileRefusedError when the file, or any record in it, can't be used."""
    with _openable(path) as source:
        contents = [_content(source, layer, hints) for layer in _layers(source, hints.layers)]
    return Content(
        areas=tuple(area for content in contents for area in content.areas),
        lines=tuple(line for content in contents for line in content.lines),
        left_out=sum((content.left_out for content in contents), Counter[str]()),
    )


def _content(source: str, layer: str, hints: Hints) -> Content:
    table = _table(source, layer)
    try:
        places = to_degrees(table.shapes, table.grid)
    except UnknownGridError as error:
        raise FileRefusedError.at({str(error): [error.position + 1]}) from error
    return _records(table, places, hints)


@dataclass(frozen=True)
class _Table:
    columns: Columns
    rows: list[dict[str, object]]
    shapes: Shapes
    grid: str | None
    # From the name of the layer or the file; 0 when neither has one.
    year: int


@contextmanager
def _openable(path: Path) -> Iterator[str]:
    """Where to find it. A GeoPackage is a database that is written to while read, so a copy is read."""
    if path.suffix.lower() == ".zip":
        yield f"/vsizip/{path.resolve()}"
    elif path.suffix.lower() == ".gpkg":
        with tempfile.TemporaryDirectory() as folder:
            for part in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
                if part.exists():
                    shutil.copyfile(part, Path(folder) / part.name)
            yield str(Path(folder) / path.name)
    else:
        yield str(path)


def _table(source: str, layer: str) -> _Table:
    try:
        with warnings.catch_warnings():
            # Doubtful shapes are named below with their record.
            warnings.simplefilter("ignore", RuntimeWarning)
            meta, _, blobs, cells = pyogrio.raw.read(source, layer=layer)
            found = shapely.from_wkb(blobs, on_invalid="ignore")
    except (DataSourceError, DataLayerError, ValueError, UnicodeDecodeError) as error:
        raise _unreadable(error) from error
    fields = [str(name) for name in meta["fields"]]
    rows = [
        dict(zip(fields, row, strict=True)) for row in zip(*(list(column) for column in cells), strict=True)
    ]
    _all_have_a_shape(found)
    return _Table(
        columns=Columns.of(fields),
        rows=rows or [{} for _ in found],
        shapes=shapely.force_2d(found),
        grid=meta["crs"],
        year=_year_in(layer) or _year_in(Path(source).name),
    )


def _layers(source: str, wanted: tuple[str, ...]) -> list[str]:
    """Layers with shapes, all or those that are wanted."""
    try:
        layers = {str(name): kind for name, kind in pyogrio.list_layers(source)}
    except (DataSourceError, ValueError) as error:
        raise _unreadable(error) from error
    if missing := [name for name in wanted if name not in layers]:
        raise FileRefusedError.because(f"There is no layer {missing[0]!r}; it has {', '.join(layers)}.")
    return list(wanted) or [name for name, kind in layers.items() if kind is not None]


def _unreadable(error: Exception) -> FileRefusedError:
    """Without the folders on this machine."""
    return FileRefusedError.because("The file can't be read whole: " + re.sub(r"/\S*/", "", str(error)))


def _year_in(text: str) -> int:
    found = re.search(r"(?<!\d)(19|20)\d\d(?!\d)", text)
    return int(found[0]) if found else 0


def _all_have_a_shape(found: Shapes) -> None:
    problems: dict[str, list[int]] = defaultdict(list)
    for number, shape in enumerate(found, start=1):
        if shape is None or shape.is_empty:
            problems["it has no shape, or one that can't be read."].append(number)
        elif not shapes.is_finite(shape):
            problems["it has a point that is no number."].append(number)
    if problems:
        raise FileRefusedError.at(problems)


def _records(table: _Table, places: Shapes, hints: Hints) -> Content:
    areas, lines, left_out = [], [], Counter[str]()
    problems: dict[str, list[int]] = defaultdict(list)
    for number, (row, shape) in enumerate(zip(table.rows, places, strict=True), start=1):
        try:
            record = _record(number, row, shape, table, hints)
        except ValueError as error:
            problems[str(error)].append(number)
            continue
        if isinstance(record, AreaRecord):
            areas.append(record)
        elif isinstance(record, LineRecord):
            lines.append(record)
        else:
            left_out[record] += 1
    if problems:
        raise FileRefusedError.at(problems)
    return Content(areas=_one_per_code(areas), lines=tuple(lines), left_out=left_out)


def _record(
    number: int, row: dict[str, object], shape: shapely.Geometry, table: _Table, hints: Hints
) -> AreaRecord | LineRecord | str:
    """The record, or why it is none of ours. Raises ValueError with a sentence."""
    columns = table.columns
    if columns.water(row):
        return "water"
    said = columns.kind(row)
    if shapes.is_line(shape) or said in {"square", "park", "plein"}:
        return _line(number, row, shape, columns) or "line without a name"
    code = _code(row, table, hints)
    if codes.is_abroad(code):
        return "abroad"
    polygons = shapes.repaired(shape)
    if polygons.is_empty:
        raise ValueError(f"{code} has no surface, so it can't be an area.")
    return AreaRecord(
        number=number,
        code=code,
        name=names.area_name(as_text(row.get(columns.name)) or hints.name),
        municipality_name=names.area_name(columns.municipality_name(row)),
        shape=polygons,
        year=columns.year(row) or table.year,
        population=columns.population(row),
        dwellings=columns.dwellings(row),
    )


def _line(
    number: int, row: dict[str, object], shape: shapely.Geometry, columns: Columns
) -> LineRecord | None:
    found = [name for cell in columns.street_names(row) for name in names.split_names(cell)]
    if not found:
        return None
    return LineRecord(
        number=number,
        names=tuple(dict.fromkeys(found)),
        shape=shape if shapes.is_line(shape) else shapes.repaired(shape),
        kind=columns.kind(row),
        municipality=_municipality(columns.municipality_code(row)),
        bag_id=columns.bag_id(row),
        dwellings=columns.dwellings(row),
    )


def _municipality(text: str) -> str:
    return codes.clean_code(text.zfill(4)) if text.isdigit() or text.upper().startswith("GM") else ""


def _code(row: dict[str, object], table: _Table, hints: Hints) -> str:
    if table.columns.code:
        return codes.clean_code(row.get(table.columns.code))
    name = as_text(row.get(table.columns.name))
    if hints.codes:
        if name_key(name) not in hints.codes:
            raise ValueError(f"the list given with --codes has no code for {name!r}.")
        return hints.codes[name_key(name)]
    if hints.code and len(table.rows) == 1:
        return codes.clean_code(hints.code)
    if hints.code:
        raise ValueError(f"--code {hints.code} is for a file with one area; this one has {len(table.rows)}.")
    raise ValueError(
        "the area has no code, and a name is no key. Give a list of names and codes with --codes LIST.csv, "
        "or, for a file with one area, its code and name with --code GM0000 --name NAME."
    )


def name_key(name: str) -> str:
    """Sources differ in commas, full stops and case only."""
    return names.slug_of(name)


def _one_per_code(areas: list[AreaRecord]) -> tuple[AreaRecord, ...]:
    """An area that is cut in several records is one area; its figures are those of the first."""
    by_code: dict[str, list[AreaRecord]] = {}
    for area in areas:
        by_code.setdefault(area.code, []).append(area)
    return tuple(_united(parts) for parts in by_code.values())


def _united(parts: list[AreaRecord]) -> AreaRecord:
    if len(parts) == 1:
        return parts[0]
    shape = shapes.repaired(shapely.union_all(np.array([part.shape for part in parts])))
    return AreaRecord(**{**vars(parts[0]), "shape": shape})
