"""From records to drafts of works; every record that can't be one is named with its reason."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import shapely
from django.utils.translation import gettext as _

from straatwijs.observations.imports.drafts import Progress
from straatwijs.observations.imports.reader import lines_in
from straatwijs.observations.imports.refusal import BadRow
from straatwijs.observations.public_words import team_words
from straatwijs.places.calculations import shapes
from straatwijs.places.models import Area
from straatwijs.places.queries import names_around
from straatwijs.plans.works_files import cells
from straatwijs.plans.works_files.places import WorkPlaces
from straatwijs.plans.works_files.reader import Record, records_of
from straatwijs.shared.refusal import Refused

_MOST_SHAPE = 20_000
_LONGEST = {"who": 120, "what": 200, "contact": 120, "id": 80}


@dataclass(frozen=True, slots=True)
class WorkDraft:
    """`geometry` is GeoJSON in degrees, empty without a shape; `middle` is on it."""

    key: str
    external_id: str
    who: str
    what: str
    kinds: list[str]
    area: Area
    geometry: str
    middle: tuple[float, float] | None
    begins: date
    ends: date
    ground: bool
    front_door: bool
    money: int | None
    contact: str


@dataclass
class Reading:
    drafts: list[WorkDraft] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)
    read: int = 0


def read_file(path: Path, *, name: str, municipality: Area, own: list[Area], progress: Progress) -> Reading:
    """`own`: works elsewhere are refused. Raises ImportRefusedError for a file that can't be read."""
    reader = _Reader(WorkPlaces(municipality, own))
    reading = Reading()
    for record in progress(records_of(path, name=name), name, lines_in(path)):
        reading.read += 1
        if isinstance(record, BadRow):
            reading.bad.append(record)
            continue
        try:
            reading.drafts.append(reader.draft(record))
        except (ValueError, Refused) as error:
            reason = error.sentence if isinstance(error, Refused) else str(error)
            reading.bad.append(BadRow(name, record.line, reason))
    return reading


class _Reader:
    def __init__(self, places: WorkPlaces) -> None:
        self._places = places
        self._lines: dict[tuple[object, ...], int] = {}
        self._clean: dict[tuple[str, str, int], str] = {}

    def draft(self, record: Record) -> WorkDraft:
        said = record.cells
        begins, ends = _days(said)
        shape = _shape(record)
        area = self._places.area_of(said.get("street", ""), said.get("area", ""), shape)
        words = {column: self._words(column, said.get(column, ""), area) for column in _LONGEST}
        for column in ("who", "what"):
            if not words[column]:
                raise ValueError(_("%(column)s is empty") % {"column": column})
        self._once(record.line, words, area, begins)
        return WorkDraft(
            key=_key(words, area),
            external_id=words["id"],
            who=words["who"],
            what=words["what"],
            kinds=list(cells.kinds(said.get("kind", ""), words["what"])),
            area=area,
            geometry=_text(shape),
            middle=shapes.middle_of(shape) if shape else None,
            begins=begins,
            ends=ends,
            ground=cells.yes_or_no(said.get("ground", ""), "opens_ground"),
            front_door=cells.yes_or_no(said.get("front_door", ""), "opens_front_door"),
            money=cells.euros(said.get("money", "")),
            contact=words["contact"],
        )

    def _words(self, column: str, text: str, area: Area) -> str:
        """Everyone may read them, and nobody is named in them. The same words are looked at once."""
        known = (column, text, area.pk)
        if known not in self._clean:
            places = {area.name, *names_around(area)}
            self._clean[known] = team_words(column, text, most=_LONGEST[column], places=places)
        return self._clean[known]

    def _once(self, line: int, words: dict[str, str], area: Area, begins: date) -> None:
        """The same work on two lines is refused, also under another number."""
        who, what, number = (words[column].lower() for column in ("who", "what", "id"))
        ours: list[tuple[object, ...]] = [(who, what, area.pk, begins)]
        ours.append(("id", who, number) if number else ("row", who, what, area.pk))
        for each in ours:
            first = self._lines.setdefault(each, line)
            if first != line:
                raise ValueError(
                    _("it is the same work as line %(line)d; if not, give both a number of their own")
                    % {"line": first}
                )


def _days(said: Mapping[str, str]) -> tuple[date, date]:
    begins, ends = cells.day(said.get("begins", ""), "begins"), cells.day(said.get("ends", ""), "ends")
    if ends < begins:
        raise ValueError(_("it ends before it begins"))
    return begins, ends


def _shape(record: Record) -> shapely.Geometry | None:
    shape = record.shape or cells.point(record.cells.get("x", ""), record.cells.get("y", ""))
    return cells.in_degrees(shape) if shape else None


def _text(shape: shapely.Geometry | None) -> str:
    text = shapes.as_text(shape) if shape else ""
    if len(text) > _MOST_SHAPE:
        raise ValueError(_("its shape has too many points; draw it more simply"))
    return text


def _key(words: dict[str, str], area: Area) -> str:
    """By its number, else by who does what where: other days make it no other work."""
    own = (
        ["id", words["who"], words["id"]] if words["id"] else ["row", words["who"], words["what"], area.code]
    )
    return hashlib.sha256("\0".join(own).lower().encode()).hexdigest()
