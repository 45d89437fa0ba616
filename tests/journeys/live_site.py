"""A real server with its own database, that a test can kill and start again."""

import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).parents[2]
STREET = "wilgenstraat"
_TOWN = "from tests.town import build_town; build_town()"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Mould:
    """A site that is set up once; each test gets a copy of its database."""

    folder: Path
    postgres: str  # address of the server's own database; empty on SQLite
    _servers: subprocess.Popen[str] | None = None

    def build(self) -> None:
        database = str(self.folder / "straatwijs.sqlite3")
        if self.postgres:
            database = self._create("journeys", "template0")
        self._servers = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.forking_server"],
            cwd=ROOT,
            env=self.environment(),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self._answer() == "ready"
        for arguments in (
            ("migrate", "-v0", "--skip-checks"),
            ("shell", "-v0", "-c", _TOWN),
            ("collectstatic", "--noinput", "-v0"),
        ):
            self.run(database, *arguments)

    def run(self, database: str, *arguments: str | Path) -> str:
        """What `straatwijs …` prints."""
        with tempfile.NamedTemporaryFile(dir=self.folder) as out:
            words = [str(argument) for argument in arguments]
            status = self.order({"command": words, "database": database, "out": out.name})
            said = Path(out.name).read_text(encoding="utf-8")
        assert status == 0, said
        return said

    def order(self, order: dict[str, object]) -> int:
        """The process id of a new server, or the exit status of a command."""
        assert self._servers
        assert self._servers.stdin
        self._servers.stdin.write(json.dumps(order) + "\n")
        self._servers.stdin.flush()
        return int(self._answer())

    def stop(self) -> None:
        if self._servers:
            self._servers.communicate()

    def copy(self, folder: Path) -> str:
        """The name (PostgreSQL) or file (SQLite) of a database of one's own."""
        if self.postgres:
            return self._create(f"journey_{folder.name.lower()}", self._name("journeys"))
        return str(shutil.copy(self.folder / "straatwijs.sqlite3", folder))

    def address(self, database: str) -> str:
        return urlunsplit(urlsplit(self.postgres)._replace(path=f"/{database}"))

    def environment(self, **extra: str) -> dict[str, str]:
        """Nothing of the machine's or the tests' own settings."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("STRAATWIJS_", "DJANGO_"))
        }
        return {
            **kept,
            "DJANGO_SETTINGS_MODULE": "straatwijs.config.settings",
            "STRAATWIJS_DATA_DIR": str(self.folder),
            "STRAATWIJS_DATABASE": self.address(self._name("journeys")) if self.postgres else "",
            "STRAATWIJS_LANGUAGE": "en",
            "STRAATWIJS_LOG_LEVEL": "WARNING",
            # The tests note more in a minute than a street does in a week.
            "STRAATWIJS_NOTES_PER_DEVICE": "100000",
            "STRAATWIJS_NOTES_PER_STREET": "100000",
            **extra,
        }

    def _answer(self) -> str:
        assert self._servers
        assert self._servers.stdout
        return self._servers.stdout.readline().strip()

    def _name(self, name: str) -> str:
        """Several test processes may share one PostgreSQL."""
        return f"{name}_{os.getpid()}"

    def _create(self, name: str, template: str) -> str:
        name = self._name(name)
        with psycopg.connect(self.postgres, autocommit=True) as connection:
            connection.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
            connection.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name


@dataclass
class Site:
    mould: Mould
    folder: Path
    port: int = field(default_factory=free_port)
    # Other settings than those of the mould.
    settings: dict[str, object] = field(default_factory=dict)
    # Settings from its environment, for a server that is then loaded anew, with secrets of its own.
    extra: dict[str, str] = field(default_factory=dict)
    _process: int = 0
    _name: str = ""

    def __post_init__(self) -> None:
        self._name = self.mould.copy(self.folder)

    @property
    def database(self) -> str:
        """Its address on PostgreSQL; empty on SQLite, where it lies in the folder."""
        return self.mould.address(self._name) if self.mould.postgres else ""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def noting_page(self) -> str:
        return f"{self.url}/s/{STREET}"

    def start(self) -> None:
        log = str(self.folder / "server.log")
        self._process = self._load(log) if self.extra else self._fork(log)
        deadline = time.monotonic() + 60
        while not self._answers():
            assert time.monotonic() < deadline, Path(log).read_text(encoding="utf-8")
            time.sleep(0.02)

    def manage(self, *arguments: str | Path) -> str:
        """What `straatwijs …` prints on this site."""
        return self.mould.run(self._name, *arguments)

    def _fork(self, log: str) -> int:
        return self.mould.order(
            {"port": self.port, "database": self._name, "log": log, "settings": self.settings}
        )

    def _load(self, log: str) -> int:
        if not (self.folder / "static").exists():
            (self.folder / "static").symlink_to(self.mould.folder / "static")
        place = {"STRAATWIJS_DATA_DIR": str(self.folder), "STRAATWIJS_DATABASE": self.database}
        command = [sys.executable, ROOT / "manage.py", "serve", "--port", str(self.port)]
        environment = self.mould.environment(**place, **self.extra)
        with Path(log).open("ab") as file:
            return subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=file, stderr=file, start_new_session=True
            ).pid

    def kill(self) -> None:
        """No goodbye: all its processes at once, as when the power goes."""
        if self._process:
            os.killpg(self._process, signal.SIGKILL)
            self._process = 0

    def restart(self) -> None:
        self.kill()
        self.start()

    def kept(self, table: str = "observations_contribution") -> int:
        """How many rows the database holds, asked past the server."""
        query = f"SELECT count(*) FROM {table}"  # noqa: S608 - names of our own tables
        if self.database:
            with psycopg.connect(self.database) as connection:
                row = connection.execute(query).fetchone()
        else:
            with sqlite3.connect(self._name) as database:
                row = database.execute(query).fetchone()
        assert row
        return int(row[0])

    @staticmethod
    def now() -> str:
        return datetime.now(UTC).isoformat()

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/manifest.webmanifest")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()
