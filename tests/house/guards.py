"""Two guards that are on in every test: an undefined template variable fails, and a GET that writes fails."""

import re
import sys
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.db import connections
from django.http import HttpRequest, HttpResponseBase

View = Callable[[HttpRequest], HttpResponseBase]
PRODUCT = Path(__file__).parents[2] / "straatwijs"

# What may happen while somebody only reads: reading, and the frame of a transaction.
_READING = re.compile(
    r"\s*(\(*\s*SELECT|WITH|EXPLAIN|SAVEPOINT|RELEASE|ROLLBACK|BEGIN|COMMIT|SHOW|SET CONSTRAINTS|PRAGMA)\b",
    re.I,
)
_WRITING = re.compile(r"\b(INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|FOR\s+UPDATE)\b", re.I)
# Who signs in has a session, and its key may be renewed on any page.
_EXCEPTED = ("django_session",)


class WriteInGetError(AssertionError):
    """A page that only reads sent a statement that writes."""


class UndefinedInTemplateError(AssertionError):
    """A template of ours names a variable that its view does not give."""


def is_reading(sql: str) -> bool:
    """Whether a statement leaves the data as it was; the session table is excepted."""
    if any(table in sql for table in _EXCEPTED):
        return True
    return bool(_READING.match(sql)) and not _WRITING.search(sql)


def get_never_writes(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not is_reading(sql):
            raise WriteInGetError(f"A GET may not write, but it sent: {sql[:200]}")
        return execute(sql, params, many, context)

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.method not in {"GET", "HEAD"}:
            return get_response(request)
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(refuse))
            return get_response(request)

    return answer


def _template_in_hand() -> str:
    """The file of the template that is being rendered just now, from the call stack."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_name in {"render", "render_annotated"}:
            origin = getattr(frame.f_locals.get("self"), "origin", None)
            if origin is not None:
                return str(origin)
        frame = frame.f_back
    return ""


class UndefinedVariable(str):
    """Takes the place of an undefined variable. Libraries' templates keep Django's way: an empty text."""

    __slots__ = ()

    def __new__(cls) -> "UndefinedVariable":
        return super().__new__(cls, "%s")

    def __mod__(self, name: object) -> str:
        template = _template_in_hand()
        if template.startswith(str(PRODUCT)):
            raise UndefinedInTemplateError(f"{template} uses {{{{ {name} }}}}, which its view does not give.")
        return ""
