"""Files without shapes: names by code (CSV), and a list of street names."""

import csv
import gzip
import re
from pathlib import Path

from straatwijs.places.calculations import codes, names
from straatwijs.places.files.geometry import name_key
from straatwijs.places.files.records import Content, FileRefusedError


def read_names_by_code(path: Path) -> Content:
    """Codes with a name per year: the newest name that is there counts."""
    rows = _rows(path)
    code_column = _code_column(rows[0])
    name_columns = sorted(
        (column for column in rows[0] if re.match(r"(name|naam|statnaam)", column)), reverse=True
    )
    if not name_columns:
        raise FileRefusedError.because("There is no column with names (name, naam, name_2020, …).")
    found = {}
    for number, row in enumerate(rows, start=2):
        try:
            code = codes.clean_code(row[code_column])
        except ValueError as error:
            raise FileRefusedError.because(f"Line {number}: {error}") from error
        found[code] = next((names.area_name(row[column]) for column in name_columns if row[column]), "")
    return Content(names_by_code={code: name for code, name in found.items() if name})


def read_codes_by_name(path: Path) -> dict[str, str]:
    """For a file that has names only: the first column is the name, the column with codes the code."""
    rows = _rows(path)
    name_column, code_column = next(iter(rows[0])), _code_column(rows[0])
    try:
        return {name_key(row[name_column]): codes.clean_code(row[code_column]) for row in rows}
    except ValueError as error:
        raise FileRefusedError.because(f"{path.name}: {error}") from error


def _rows(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file, restval="", strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileRefusedError.because(f"{path.name} can't be read whole: {error}") from error
    if not rows:
        raise FileRefusedError.because(f"{path.name} has no rows.")
    return rows


def _code_column(row: dict[str, str]) -> str:
    for column, value in row.items():
        if re.fullmatch(r"(GM|WK|BU)\d{4}\w*", str(value).strip()):
            return column
    raise FileRefusedError.because("There is no column with codes (GM0518, WK051811, BU05181175).")


def read_name_list(path: Path) -> Content:
    """One street name per line, plain or gzipped: no places, only a spelling to hold ours against."""
    try:
        with (
            gzip.open(path, "rt", encoding="utf-8")
            if path.suffix == ".gz"
            else path.open(encoding="utf-8") as file
        ):
            found = frozenset(line.strip() for line in file if line.strip())
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise FileRefusedError.because(f"{path.name} can't be read whole: {error}") from error
    return Content(name_list=found)
