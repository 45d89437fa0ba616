"""Records of a file under our own names for its columns, with the line or feature they stand on."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely
from django.utils.translation import gettext as _

from straatwijs.observations.imports.reader import Row, rows_of
from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError

# Larger files than any programme of works; they are read whole.
MOST_BYTES = 20_000_000
_GEOJSON = {".geojson", ".json"}

# What others call a column, in small letters; our own name first.
_COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("id", "nummer", "number", "kenmerk", "projectnummer"),
    "who": ("who", "wie", "opdrachtgever", "organisatie"),
    "what": ("what", "wat", "omschrijving", "werkzaamheden", "titel"),
    "kind": ("kind", "soort", "type"),
    "street": ("street", "straat", "straatnaam"),
    "area": ("area", "gebied", "buurt", "wijk"),
    "x": ("x", "lon", "longitude", "lengtegraad"),
    "y": ("y", "lat", "latitude", "breedtegraad"),
    "begins": ("begins", "begin", "start", "startdatum"),
    "ends": ("ends", "einde", "eind", "einddatum"),
    "ground": ("opens_ground", "grond_open"),
    "front_door": ("opens_front_door", "voordeur_open"),
    "money": ("money", "geld", "bedrag", "budget"),
    "contact": ("contact", "contactpunt"),
}
_NEEDED = ("who", "what", "begins", "ends")
_OURS = {name: own for own, names in _COLUMNS.items() for name in names}


@dataclass(frozen=True, slots=True)
class Record:
    """`cells` under our names; `shape` as the file has it, None when it has none."""

    line: int
    cells: Mapping[str, str]
    shape: shapely.Geometry | None = None


@dataclass(frozen=True)
class _Layout:
    encoding: str
    delimiter: str = ""
    quotes: bool = True
    columns: tuple[str, ...] = ()


def records_of(path: Path, *, name: str) -> Iterator[Record | BadRow]:
    """`name` is what people call the file. Raises ImportRefusedError when it can't be read at all or lacks a column."""
    content = _content(path, name)
    if Path(name).suffix.lower() in _GEOJSON:
        yield from _features(content, name)
    else:
        yield from _rows(path, name, _encoding(content))


def _content(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MOST_BYTES else b""
    except OSError:
        raise ImportRefusedError(_("%(file)s can't be opened.") % {"file": name}) from None
    if size > MOST_BYTES:
        raise ImportRefusedError(_("%(file)s is larger than 20 MB. Split it.") % {"file": name})
    if not content.strip():
        raise ImportRefusedError(_("%(file)s is empty.") % {"file": name})
    return content


def _encoding(content: bytes) -> str:
    """What spreadsheets write when it is not UTF-8."""
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _rows(path: Path, name: str, encoding: str) -> Iterator[Record | BadRow]:
    checked = False
    for row in rows_of(path, _Layout(encoding)):
        if not isinstance(row, Row):
            yield BadRow(
                name, row.line, _("it can't be read as cells: look at its quotes, and count its cells")
            )
            continue
        cells = _named(row.cells)
        if not checked:
            _check_columns(cells, name)
            checked = True
        yield Record(row.line, cells)


def _named(cells: Mapping[str, object]) -> dict[str, str]:
    """Columns that we don't know are left out; of two with one meaning, the filled one counts."""
    found: dict[str, str] = {}
    for column, value in cells.items():
        own = _OURS.get(str(column).strip().lower())
        text = "" if value is None else str(value).strip()
        if own and not found.get(own):
            found[own] = text
    return found


def _check_columns(cells: Mapping[str, str], name: str) -> None:
    missing = [column for column in _NEEDED if column not in cells]
    if missing:
        raise ImportRefusedError(
            _("%(file)s lacks the column %(column)s. It may also be called: %(other)s.")
            % {"file": name, "column": missing[0], "other": ", ".join(_COLUMNS[missing[0]][1:])}
        )


def _features(content: bytes, name: str) -> Iterator[Record | BadRow]:
    try:
        found = json.loads(content.decode("utf-8-sig"), parse_float=str, parse_int=str)
        features = found["features"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ImportRefusedError(_("%(file)s is no GeoJSON with features.") % {"file": name}) from None
    if not isinstance(features, list) or not features:
        raise ImportRefusedError(_("There is nothing in %(file)s.") % {"file": name})
    for number, feature in enumerate(features, start=1):
        yield _feature(number, feature, name)


def _feature(number: int, feature: object, name: str) -> Record | BadRow:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(feature, dict) or not isinstance(properties, dict):
        return BadRow(name, number, _("it has no properties"))
    cells = {**_named({"id": feature.get("id", "")}), **_filled(_named(properties))}
    if number == 1:
        _check_columns(cells, name)
    try:
        shape = _shape(feature.get("geometry"))
    except (ValueError, TypeError, shapely.GEOSException):
        return BadRow(name, number, _("its shape can't be read"))
    return Record(number, cells, shape)


def _filled(cells: Mapping[str, str]) -> dict[str, str]:
    return {column: text for column, text in cells.items() if text or column != "id"}


def _shape(geometry: object) -> shapely.Geometry | None:
    if geometry is None:
        return None
    shape = shapely.force_2d(shapely.from_geojson(json.dumps(_as_numbers(geometry))))
    if shape.is_empty:
        raise ValueError(geometry)
    return shape


def _as_numbers(value: object) -> object:
    """Coordinates were kept as they are written, so that a property keeps its zeros."""
    if isinstance(value, dict):
        return {
            key: _as_coordinates(inner) if key == "coordinates" else _as_numbers(inner)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_as_numbers(inner) for inner in value]
    return value


def _as_coordinates(value: object) -> object:
    return [_as_coordinates(inner) for inner in value] if isinstance(value, list) else float(str(value))
