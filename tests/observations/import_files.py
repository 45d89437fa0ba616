"""Small invented files for the tests of imports, and the way to the real ones."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pytest

from straatwijs.observations.actions.imports import Outcome, Wanted, import_contributions
from straatwijs.observations.imports.mapping import Mapping, read_mapping
from straatwijs.shared.weeks import AMSTERDAM

SHARED = Path(__file__).parents[3] / "shared" / "data"
ZURICH = SHARED / "reports-zurich" / "reports_cleaned.csv"
DISTRICTS = SHARED / "reports-zurich" / "zurich_districts.gpkg"
LONDON = SHARED / "reports-london-city"
BOSTON = SHARED / "dirty-csv-boston311"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="../shared/data with the real files is not here"
)

NOW = datetime(2026, 11, 21, 15, 0, tzinfo=AMSTERDAM)

MAPPING = """
source = "town-desk"
instrument = "street_signal"

[date]
column = "day"
spelling = "iso"

[category]
column = "what"

[category.indicators]
"paint" = "graffiti"
"din" = "noise"

[point]
x = "lon"
y = "lat"
grid = "EPSG:4326"
no_address = [[4.02, 52.01]]

[street]
column = "where"
pattern = "(?:near )?(.+)"
no_streets = ["Supermarket"]
"""
HEADER = "day,what,lon,lat,where"
PAINT = "2026-05-04,paint,4.0100,52.0041,Wilgenstraat"


def mapping_of(folder: Path, text: str = MAPPING) -> Mapping:
    path = folder / "mapping.toml"
    path.write_text(text, encoding="utf-8")
    return read_mapping(str(path))


def file_of(folder: Path, *rows: str, header: str = HEADER, name: str = "reports.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
    return path


def quietly(items: Iterable, _what: str, _total: int) -> Iterable:
    return items


def run(
    *files: Path, mapping: Mapping, municipality: str = "GM9901", now: datetime = NOW, **options
) -> Outcome:
    wanted = Wanted(files=files, mapping=mapping, municipality=municipality, **options)
    return import_contributions(wanted=wanted, by=None, now=now, progress=quietly)
