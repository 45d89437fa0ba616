"""An instrument that was not there before: one file in a folder of the catalogue."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from straatwijs.instruments import catalogue
from straatwijs.instruments.definition import Instrument
from straatwijs.instruments.queries import forget_catalogue, instruments

FILE = Path(__file__).with_name("try_out.txt")


@contextmanager
def added(folder: Path) -> Iterator[Instrument]:
    """`try_out` is in the catalogue until the end: nothing else is touched."""
    (folder / "try_out.py").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    catalogue.__path__.append(str(folder))
    forget_catalogue()
    try:
        yield instruments()["try_out"]
    finally:
        catalogue.__path__.remove(str(folder))
        # What a test changed in it must not reach the next one.
        sys.modules.pop(f"{catalogue.__name__}.try_out", None)
        forget_catalogue()
