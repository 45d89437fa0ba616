"""Paper: a Typst template and its data make a tagged PDF.

It is made outside our process: one that made paper itself would keep 50 MB for ever. A server's workers share one typesetter;
elsewhere each paper has a process that ends with it. Neither gets our environment, so no secrets.
"""

import json
import logging
import socket
import subprocess
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from threading import BoundedSemaphore

from straatwijs.shared.typesetter import GOOD, SECONDS

_TYPESETTER = Path(__file__).with_name("typesetter.py")
_log = logging.getLogger(__name__)
_one_at_a_time = BoundedSemaphore()
_shared: tuple[socket.socket, subprocess.Popen[bytes]] | None = None


class PaperError(Exception):
    """A template that cannot become a PDF that everybody can read."""


def share_typesetter() -> None:
    """For a server, before its workers split off. It ends when all of them have ended."""
    global _shared  # noqa: PLW0603 - the workers inherit it
    ours, theirs = socket.socketpair()
    with theirs:
        command = [*_command(), str(theirs.fileno())]
        started = subprocess.Popen(command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, env={})
    _shared = ours, started


def render(template: Path, data: Mapping[str, object]) -> bytes:
    """The PDF, accessible by the rules of PDF/UA-1: a template without a title, language or text for a picture fails.

    The template reads the data with `json(bytes(sys.inputs.data))`, and files beside it by name. Fonts are those
    that come with Typst, so that paper looks the same wherever it is made. Raises PaperError.
    """
    job = json.dumps([str(template), str(template.parent), json.dumps(data)]).encode()
    answer = _asked(_shared[0], job) if _shared else b""
    answer = answer or _made_alone(job)
    if not answer.startswith(GOOD):
        raise PaperError(answer[1:].decode(errors="replace"))
    return answer.removeprefix(GOOD)


def _asked(typesetter: socket.socket, job: bytes) -> bytes:
    """Nothing when there is no typesetter any more."""
    mine, its = socket.socketpair()
    with mine:
        try:
            with its:
                socket.send_fds(typesetter, [b"."], [its.fileno()])
            mine.settimeout(SECONDS)
            mine.sendall(job)
            mine.shutdown(socket.SHUT_WR)
            return b"".join(iter(lambda: mine.recv(65536), b""))
        except TimeoutError as error:
            raise PaperError("The paper took too long.") from error
        except OSError:
            _log.exception("The typesetter has ended; paper takes a little longer until the next start.")
            return b""


def _made_alone(job: bytes) -> bytes:
    with _one_at_a_time:
        done = subprocess.run(
            _command(), input=job, capture_output=True, env={}, timeout=SECONDS, check=False
        )
    if done.returncode:
        raise PaperError(done.stderr.decode(errors="replace"))
    return done.stdout


def _command() -> list[str]:
    """Without anything of ours or of the machine around it."""
    found = find_spec("typst")
    if found is None or found.origin is None:
        raise PaperError("Typst is not installed.")
    return [sys.executable, "-I", "-S", str(_TYPESETTER), str(Path(found.origin).parents[1])]
