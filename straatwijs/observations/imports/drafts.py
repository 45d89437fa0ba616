"""From rows to drafts of contributions; every row that can't be one is named with its reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from straatwijs.instruments.definition import Indicator
from straatwijs.observations import checks, deidentification
from straatwijs.observations.imports import dates
from straatwijs.observations.imports.identity import Identities
from straatwijs.observations.imports.mapping import Mapping, Points
from straatwijs.observations.imports.reader import Row, lines_in, rows_of
from straatwijs.observations.imports.refusal import BadRow
from straatwijs.observations.note import Refused

Item = TypeVar("Item")
Point = tuple[float, float]
# A category that is not in the mapping is named when so many rows have it: a slip in one row may hold a name.
_OFTEN = 3
# A point that so large a part of the rows shares may stand for "no address".
_SHARED_PART, _SHARED_ROWS = 0.1, 10


class Progress(Protocol):
    def __call__(self, items: Iterable[Item], what: str, total: int, /) -> Iterable[Item]: ...


@dataclass(frozen=True, slots=True)
class Draft:
    """`point` is in the grid of the file. `text` is guarded; `withheld` holds kinds of what was taken out."""

    id: UUID
    day: date
    indicator: Indicator
    point: Point | None
    street: str
    text: str = ""
    withheld: tuple[str, ...] = ()


@dataclass
class Reading:
    """What was read. `doubled` counts rows that came before with the same id of their own."""

    drafts: dict[UUID, Draft] = field(default_factory=dict)
    bad: list[BadRow] = field(default_factory=list)
    read: int = 0
    doubled: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    points: Counter[Point] = field(default_factory=Counter)
    # Slashed dates that are another day when month and day change places, and that are not.
    unclear_dates: int = 0
    clear_dates: int = 0

    def notes(self) -> Iterator[str]:
        """What a person should look at, in sentences."""
        often = [f"{text!r} ({number})" for text, number in self.unknown.most_common(20) if number >= _OFTEN]
        if often:
            yield f"Categories that are not in the mapping: {', '.join(often)}."
        if self.unclear_dates and not self.clear_dates:
            yield "No date in the file tells day-first from month-first; they were read as declared."
        for point, number in self.points.most_common(1):
            if (
                number >= _SHARED_ROWS
                and number >= _SHARED_PART * self.points.total()
                and len(self.points) > 1
            ):
                x, y = point
                yield (
                    f"{number} rows have the point [{x:g}, {y:g}]. If it stands for 'no address', "
                    "put it in no_address in the [point] of the mapping."
                )


def read_files(
    files: Sequence[Path], mapping: Mapping, *, today: date, town: str, progress: Progress
) -> Reading:
    """`town` is a name that may stay in people's words. Raises ImportRefusedError for a file that can't be read."""
    reading = Reading()
    for path in files:
        rows = progress(rows_of(path, mapping), path.name, lines_in(path))
        _read(rows, _Reader(mapping, today, town, Identities(mapping), reading))
    return reading


def _read(rows: Iterable[Row | BadRow], reader: "_Reader") -> None:
    reading = reader.reading
    for row in rows:
        reading.read += 1
        if isinstance(row, BadRow):
            reading.bad.append(row)
            continue
        try:
            draft = reader.draft(row)
        except ValueError as error:
            reading.bad.append(BadRow(row.file, row.line, str(error)))
            continue
        reading.doubled += draft.id in reading.drafts
        reading.drafts.setdefault(draft.id, draft)


@dataclass(frozen=True)
class _Reader:
    mapping: Mapping
    today: date
    town: str
    identities: Identities
    reading: Reading

    def draft(self, row: Row) -> Draft:
        """Raises ValueError with a reason that doesn't repeat what people wrote."""
        cells, mapping = row.cells, self.mapping
        day = self._day(cells.get(mapping.date_column, ""))
        indicator = self._indicator(cells.get(mapping.category_column, ""))
        point = self._point(cells, mapping.points) if mapping.points else None
        street = mapping.streets.name_in(cells.get(mapping.streets.column, "")) if mapping.streets else ""
        own = self.identities.id_of(row)
        text, withheld = self._guarded(cells.get(mapping.words_column, ""), street)
        return Draft(own, day, indicator, point, street, text, withheld)

    def _day(self, text: str) -> date:
        if not text:
            raise ValueError("it has no date")
        day = dates.day_of(text, self.mapping.spelling)
        if self.mapping.spelling in {dates.Spelling.DMY, dates.Spelling.MDY}:
            unclear = dates.is_ambiguous(text)
            self.reading.unclear_dates += unclear
            self.reading.clear_dates += not unclear
        if day > self.today:
            raise ValueError("its date lies in the future")
        if day < dates.OLDEST:
            raise ValueError(f"its date lies before {dates.OLDEST.year}: does it stand for 'not known'?")
        return day

    def _indicator(self, text: str) -> Indicator:
        found = self.mapping.indicators.get(text, self.mapping.otherwise)
        if found is None:
            self.reading.unknown[text] += 1
            raise ValueError("its category is not in the mapping" if text else "it has no category")
        return found

    def _point(self, cells: Table[str, str], points: Points) -> Point | None:
        x_text, y_text = cells.get(points.x, ""), cells.get(points.y, "")
        if not x_text and not y_text:
            return None
        try:
            point = float(x_text.replace(",", ".")), float(y_text.replace(",", "."))
        except ValueError:
            raise ValueError(f"its {points.x} or {points.y} is no number") from None
        if point in points.no_address:
            return None
        if not points.grid.holds(*point):
            raise ValueError(
                f"its point lies outside the grid {points.grid.name}; are {points.x} and {points.y} swapped?"
            )
        self.reading.points[point] += 1
        return point

    def _guarded(self, text: str, street: str) -> tuple[str, tuple[str, ...]]:
        """Without what leads to a person. Only here the words of the file are looked at."""
        try:
            words = checks.clean_words(text)
        except Refused:
            raise ValueError(f"its words are longer than {checks.MOST_CHARACTERS} signs") from None
        if not words:
            return "", ()
        guarded = deidentification.withhold(words, places={self.town, street} - {""})
        return guarded.text, tuple(sorted(span.kind for span in guarded.spans))
