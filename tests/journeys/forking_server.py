"""Loads the program once, then starts a whole server, as `straatwijs serve` does, for each order on its standard input.

An order is one line of JSON: {"port": 8000, "database": "name or file", "log": "file"}; the answer is the process id, which leads a
group of its own. So a killed server comes back within a moment, and hundreds of starts cost no more than one.
"""

import json
import os
import signal
import sys
from contextlib import suppress

import django


def _serve(order: dict[str, str]) -> None:
    """Never returns. Its own group, so that a test can kill all of it at once."""
    from django.db import connections  # noqa: PLC0415 - after django.setup

    from straatwijs.web.management.commands.serve import Server  # noqa: PLC0415 - after django.setup

    os.setsid()
    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    connections.settings["default"]["NAME"] = order["database"]
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Server(f"127.0.0.1:{order['port']}").run()


def main() -> None:
    django.setup()
    from straatwijs.config.wsgi import application  # noqa: PLC0415 - after django.setup
    from straatwijs.observations import deidentification  # noqa: PLC0415 - after django.setup

    assert application
    deidentification.load()
    children: list[int] = []
    # An end by hand must leave no servers behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    print("ready", flush=True)
    try:
        while line := sys.stdin.readline():
            child = os.fork()
            if child == 0:
                try:
                    _serve(json.loads(line))
                finally:
                    os._exit(0)  # neither it nor its workers may come back into this loop
            children.append(child)
            print(child, flush=True)
    finally:
        # Nobody waited for them, so their numbers are still theirs.
        for child in children:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
