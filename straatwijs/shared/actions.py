"""Writing the audit record. Call it inside the transaction of the change it records."""

from typing import Any

from straatwijs.shared.models import AuditRecord


def record(*, by: Any, action: str, thing: str, key: object, **details: object) -> None:
    """`by` is a Member, or None for the system itself. `details` holds codes and counts, never people's words."""
    AuditRecord.objects.create(by=by, action=action, thing=thing, key=str(key), details=details)
