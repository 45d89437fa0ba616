"""What a process remembers of the places, and when it must forget it."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Max

from straatwijs.places.models import Area
from straatwijs.shared.models import AuditRecord

Version = tuple[int, int, int]
_forgetters: list[Callable[[], None]] = []
_version: list[Version] = []


def remembered(cached: Any) -> Any:
    """Marks a function with `lru_cache` whose answers hold until the next import, in whichever process."""
    _forgetters.append(cached.cache_clear)
    return cached


def forget() -> None:
    for clear in _forgetters:
        clear()
    _version.clear()


def stay_current() -> None:
    """Forgets everything when another process imported places since. Costs one small query."""
    counted = Area.objects.aggregate(last=Max("id"), number=Count("id"))
    imported = AuditRecord.objects.filter(thing="places").aggregate(last=Max("id"))
    version = (counted["last"] or 0, counted["number"], imported["last"] or 0)
    if _version != [version]:
        forget()
        _version.append(version)
