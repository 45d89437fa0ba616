"""From clone to first page: what somebody waits who types the two lines of the README."""

import http.client
import os
import signal
import subprocess
import time
from pathlib import Path

from bench.figures import Figure, alone, at_most
from bench.sites import ROOT, folder, free_port

TITLE = "Clone to first page: git clone, make run, until / answers (nothing in the caches of pip and uv)"
PATIENCE = 600  # seconds


def _answers(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", "/")
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _run(clone: Path, port: int) -> subprocess.Popen[bytes]:
    """`make run` as on a new machine: no settings of this one, and nothing downloaded before."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("STRAATWIJS_")}
    mine.pop("VIRTUAL_ENV", None)
    caches = {"UV_CACHE_DIR": str(clone.parent / "uv"), "PIP_CACHE_DIR": str(clone.parent / "pip")}
    with (clone.parent / "make.log").open("wb") as log:
        return subprocess.Popen(
            ["make", "run", f"PORT={port}"],
            cwd=clone,
            env=mine | caches,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _stages(log: str) -> list[Figure]:
    """What `make` said about its steps."""
    done = [line.removeprefix("-- ").split(": good, ") for line in log.splitlines() if ": good, " in line]
    return [Figure(f"  {what.lower()}", seconds) for what, seconds in done]


def measure(*, quick: bool = False) -> list[Figure]:
    with folder() as place:
        port, begun = free_port(), time.monotonic()
        subprocess.run(["git", "clone", "--quiet", "--no-local", ROOT, place / "clone"], check=True)
        process = _run(place / "clone", port)
        try:
            while process.poll() is None and not _answers(port) and time.monotonic() < begun + PATIENCE:
                time.sleep(0.1)
            seconds, alive = time.monotonic() - begun, process.poll() is None
        finally:
            os.killpg(process.pid, signal.SIGTERM) if process.poll() is None else None
            process.wait(timeout=60)
        log = (place / "make.log").read_text(encoding="utf-8", errors="replace")
    if not alive:
        last = log.strip().splitlines()[-1] if log.strip() else "no word"
        return [
            Figure("not measured: `make run` stopped. Is there a way to the package registry?", last[:80])
        ]
    return [at_most("seconds until / answers", seconds, 90, " s", digits=0), *_stages(log)]


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
