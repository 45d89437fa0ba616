"""The access policy that people read is the one that the code keeps."""

from pathlib import Path

from straatwijs.accounts.policy import access_table, roles_table
from straatwijs.accounts.queries import roles_that_may
from straatwijs.accounts.roles import Permission

POLICY = Path(__file__).parents[2] / "docs" / "policy" / "access.md"


def test_access_document_holds_the_tables_of_the_code():
    written = POLICY.read_text(encoding="utf-8")
    assert [table in written for table in (roles_table(), access_table())] == [True, True]


def test_words_are_read_by_coordinators_and_workers_only():
    assert roles_that_may(Permission.READ_TEAM) == ("coordinator",)
    assert roles_that_may(Permission.READ_PROFESSIONALS) == ("worker", "coordinator")


def test_accounts_are_looked_after_by_administrators_only():
    assert roles_that_may(Permission.MANAGE_TEAM) == ("administrator",)
