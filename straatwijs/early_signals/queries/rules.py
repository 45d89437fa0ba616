"""The rules: every module in `catalogue/` with a RULE is one."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from straatwijs.early_signals import catalogue
from straatwijs.early_signals.definition import Rule


@cache
def rules() -> Mapping[str, Rule]:
    """By id. Raises ValueError when two files claim one id."""
    found: dict[str, Rule] = {}
    for module in pkgutil.iter_modules(catalogue.__path__):
        rule: Rule = importlib.import_module(f"{catalogue.__name__}.{module.name}").RULE
        if rule.id in found:
            raise ValueError(f"Two files in early_signals/catalogue/ have the id {rule.id!r}.")
        found[rule.id] = rule
    return found
