"""Loads the program once; each order on its standard input is then met by a fork of it, within a moment.

An order is one line of JSON. {"command": ["migrate", …], "database": "name or file", "out": "file"} runs `straatwijs migrate …`; the
answer is its exit status. {"port": 8000, "database": …, "log": "file", "settings": {…}} starts a whole server, as `straatwijs serve`
does; the answer is the process id, which leads a group of its own. So hundreds of starts cost no more than one.
"""

import json
import os
import signal
import sys
from contextlib import suppress
from typing import Any, Never

import django

Order = dict[str, Any]


def _speak_into(file: str, *streams: int) -> None:
    log = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in streams:
        os.dup2(log, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)


def _serve(order: Order) -> None:
    """Never returns. Its own group, so that a test can kill all of it at once."""
    from django.test import override_settings  # noqa: PLC0415 - after django.setup

    from straatwijs.web.management.commands.serve import Server  # noqa: PLC0415 - after django.setup

    os.setsid()
    _speak_into(order["log"], 1, 2)
    override_settings(**order["settings"]).enable()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Server(f"127.0.0.1:{order['port']}").run()


def _command(order: Order) -> None:
    from django.core.management import ManagementUtility  # noqa: PLC0415 - after django.setup
    from django.db import connections  # noqa: PLC0415 - after django.setup

    _speak_into(order["out"], 1)
    ManagementUtility(["straatwijs", *order["command"]]).execute()
    connections.close_all()  # so that SQLite puts everything into its one file


def _meet(order: Order) -> Never:
    """In the fork: neither it nor its workers may come back into the loop."""
    from django.db import connections  # noqa: PLC0415 - after django.setup

    status = 1
    try:
        connections.settings["default"]["NAME"] = order["database"]
        (_command if "command" in order else _serve)(order)
        status = 0
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


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
            order = json.loads(line)
            child = os.fork()
            if child == 0:
                _meet(order)
            if "command" in order:
                print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
                continue
            children.append(child)
            print(child, flush=True)
    finally:
        # Nobody waited for them, so their numbers are still theirs.
        for child in children:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)


if __name__ == "__main__":
    main()
