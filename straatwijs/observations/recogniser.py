"""Loading the recogniser beside the first requests, where the server did not load it before it began."""

import threading

from straatwijs.observations import deidentification

_loading = threading.Lock()


def wake() -> None:
    """Start loading in a thread of its own, unless one is at it: no page waits for it, words wait in the phone."""
    if not deidentification.is_ready() and _loading.acquire(blocking=False):
        threading.Thread(target=_load, name="recogniser", daemon=True).start()


def _load() -> None:
    try:
        deidentification.load()
    finally:
        _loading.release()  # what failed is tried again with the next words
