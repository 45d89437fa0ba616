"""An instrument with each of its texts said in one language."""

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any, TypeVar

from django.utils.functional import Promise
from django.utils.translation import override

Said = TypeVar("Said")


def spoken(instrument: Said, language: str) -> Said:
    """The same definition, with plain texts in place of those that still wait for a language."""
    with override(language):
        said: Said = _said(instrument)
    return said


def _said(thing: Any) -> Any:
    if isinstance(thing, Promise):
        return str(thing)
    if isinstance(thing, tuple):
        return tuple(_said(part) for part in thing)
    if is_dataclass(thing) and not isinstance(thing, (type, Enum)):
        kept = {field.name: _said(getattr(thing, field.name)) for field in fields(thing) if field.init}
        return type(thing)(**kept)
    return thing
