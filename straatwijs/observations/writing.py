"""Writing one contribution by a statement that is put together once; `save` would do that anew for each note.

A fifth of what a note costs the server was Django composing this one insert (`python -m bench.contribution`).
"""

from functools import cache

from django.db import connection

from straatwijs.observations.models import Contribution
from straatwijs.shared.sql import Statement

_FIELDS = [field for field in Contribution._meta.local_concrete_fields if not field.primary_key]


@cache
def _statement() -> str:
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in _FIELDS)
    places = ", ".join(["%s"] * len(_FIELDS))
    table = connection.ops.quote_name(Contribution._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({places}) RETURNING id"  # noqa: S608 -- names from the model, values as parameters


def insertion(note: Contribution) -> Statement:
    """As `note.save(force_insert=True)`, without Django's signals; returns the key. Fails for an id that is there."""
    return _statement(), [
        field.get_db_prep_save(getattr(note, field.attname), connection) for field in _FIELDS
    ]
