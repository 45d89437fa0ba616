"""Values of our own definitions as cells, and back. Which fields there are follows from the definitions themselves."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import Field, fields
from datetime import date
from enum import Enum
from typing import Any

from straatwijs.instruments.definition import Indicator, Instrument, Question
from straatwijs.instruments.xlsform.columns import LANGUAGES, OWN, in_language, value

_BETWEEN = "\n"

# What has a place of its own in the spreadsheet.
ELSEWHERE: Mapping[type, Collection[str]] = {
    Instrument: {"id", "version", "title", "themes", "indicators", "questions"},
    Question: {"code", "label", "prompt", "required", "choices", "icons"},
    Indicator: {"code", "label", "side"},
}


def own_fields(kind: type) -> Iterator[Field[Any]]:
    return (field for field in fields(kind) if field.init and field.name not in ELSEWHERE[kind])


def is_text(field: Field[Any]) -> bool:
    return "Text" in str(field.type) and "tuple" not in str(field.type)


def columns_of(kind: type) -> Iterator[str]:
    for field in own_fields(kind):
        name = f"{OWN}{field.name}"
        yield from (in_language(name, code) for code in LANGUAGES) if is_text(field) else (name,)


def written(kind: type, said: Mapping[str, Any]) -> dict[str, str]:
    """Cells of everything that has no place of its own; `said` holds the thing once per language."""
    cells: dict[str, str] = {}
    for field in own_fields(kind):
        name = f"{OWN}{field.name}"
        if is_text(field):
            cells |= {in_language(name, code): getattr(said[code], field.name) for code in LANGUAGES}
        else:
            cells[name] = _cell(getattr(said["en"], field.name))
    return cells


def read(kind: type, row: Mapping[str, str], language: str) -> dict[str, Any]:
    """What the cells say of it; a field whose cell is empty keeps its default."""
    found = {}
    for field in own_fields(kind):
        name = f"{OWN}{field.name}"
        cell = value(row, in_language(name, language) if is_text(field) else name)
        if cell:
            found[field.name] = _value(field.type, cell)
    return found


def _cell(thing: Any) -> str:
    if isinstance(thing, bool):
        return "yes" if thing else "no"
    if isinstance(thing, tuple):
        return _BETWEEN.join(str(part) for part in thing)
    return str(thing)


_READERS: Mapping[Any, Callable[[str], Any]] = {
    bool: lambda cell: cell.lower() in {"yes", "true", "1"},
    int: lambda cell: int(float(cell)),
    float: float,
    date: lambda cell: date.fromisoformat(cell[:10]),
    tuple[int, ...]: lambda cell: tuple(int(float(part)) for part in cell.split(_BETWEEN)),
}


def _value(kind: Any, cell: str) -> Any:
    """Raises ValueError for a number, a date or a word of a list that is none."""
    if kind in _READERS:
        return _READERS[kind](cell)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(cell)
    return tuple(cell.split(_BETWEEN)) if "tuple" in str(kind) else cell
