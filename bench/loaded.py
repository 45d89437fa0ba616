"""Straatwijs for any WSGI server, with the recogniser loaded before the first note, as `straatwijs serve` does."""

from straatwijs.config.wsgi import application
from straatwijs.observations import deidentification

deidentification.load()
__all__ = ["application"]
