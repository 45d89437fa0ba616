"""Undoing that something from paper was kept: as if it never was, so that it may be kept once more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from straatwijs.observations import counts, secrets
from straatwijs.observations.actions.visits import take_visit
from straatwijs.observations.looks import is_own_look
from straatwijs.observations.models import Contribution


@dataclass(frozen=True)
class Given:
    """What was taken out again; words are de-identified."""

    side: str
    indicator: str
    perspective: str
    tenure: str
    answers: Mapping[str, Any]
    words: Mapping[str, str]
    text: str


def unkeep(*, note_id: UUID) -> Given | None:
    """None when it is not there (any more). In the transaction of the caller, who records it.

    Unlike taking back it leaves no mark: its writer did not ask for this, and its receipt works again after the next approval.
    """
    note = Contribution.objects.filter(id_hash=secrets.id_hash(note_id), channel="paper").first()
    if note is None:
        return None
    counts.take(note)
    if is_own_look(note):
        take_visit(id_hash=bytes(note.visit_hash))
    note.delete()
    return Given(
        note.side, note.indicator, note.perspective, note.tenure, note.answers, note.words, note.text
    )


def unkeep_visit(*, visit_id: UUID) -> None:
    take_visit(id_hash=secrets.id_hash(visit_id))
