"""Makes paper for `straatwijs.shared.pdf`, which starts this file by its path, without any other module of ours.

    typesetter.py FOLDER_OF_TYPST < job > answer    one paper
    typesetter.py FOLDER_OF_TYPST NUMBER            for a server, until it ends; NUMBER is the file of a socket to it

A job is [template, its folder, data] as JSON. The answer is GOOD and the PDF, or REFUSED and why. For a server each byte on the
socket brings a connection of its own for one job.
"""

import json
import os
import signal
import socket
import sys

GOOD, REFUSED = b"+", b"-"
# A paper that takes longer never comes.
SECONDS = 60
# What was used for a paper is kept for the next, about 50 MB; after so many papers, or a minute without one, all is let go.
MOST, IDLE = 200, 60


def _answer(job: bytes) -> bytes:
    import typst  # noqa: PLC0415 - found in the folder that was given; nothing of it is held before the first job

    template, folder, data = json.loads(job)
    try:
        made = typst.compile(
            template,
            root=folder,
            sys_inputs={"data": data},
            ignore_system_fonts=True,
            pdf_standards="ua-1",
            format="pdf",
        )
    except typst.TypstError as error:
        return REFUSED + str(error).encode()
    return GOOD + made


def _serve(control: socket.socket) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which ends us
    control.settimeout(IDLE)
    made = 0
    while made < MOST:
        try:
            connection = _next(control)
        except TimeoutError:
            if made:
                break
            continue
        if connection is None:
            return
        with connection:
            signal.alarm(SECONDS)
            _meet(connection)
            signal.alarm(0)
        made += 1
    os.execv(sys.executable, [sys.executable, "-I", "-S", *sys.argv])  # noqa: S606 - the same once more, empty


def _next(control: socket.socket) -> socket.socket | None:
    """None when the server has ended."""
    _byte, files, _flags, _address = socket.recv_fds(control, 1, 1)
    return socket.socket(fileno=files[0]) if files else None


def _meet(connection: socket.socket) -> None:
    try:
        job = b"".join(iter(lambda: connection.recv(65536), b""))
        connection.sendall(_answer(job))
    except OSError:
        return  # who asked is gone


def main() -> None:
    sys.path.append(sys.argv[1])
    if len(sys.argv) > 2:
        _serve(socket.socket(fileno=int(sys.argv[2])))
    else:
        sys.stdout.buffer.write(_answer(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
