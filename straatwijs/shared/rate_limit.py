"""How often something happened lately, in this process's memory only: nothing about a visitor is written down."""

import time

from django.core.cache import cache

WINDOW = 600  # seconds


def over_limit(name: str, key: str, *, most: int) -> bool:
    """Count one more `name` by `key` in this ten-minute window; True when that is more than `most`."""
    return _count(name, key) > most


def _slot(name: str, key: str) -> str:
    return f"{name}:{key}:{int(time.time() // WINDOW)}"


def _count(name: str, key: str) -> int:
    slot = _slot(name, key)
    for _try in range(2):
        try:
            return cache.incr(slot)
        except ValueError:  # the first one in this window
            cache.add(slot, 0, WINDOW)
    return 1  # culled between the two calls


def is_over(name: str, key: str, *, most: int) -> bool:
    """Look without counting."""
    return int(cache.get(_slot(name, key), 0)) >= most


def seconds_left() -> int:
    return WINDOW - int(time.time() % WINDOW)
