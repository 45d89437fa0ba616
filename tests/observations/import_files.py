"""Small invented files for the tests of imports, and the way to the real ones."""

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import pyogrio
import pytest
import shapely

from straatwijs.observations.actions.imports import Outcome, Wanted, import_contributions
from straatwijs.observations.imports.mapping import Mapping, read_mapping
from straatwijs.places.calculations.coordinates import to_degrees
from straatwijs.places.models import Area, AreaKind
from straatwijs.shared.weeks import AMSTERDAM
from tests.town import make_area

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


def build_zurich() -> Area:
    """The city with its 22 districts."""
    whole = make_area(AreaKind.MUNICIPALITY, "GM9261", "Zürich", None, geometry="", middle=(8.54, 47.38))
    meta, _, blobs, columns = pyogrio.raw.read(DISTRICTS)
    rows = dict(zip(meta["fields"], columns, strict=True))
    shapes = to_degrees(shapely.from_wkb(blobs), meta["crs"])
    for own, name, shape in zip(rows["objid"], rows["name"], shapes, strict=True):
        code, geometry = f"BU926100{int(own):02}", shapely.to_geojson(shape)
        middle = shapely.get_coordinates(shape.centroid)[0].tolist()
        make_area(AreaKind.NEIGHBOURHOOD, code, name, whole, geometry=geometry, middle=tuple(middle))
    return whole
