"""Rows of a file as it comes in practice: CSV in any spelling, tabs, or JSON lines; a broken row is named, not guessed."""

import csv
import json
from collections import deque
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError

_DELIMITERS = (",", ";", "\t", "|")
_JSON_LINES = {".jsonl", ".ndjson"}
# A quote that is never closed would swallow the rest of the file.
_MOST_LINES_IN_A_ROW = 50


class Layout(Protocol):
    """How a file is written. `delimiter` empty: told from the header; `columns` are those that it must have."""

    @property
    def encoding(self) -> str: ...

    @property
    def delimiter(self) -> str: ...

    @property
    def quotes(self) -> bool: ...

    @property
    def columns(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` by column name, without the space around them: a single space means empty."""

    file: str
    line: int
    cells: Table[str, str]


def rows_of(path: Path, layout: Layout) -> Iterator[Row | BadRow]:
    """Raises ImportRefusedError when the file can't be read at all or lacks a column."""
    try:
        with path.open(encoding=layout.encoding, errors="surrogateescape", newline="") as file:
            lines = _Lines(file)
            read = _json_rows if path.suffix.lower() in _JSON_LINES else _csv_rows
            yield from read(lines, path.name, layout)
    except OSError as error:
        raise ImportRefusedError(f"{path.name} can't be opened: {error.strerror}.") from None
    except UnicodeError:
        raise ImportRefusedError(f"{path.name} is not written in {layout.encoding}.") from None


def lines_in(path: Path) -> int:
    """How many lines there are about, for a progress bar; 0 where the file can't be opened."""
    try:
        with path.open("rb") as file:
            return sum(block.count(b"\n") for block in iter(lambda: file.read(1 << 20), b""))
    except OSError:
        return 0


class _Lines:
    """Numbered lines that can be handed back."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = enumerate(lines, start=1)
        self._back: deque[tuple[int, str]] = deque()

    def next(self) -> tuple[int, str] | None:
        return self._back.popleft() if self._back else next(self._lines, None)

    def hand_back(self, lines: list[tuple[int, str]]) -> None:
        self._back.extendleft(reversed(lines))


def _csv_rows(lines: _Lines, file: str, layout: Layout) -> Iterator[Row | BadRow]:
    first = lines.next()
    if first is None:
        raise ImportRefusedError(f"{file} is empty.")
    dialect = _Dialect(layout.delimiter or _likely_delimiter(first[1], layout), layout.quotes)
    header = [cell.strip() for cell in _header_cells(first[1], dialect)]
    _check_columns(header, file, layout)
    while (start := lines.next()) is not None:
        number, text = start
        if text.strip(" \r\n"):
            try:
                yield Row(file, number, _by_name(header, _cells(lines, text, dialect)))
            except ValueError as error:
                yield BadRow(file, number, str(error))


class _OpenQuoteError(Exception):
    """The row runs on to the next line."""


@dataclass(frozen=True)
class _Dialect:
    delimiter: str
    quotes: bool

    def cells(self, lines: list[str]) -> list[str]:
        """Raises ValueError with a reason when quotes don't add up."""
        quote = '"' if self.quotes else None
        try:
            return next(csv.reader(lines, delimiter=self.delimiter, strict=True, quotechar=quote), [])
        except csv.Error as error:
            if "unexpected end" in str(error):
                raise _OpenQuoteError from None
            long = "field limit" in str(error)
            raise ValueError(
                "a cell is too long" if long else "a quote inside a cell is not doubled"
            ) from None


def _cells(lines: _Lines, first: str, dialect: _Dialect) -> list[str]:
    """The row that begins here, over as many lines as it takes; when it is broken, only its first line is lost."""
    taken: list[tuple[int, str]] = []
    while True:
        try:
            return dialect.cells([first, *(text for _number, text in taken)])
        except ValueError:
            lines.hand_back(taken)
            raise
        except _OpenQuoteError:
            more = lines.next()
            if more is None or len(taken) == _MOST_LINES_IN_A_ROW:
                lines.hand_back([*taken, *([more] if more else [])])
                raise ValueError("a quote is opened and not closed") from None
            taken.append(more)


def _by_name(header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise ValueError(f"it has {len(cells)} cells, the header has {len(header)}")
    check_signs("".join(cells))
    return {name: cell.strip() for name, cell in zip(header, cells, strict=True)}


def check_signs(text: str) -> None:
    if "\0" in text:
        raise ValueError("it holds a NUL byte")
    # Bytes that are not in the encoding were carried along as lone surrogates.
    if not text.isascii() and any("\ud800" <= sign <= "\udfff" for sign in text):
        raise ValueError("it is not written in the encoding of the mapping")


def _likely_delimiter(header: str, layout: Layout) -> str:
    """The one that splits the header in most parts."""
    return max(
        _DELIMITERS, key=lambda delimiter: len(_header_cells(header, _Dialect(delimiter, layout.quotes)))
    )


def _header_cells(text: str, dialect: _Dialect) -> list[str]:
    try:
        return dialect.cells([text])
    except (ValueError, _OpenQuoteError):
        return []


def _check_columns(header: list[str], file: str, layout: Layout) -> None:
    if missing := [column for column in layout.columns if column not in header]:
        there = ", ".join(repr(name) for name in header[:60])
        raise ImportRefusedError(f"{file} lacks the column {missing[0]!r}; it has {there}.")
    if twice := [name for name in layout.columns if header.count(name) > 1]:
        raise ImportRefusedError(f"{file} has the column {twice[0]!r} twice.")


def _json_rows(lines: _Lines, file: str, _layout: Layout) -> Iterator[Row | BadRow]:
    """One object per line; a column that a line lacks is empty there."""
    while (start := lines.next()) is not None:
        number, text = start
        if text.strip():
            try:
                yield Row(file, number, _json_cells(text))
            except (ValueError, RecursionError) as error:
                known = type(error) is ValueError
                yield BadRow(file, number, str(error) if known else "it is no line of JSON")


def _json_cells(text: str) -> dict[str, str]:
    # Numbers stay as they are written.
    found = json.loads(text, parse_float=str, parse_int=str)
    if not isinstance(found, dict) or any(isinstance(value, dict | list) for value in found.values()):
        raise ValueError("it is no JSON object of plain values")
    cells = {str(name): "" if value is None else str(value).strip() for name, value in found.items()}
    check_signs("".join(cells.values()))
    return cells
