"""A draft as the file that belongs in the catalogue, for a person to finish and another to check."""

from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any

from straatwijs.instruments.definition import Indicator, Instrument, Question, Theme
from straatwijs.instruments.xlsform.cells import is_text

_HEAD = '''"""{title}: a draft. Fill in what is empty, have somebody else check it, and put it in the catalogue."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from straatwijs.instruments.definition import {names}

INSTRUMENT = {instrument}
'''
_ALL = ("AnswerType", "Indicator", "Instrument", "Kind", "Question", "Side", "Theme")


def module_text(instrument: Instrument) -> str:
    """Python that says the same; what has its default is left out."""
    said = _said(instrument, 0)
    names = ", ".join(name for name in _ALL if f"{name}(" in said or f"{name}." in said)
    title = " ".join(str(instrument.title).split()).replace('"', "'")
    return _HEAD.format(title=title, names=names, instrument=said)


def _said(thing: Any, depth: int) -> str:
    space, end = "    " * (depth + 1), "    " * depth
    if isinstance(thing, (Instrument, Question, Indicator, Theme)):
        lines = [
            f"{space}{field.name}={_value(field, getattr(thing, field.name), depth + 1)},"
            for field in fields(thing)
            if field.init and getattr(thing, field.name) != field.default
        ]
        return f"{type(thing).__name__}(\n" + "\n".join(lines) + f"\n{end})"
    if isinstance(thing, tuple):
        inside = ", ".join(_said(part, depth) for part in thing)
        return f"({inside}{',' if len(thing) == 1 else ''})"
    if isinstance(thing, Enum):
        return f"{type(thing).__name__}.{thing.name}"
    if isinstance(thing, date):
        return f"date({thing.year}, {thing.month}, {thing.day})"
    return repr(thing) if not isinstance(thing, str) else _quoted(thing)


def _value(field: Any, thing: Any, depth: int) -> str:
    if is_text(field) and str(thing):
        return f"_({_quoted(str(thing))})"
    if field.name == "choices":
        pairs = ", ".join(f"({_quoted(code)}, _({_quoted(str(label))}))" for code, label in thing)
        return f"({pairs},)" if len(thing) == 1 else f"({pairs})"
    return _said(thing, depth)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
