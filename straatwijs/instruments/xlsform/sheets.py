"""A file as rows with their numbers. pyxform reads the cells, and says what is wrong with a form as a whole."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from pyxform.errors import PyXFormError
from pyxform.xls2json_backends import csv_to_dict, xls_to_dict, xlsx_to_dict
from pyxform.xls2xform import convert

from straatwijs.instruments.xlsform.columns import plain
from straatwijs.instruments.xlsform.problems import NotADraft, Problem

_READERS = {".xls": xls_to_dict, ".xlsx": xlsx_to_dict, ".csv": csv_to_dict}
_ROW = re.compile(r"\[row\s*:\s*(\d+)\]|\brow\s+(\d+)\b")
MOST_BYTES = 5_000_000


@dataclass(frozen=True)
class Line:
    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True)
class Sheets:
    name: str  # of the file, without its ending
    survey_name: str
    survey: Sequence[Line]
    choices: Sequence[Line]
    settings: Mapping[str, str]


def sheets(file: Path) -> Sheets:
    """Raises NotADraft for a file that is no XLSForm."""
    found = _cells(file)
    names = [str(name).lower() for name in found.get("sheet_names", [])]
    if "survey" not in found:
        # A form of one sheet may call it anything.
        if len(names) != 1 or not _is_survey(found.get(names[0], [])):
            raise _no_form(
                _("There is no sheet “survey”. An XLSForm has its questions on a sheet of that name.")
            )
        found["survey"] = found[names[0]]
    return Sheets(
        name=file.stem,
        survey_name="survey" if "survey" in names else names[0],
        survey=_lines(found["survey"]),
        choices=_lines(found.get("choices", found.get("columns", []))),
        settings=next(iter(found.get("settings", [])), {}),
    )


def check_whole(file: Path) -> None:
    """What pyxform says of the form as ODK would read it. Raises NotADraft."""
    try:
        convert(file, validate=False, warnings=[])
    except PyXFormError as reason:
        row = _ROW.search(str(reason))
        number = int(row[1] or row[2]) if row else 0
        first = " ".join(str(reason).split())
        raise NotADraft(
            [Problem("survey", number, "", _("ODK can't read this: %(why)s") % {"why": first})]
        ) from None


def _cells(file: Path) -> dict[str, Any]:
    reader = _READERS.get(file.suffix.lower())
    if reader is None:
        raise _no_form(
            _("This is no spreadsheet that can be read. Save it as %(kinds)s.")
            % {"kinds": ", ".join(_READERS)}
        )
    if file.stat().st_size > MOST_BYTES:
        raise _no_form(_("This file is larger than 5 MB. A form is small: leave pictures and data out."))
    try:
        return dict(reader(BytesIO(file.read_bytes())))
    except PyXFormError as reason:
        raise _no_form(_("ODK can't read this: %(why)s") % {"why": str(reason)}) from None
    except Exception as reason:
        raise _no_form(
            _("This file can't be opened as a spreadsheet. Open it yourself and save it anew.")
        ) from reason


def _no_form(sentence: str) -> NotADraft:
    return NotADraft([Problem("survey", 0, "", sentence)])


def _is_survey(rows: Sequence[Mapping[str, str]]) -> bool:
    return any({"type", "label"} <= {plain(column) for column in row} for row in rows)


def _lines(rows: Sequence[Mapping[str, str]]) -> list[Line]:
    """The headings are row 1; empty rows count."""
    return [Line(number, cells) for number, cells in enumerate(rows, start=2) if any(cells.values())]
