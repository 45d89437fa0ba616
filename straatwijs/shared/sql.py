"""Statements that belong together, sent together."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

Statement = tuple[str, Sequence[Any]]
Result = tuple[int, list[tuple[Any, ...]]]


def together(statements: Sequence[Statement]) -> list[Result]:
    """(rows touched, rows returned) of each, in order; to be called in a transaction. Raises what the first wrong one raises.

    PostgreSQL gets them in one trip and keeps their plans, as a note is what the server does most often
    (`python -m bench.contribution`). Each still sees what was committed before it began.
    """
    watched = connection.execute_wrappers or connection.force_debug_cursor
    if connection.vendor != "postgresql" or watched:
        with connection.cursor() as cursor:
            return [_result(cursor.execute(sql, values) or cursor) for sql, values in statements]
    import psycopg  # noqa: PLC0415 - only where that database is used

    connection.ensure_connection()
    raw: Any = connection.connection
    cursors: list[Any] = [psycopg.Cursor(raw) for _statement in statements]
    with connection.wrap_database_errors:
        with raw.pipeline():
            for cursor, (sql, values) in zip(cursors, statements, strict=True):
                cursor.execute(sql, values, prepare=True)
        return [_result(cursor) for cursor in cursors]


def _result(cursor: Any) -> Result:
    return cursor.rowcount, cursor.fetchall() if cursor.description else []
