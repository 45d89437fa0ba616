"""The known links: every module in `catalogue/` with a LINK is one."""

import importlib
import pkgutil
from collections.abc import Mapping
from functools import cache

from straatwijs.plans import catalogue
from straatwijs.plans.calculations.linking import Rule, general_rules
from straatwijs.plans.definition import Link


@cache
def known_links() -> Mapping[str, Link]:
    """By id. Raises ValueError when two files claim one id."""
    found: dict[str, Link] = {}
    for module in pkgutil.iter_modules(catalogue.__path__):
        link: Link = importlib.import_module(f"{catalogue.__name__}.{module.name}").LINK
        if link.id in found:
            raise ValueError(f"Two files in plans/catalogue/ have the id {link.id!r}.")
        found[link.id] = link
    return found


def linking_rules(*, without_case: str = "") -> tuple[Rule, ...]:
    """What the search looks with: the known links, and behind them what fits by itself."""
    known = (link.rule(without_case=without_case) for link in known_links().values())
    return tuple(rule for rule in known if rule) + general_rules()
