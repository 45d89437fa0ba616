"""What the columns of a file mean: one TOML file per source, in `mappings/` or anywhere else."""

import re
import tomllib
from collections.abc import Mapping as Table
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from straatwijs.instruments.definition import Indicator, Instrument
from straatwijs.instruments.queries import instruments
from straatwijs.observations.imports.dates import Spelling
from straatwijs.observations.imports.grid import Grid
from straatwijs.observations.imports.refusal import ImportRefusedError

READY = Path(__file__).parent.parent / "mappings"
Value = TypeVar("Value")
_WORDS: dict[type, str] = {str: "text", bool: "true or false", list: "a list", dict: "a table"}


@dataclass(frozen=True)
class Points:
    """Two columns with coordinates. `no_address` are points that stand for "address not known"."""

    x: str
    y: str
    grid: Grid
    no_address: frozenset[tuple[float, float]]


@dataclass(frozen=True)
class Streets:
    """A column with a street: the first group of the pattern is its name; other cells, and `no_streets`, name none."""

    column: str
    pattern: re.Pattern[str]
    no_streets: frozenset[str] = frozenset()

    def name_in(self, cell: str) -> str:
        found = self.pattern.fullmatch(cell)
        name = " ".join(found[1].split()) if found and found[1] else ""
        return "" if name in self.no_streets else name


@dataclass(frozen=True)
class Identity:
    """By which columns a row is known again: none means all. Equal rows are told apart by their order,
    unless the columns are unique by themselves."""

    columns: tuple[str, ...] = ()
    unique: bool = False


@dataclass(frozen=True)
class Mapping:
    """`source` is part of each row's id. `otherwise` takes the categories that are not in the table."""

    source: str
    instrument: Instrument
    date_column: str
    spelling: Spelling
    category_column: str
    indicators: Table[str, Indicator]
    otherwise: Indicator | None = None
    points: Points | None = None
    streets: Streets | None = None
    words_column: str = ""
    identity: Identity = field(default_factory=Identity)
    encoding: str = "utf-8-sig"
    delimiter: str = ""  # empty: told from the header
    quotes: bool = True

    @property
    def columns(self) -> tuple[str, ...]:
        """All that the file must have."""
        points = (self.points.x, self.points.y) if self.points else ()
        street = (self.streets.column,) if self.streets else ()
        words = (self.words_column,) if self.words_column else ()
        fixed = (self.date_column, self.category_column)
        return tuple(dict.fromkeys((*fixed, *points, *street, *words, *self.identity.columns)))

    def with_dates(self, spelling: str) -> "Mapping":
        return replace(self, spelling=_spelling(spelling)) if spelling else self


def ready_mappings() -> list[str]:
    return sorted(path.stem for path in READY.glob("*.toml"))


def read_mapping(name: str) -> Mapping:
    """A ready mapping by its name, or a file of one's own. Raises ImportRefusedError with what to mend."""
    path = READY / f"{name}.toml" if name in ready_mappings() else Path(name)
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        ready = ", ".join(ready_mappings())
        raise ImportRefusedError(f"There is no mapping {name!r}. Give a file, or one of: {ready}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ImportRefusedError(f"The mapping {name!r} can't be read: {error}.") from None
    return _mapping(_Section("mapping", content))


class _Section:
    """A part of the mapping file, whose keys are taken one by one; what is left over is a mistake."""

    def __init__(self, name: str, content: dict[str, object]) -> None:
        self.name = name
        self._left = dict(content)

    def take(self, key: str, default: Value) -> Value:
        value = self._left.pop(key, default)
        if not isinstance(value, type(default)):
            raise ImportRefusedError(f"In the {self.name}, {key!r} must be {_WORDS[type(default)]}.")
        return value

    def need(self, key: str) -> str:
        if not (value := self.take(key, "")):
            raise ImportRefusedError(f"The {self.name} lacks {key!r}.")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values: list[object] = self.take(key, [])
        return tuple(str(value) for value in values)

    def table(self, key: str) -> dict[str, object]:
        empty: dict[str, object] = {}
        return self.take(key, empty)

    def section(self, key: str) -> "_Section":
        return _Section(f"[{key}] of the mapping", self.table(key))

    def is_empty(self) -> bool:
        return not self._left

    def finish(self) -> None:
        if self._left:
            raise ImportRefusedError(f"In the {self.name}, {sorted(self._left)[0]!r} is not known.")


def _mapping(top: _Section) -> Mapping:
    instrument = _instrument(top.need("instrument"))
    dates, categories = top.section("date"), top.section("category")
    mapping = Mapping(
        source=top.need("source"),
        instrument=instrument,
        date_column=dates.need("column"),
        spelling=_spelling(dates.need("spelling")),
        category_column=categories.need("column"),
        indicators={
            text: _indicator(instrument, str(code)) for text, code in categories.table("indicators").items()
        },
        otherwise=_otherwise(instrument, categories.take("otherwise", "")),
        points=_points(top.section("point")),
        streets=_streets(top.section("street")),
        words_column=top.take("words", ""),
        identity=_identity(top.section("row")),
        encoding=_encoding(top.take("encoding", "utf-8")),
        delimiter=_delimiter(top.take("delimiter", "")),
        quotes=top.take("quotes", True),  # noqa: FBT003 -- the value when the file doesn't say
    )
    for section in (dates, categories, top):
        section.finish()
    return mapping


def _instrument(name: str) -> Instrument:
    if name not in instruments():
        raise ImportRefusedError(
            f"There is no instrument {name!r}; there are {', '.join(sorted(instruments()))}."
        )
    return instruments()[name]


def _indicator(instrument: Instrument, code: str) -> Indicator:
    if indicator := instrument.indicator(code):
        return indicator
    raise ImportRefusedError(f"The instrument {instrument.id} has no indicator {code!r}.")


def _otherwise(instrument: Instrument, code: str) -> Indicator | None:
    return _indicator(instrument, code) if code else None


def _spelling(text: str) -> Spelling:
    if text not in list(Spelling):
        raise ImportRefusedError(f"Dates are spelled {', '.join(Spelling)}; {text!r} is none of these.")
    return Spelling(text)


def _points(section: _Section) -> Points | None:
    if section.is_empty():
        return None
    pairs: list[tuple[float, float]] = section.take("no_address", [])
    try:
        no_address = frozenset((float(x), float(y)) for x, y in pairs)
    except (TypeError, ValueError):
        raise ImportRefusedError(f"In the {section.name}, 'no_address' must be a list of [x, y].") from None
    points = Points(section.need("x"), section.need("y"), _grid(section.need("grid")), no_address)
    section.finish()
    return points


def _grid(name: str) -> Grid:
    try:
        return Grid.named(name)
    except ValueError as error:
        raise ImportRefusedError(str(error)) from None


def _streets(section: _Section) -> Streets | None:
    if section.is_empty():
        return None
    column, text = section.need("column"), section.take("pattern", "(.+)")
    no_streets = frozenset(section.texts("no_streets"))
    section.finish()
    try:
        pattern = re.compile(text)
    except re.error as error:
        raise ImportRefusedError(f"The pattern of the {section.name} can't be read: {error}.") from None
    if not pattern.groups:
        raise ImportRefusedError(f"The pattern of the {section.name} needs a (group) around the name.")
    return Streets(column, pattern, no_streets)


def _identity(section: _Section) -> Identity:
    columns, unique = section.texts("columns"), section.take("unique", False)  # noqa: FBT003 -- as above
    section.finish()
    if unique and not columns:
        raise ImportRefusedError(f"In the {section.name}, 'unique' needs 'columns'.")
    return Identity(columns, unique)


def _encoding(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        raise ImportRefusedError(f"There is no encoding {name!r}.") from None
    # A byte order mark in front is no part of the first column's name.
    return "utf-8-sig" if name.lower().replace("_", "-") in {"utf-8", "utf8"} else name


def _delimiter(text: str) -> str:
    if len(text) > 1:
        raise ImportRefusedError("The delimiter is one sign.")
    return text
