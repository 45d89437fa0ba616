"""What is wrong with a file, so that a person can mend it. A reason names columns and lines, never what people wrote."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BadRow:
    """`line` counts from 1, the header included."""

    file: str
    line: int
    reason: str


class ImportRefusedError(Exception):
    """Nothing was written. The text says why; `rows` are the lines that can't be used, in order."""

    def __init__(self, sentence: str, rows: Sequence[BadRow] = ()) -> None:
        super().__init__(sentence)
        self.rows = tuple(rows)
