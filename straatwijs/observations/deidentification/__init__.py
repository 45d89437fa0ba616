"""Takes out of street language what leads back to a person, and keeps what is public.

`load()` once (before the server forks, or in a thread of its own); `is_ready()` asks; `withhold(text)` works. As long as it is not
loaded, `withhold` raises `NotReady`: it fails closed. Nothing here writes a text anywhere.
"""

import logging
import threading
from collections.abc import Collection

from straatwijs.observations.deidentification.recogniser import Recogniser
from straatwijs.observations.deidentification.spans import REPLACEMENTS, NotReady, Span, Withheld

__all__ = ["REPLACEMENTS", "NotReady", "Span", "Withheld", "is_ready", "load", "withhold"]

_log = logging.getLogger(__name__)
_lock = threading.Lock()
_recogniser: Recogniser | None = None


def load() -> None:
    """Loads the word lists; a second call does nothing, one at the same time waits. Raises NotReady when it fails."""
    global _recogniser  # noqa: PLW0603 - one recogniser per process, made before or beside the first request
    with _lock:
        if _recogniser is not None:
            return
        try:
            _recogniser = Recogniser()
        except Exception as error:
            _log.exception("de-identification did not load")
            raise NotReady("De-identification did not load; words have to wait.") from error


def is_ready() -> bool:
    return _recogniser is not None


def withhold(text: str, *, places: Collection[str] = ()) -> Withheld:
    """The text without personal data. `places`: names of streets and areas to keep whatever they look like."""
    if _recogniser is None:
        raise NotReady("De-identification is not loaded; words have to wait.")
    return _recogniser.withhold(text, places)
