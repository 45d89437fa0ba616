"""By which a row is known again, so that a second run adds nothing."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping as Table
from uuid import UUID

from straatwijs.observations import secrets
from straatwijs.observations.imports.mapping import Mapping
from straatwijs.observations.imports.reader import Row


class Identities:
    """Ids of the rows of one file. They are keyed: who has the file can't work them out."""

    def __init__(self, mapping: Mapping) -> None:
        self._source = mapping.source
        self._columns = mapping.identity.columns
        self._unique = mapping.identity.unique
        self._times: Counter[bytes] = Counter()
        self._first: dict[bytes, tuple[int, bytes]] = {}

    def id_of(self, row: Row) -> UUID:
        """Raises ValueError with a reason when an own id is missing, or stands on two different rows."""
        chosen = {name: row.cells.get(name, "") for name in self._columns} if self._columns else row.cells
        key = _digest(chosen)
        if self._unique:
            self._check(row, key, chosen)
        else:
            self._times[key] += 1
        content = b"\0".join((b"import", self._source.encode(), key, str(self._times[key]).encode()))
        return UUID(bytes=secrets.content_hash(content)[:16])

    def _check(self, row: Row, key: bytes, chosen: Table[str, str]) -> None:
        if not any(chosen.values()):
            raise ValueError(f"it has no {' and '.join(self._columns)}")
        whole = _digest(row.cells)
        line, first = self._first.setdefault(key, (row.line, whole))
        if first != whole:
            raise ValueError(
                f"it has the same {' and '.join(self._columns)} as line {line}, with other content"
            )


def _digest(cells: object) -> bytes:
    return hashlib.sha256(json.dumps(cells, sort_keys=True).encode()).digest()
