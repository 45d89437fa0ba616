"""The last thing done at a desk can be undone for ten minutes; it waits in the member's own session."""

import time
from typing import Any

from django.http import HttpRequest

_UNDO_SECONDS = 600


def remember(request: HttpRequest, desk: str, what: str, **details: Any) -> None:
    """`details` are plain values, as a session keeps them."""
    request.session[_key(desk)] = {"what": what, "at": time.time(), **details}


def last_thing_done(request: HttpRequest, desk: str) -> dict[str, Any] | None:
    last = request.session.get(_key(desk))
    return last if last and time.time() - last["at"] < _UNDO_SECONDS else None


def forget_last(request: HttpRequest, desk: str) -> None:
    request.session.pop(_key(desk), None)


def _key(desk: str) -> str:
    return f"last_thing_{desk}"
