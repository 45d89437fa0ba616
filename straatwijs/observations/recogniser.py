"""Loading the recogniser beside the first requests, where the server did not load it before it began."""

import threading

from straatwijs.observations import deidentification

_begun = threading.Event()


def wake() -> None:
    """Start loading, once, in a thread of its own: no page waits for it; words wait in the phone until it is there."""
    if not deidentification.is_ready() and not _begun.is_set():
        _begun.set()
        threading.Thread(target=deidentification.load, name="recogniser", daemon=True).start()
