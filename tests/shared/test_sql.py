"""Statements sent together behave as statements sent one by one."""

import pytest
from django.db import IntegrityError, transaction

from straatwijs.shared.models import AuditRecord
from straatwijs.shared.sql import together

pytestmark = pytest.mark.django_db
TABLE = AuditRecord._meta.db_table
RENAME = f"UPDATE {TABLE} SET key = %s WHERE key = %s"  # noqa: S608 -- a table's name, values as parameters
FIND = f"SELECT id FROM {TABLE} WHERE key = %s ORDER BY id"  # noqa: S608 -- as above
COPY = f"INSERT INTO {TABLE} SELECT * FROM {TABLE} WHERE key = %s"  # noqa: S608 -- as above


def record(key: str) -> AuditRecord:
    return AuditRecord.objects.create(action="try", thing="sql", key=key)


def test_each_tells_what_it_touched_and_returned_and_sees_the_ones_before() -> None:
    first, second = record("one"), record("one")
    with transaction.atomic():
        renamed, found, none = together(
            [(RENAME, ["two", "one"]), (FIND, ["two"]), (RENAME, ["three", "one"])]
        )
    assert renamed == (2, [])
    assert found[1] == [(first.pk,), (second.pk,)]
    assert none == (0, [])


def test_one_that_fails_takes_the_others_with_it() -> None:
    there = record("there")
    with pytest.raises(IntegrityError), transaction.atomic():
        together([(RENAME, ["changed", "there"]), (COPY, ["changed"])])
    there.refresh_from_db()
    assert there.key == "there"
