"""The demo neighbourhood on a real server with an empty folder of its own, for pictures and measurements."""

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
_SIGN_IN = re.compile(r" as (\S+@\S+) with the password (\S+)")


@dataclass(frozen=True)
class Site:
    url: str
    email: str  # of a coordinator
    password: str
    environment: dict[str, str]
    process: subprocess.Popen[bytes]

    def manage(self, *arguments: str) -> str:
        return manage(self.environment, *arguments)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, **settings: str) -> dict[str, str]:
    """Nothing of the machine's own settings, except what is given."""
    kept = {
        name: text for name, text in os.environ.items() if not name.startswith(("STRAATWIJS_", "DJANGO_"))
    }
    ours = {"DATA_DIR": str(folder), "LOG_LEVEL": "WARNING", **settings}
    return kept | {f"STRAATWIJS_{name}": text for name, text in ours.items()}


def manage(environment: dict[str, str], *arguments: str) -> str:
    """What the command said; what went wrong goes to the screen."""
    command = [sys.executable, ROOT / "manage.py", *arguments]
    answer = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    return answer.stdout


def _wait_for(url: str, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5):  # noqa: S310 - our own address
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"The server does not answer on {url}.")


@contextmanager
def demo_site(**settings: str) -> Iterator[Site]:
    """Set up, served until the end of the block, and thrown away."""
    folder, port = Path(tempfile.mkdtemp(prefix="straatwijs-")), _free_port()
    around = environment(folder, PUBLIC_URL=f"http://127.0.0.1:{port}", **settings)
    manage(around, "migrate", "-v0")
    told = _SIGN_IN.search(manage(around, "demo"))
    assert told, "The demo no longer tells how to sign in."
    manage(around, "collectstatic", "--no-input", "-v0")
    command = [sys.executable, ROOT / "manage.py", "serve", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env=around, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/", process)
        yield Site(f"http://127.0.0.1:{port}", told[1], told[2], around, process)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder, ignore_errors=True)
