"""Servers to measure: Straatwijs with its own data, and the bare project beside it, each in its own processes."""

import http.client
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
STRAATWIJS, BARE = "straatwijs.config", "bench.bare"
_PLACES = "from straatwijs.places.actions import load_demo_places; load_demo_places()"


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder that goes afterwards; a short path, for PostgreSQL's socket."""
    with tempfile.TemporaryDirectory(prefix="bench-", ignore_cleanup_errors=True) as made:
        Path(made).chmod(0o755)
        yield Path(made)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True)
class Project:
    """One of the two Django projects, with its own data: `database` is empty for SQLite."""

    package: str
    data: Path
    database: str = ""

    def environment(self) -> dict[str, str]:
        mine = {name: value for name, value in os.environ.items() if not name.startswith("STRAATWIJS_")}
        return mine | {
            "DJANGO_SETTINGS_MODULE": f"{self.package}.settings",
            "STRAATWIJS_DATA_DIR": str(self.data),
            "STRAATWIJS_DATABASE": self.database,
            # A measurement notes more in a minute than a street does in a year.
            "STRAATWIJS_NOTES_PER_DEVICE": "10000000",
            "STRAATWIJS_NOTES_PER_STREET": "10000000",
        }

    def run(self, *arguments: str, given: str = "") -> str:
        """Runs a command of the project to its end; returns what it printed."""
        done = subprocess.run(
            [sys.executable, "-m", *arguments],
            cwd=ROOT,
            env=self.environment(),
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(arguments)}:\n{done.stderr[-2000:]}")
        return done.stdout

    def facts(self, question: str, **about: Any) -> Any:
        """Asks bench.inside, which runs in the project's own process."""
        return json.loads(self.run("bench.inside", question, given=json.dumps(about)))


def with_places(data: Path, database: str = "") -> Project:
    """Straatwijs with the demo's streets and nothing noted yet."""
    project = Project(STRAATWIJS, data, database)
    project.run("manage", "migrate", "-v0")
    project.run("manage", "shell", "-v0", "-c", _PLACES)
    return project


def with_demo(data: Path, database: str = "") -> Project:
    """Straatwijs as `make run` serves it: the whole demo neighbourhood, static files compressed."""
    project = Project(STRAATWIJS, data, database)
    for command in (("migrate", "-v0"), ("demo",), ("collectstatic", "--no-input", "-v0")):
        project.run("manage", *command)
    return project


def bare(data: Path, database: str = "") -> Project:
    project = Project(BARE, data, database)
    project.run("django", "migrate", "--run-syncdb", "-v0")
    return project


@dataclass(frozen=True)
class Server:
    pid: int
    port: int

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes]:
        """(status, body) over a connection of its own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(method, path, body or None, headers)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


@contextmanager
def _started(project: Project, command: list[str], port: int, path: str) -> Iterator[Server]:
    with (project.data / "server.log").open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", *command], cwd=ROOT, env=project.environment(), stdout=log, stderr=log
        )
    try:
        server = Server(process.pid, port)
        _wait(server, process, path, project.data / "server.log")
        yield server
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait(server: Server, process: subprocess.Popen[bytes], path: str, log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if server.ask("GET", path)[0] < 500:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(f"The server does not answer.\n{log.read_text(encoding='utf-8')[-2000:]}")


@contextmanager
def serve(project: Project) -> Iterator[Server]:
    """`straatwijs serve` as on a real server."""
    port = free_port()
    with _started(project, ["manage", "serve", "--port", str(port)], port, "/manifest.webmanifest") as server:
        yield server


@contextmanager
def gunicorn(project: Project, *options: str) -> Iterator[Server]:
    """Either project under the same gunicorn with the same options; one plain worker unless told otherwise."""
    port = free_port()
    program = "bench.loaded" if project.package == STRAATWIJS else f"{project.package}.wsgi"
    command = ["gunicorn", program, "--preload", "--bind", f"127.0.0.1:{port}"]
    quiet = ["--log-level", "warning"]
    chosen = options or ("--workers", "1", "--worker-class", "sync")
    with _started(project, [*command, *quiet, *chosen], port, "/no-such-page") as server:
        yield server
