"""All addresses of the site, with something in the place of each parameter."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

_PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")


@dataclass(frozen=True)
class Address:
    route: str  # as people write it: /team/bijdrage/<reference>
    view: Callable[..., Any]

    @property
    def is_public(self) -> bool:
        """Django's login middleware reads the same mark."""
        return not getattr(self.view, "login_required", True)

    @property
    def is_ours(self) -> bool:
        return self.view.__module__.startswith("straatwijs.")

    def path(self, samples: Mapping[str, object] | None = None) -> str:
        """Parameters without a sample become 1: a number, a name and a secret that nothing has."""
        return _PARAMETER.sub(lambda match: str((samples or {}).get(match[1], 1)), self.route)


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[Address]:
    for entry in patterns:
        if not isinstance(entry.pattern, RoutePattern):
            continue
        route = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry.url_patterns, route)
        else:
            yield Address("/" + _PARAMETER.sub(r"<\1>", route), entry.callback)


def addresses() -> list[Address]:
    """Ours, the API's and the sign-in pages', in the order in which they are tried."""
    return list(_walk(get_resolver().url_patterns, ""))
