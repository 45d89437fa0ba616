"""The menus of all stages, in the order of the loop."""

import importlib.util
from functools import cache

from django.apps import apps

from straatwijs.shared.navigation import NavItem


@cache
def items() -> tuple[NavItem, ...]:
    found: list[NavItem] = []
    for app in apps.get_app_configs():
        if app.name.startswith("straatwijs.") and _has_urls(app.name):
            found += getattr(importlib.import_module(f"{app.name}.urls"), "NAV", [])
    return tuple(found)


def _has_urls(name: str) -> bool:
    return importlib.util.find_spec(f"{name}.urls") is not None
