"""A menu entry. Each stage lists its own as NAV beside its urls; `web` gathers them in the order of the loop."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise


def everyone(_user: Any) -> bool:
    return True


def members(user: Any) -> bool:
    return bool(user.is_authenticated)


@dataclass(frozen=True)
class NavItem:
    label: str | Promise
    url_name: str
    visible_to: Callable[[Any], bool] = everyone
