"""Files with places: real ones beside the repository, and small invented ones made here."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from straatwijs.places.actions.imports import Report, import_file
from straatwijs.places.files.records import Hints

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """`shared("streets-leiden/ways.geojson")`: a real file, or the test is skipped."""

    def find(name: str) -> Path:
        if not (SHARED / name).exists():
            pytest.skip(f"../shared/data/{name} is not on this machine")
        return SHARED / name

    return find


@pytest.fixture
def take_in(db: None) -> Callable[..., Report]:
    """`take_in(path, year=2020, code="GM0546")` imports a file as the command does."""

    def go(path: Path, *, year: int | None = None, municipality: str = "", **hints: Any) -> Report:
        return import_file(path=path, by=None, year=year, municipality=municipality, hints=Hints(**hints))

    return go


@pytest.fixture
def den_haag_areas(take_in: Callable[..., Report], shared: Callable[[str], Path]) -> Report:
    return take_in(shared("areas-denhaag/buurten_haaglanden_2019_generalised.geojson"))


@pytest.fixture
def den_haag(take_in: Callable[..., Report], shared: Callable[[str], Path], den_haag_areas: Report) -> Report:
    return take_in(shared("streets-denhaag/streets_denhaag_wgs84.geojson"))


@pytest.fixture
def geojson(tmp_path: Path) -> Callable[..., Path]:
    """`geojson("kade_2024.geojson", feature(...), ...)` writes a collection; `crs=` names its grid."""

    def write(name: str, *features: dict[str, Any], crs: str = "") -> Path:
        collection: dict[str, Any] = {"type": "FeatureCollection", "features": features}
        if crs:
            collection["crs"] = {"type": "name", "properties": {"name": crs}}
        path = tmp_path / name
        path.write_text(json.dumps(collection), encoding="utf-8")
        return path

    return write


@pytest.fixture
def command(capsys: pytest.CaptureFixture[str], db: None) -> Callable[..., str]:
    """What `straatwijs import-areas …` prints."""

    def run(*arguments: object) -> str:
        call_command(*(str(argument) for argument in arguments))
        return capsys.readouterr().out

    return run
