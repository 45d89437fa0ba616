"""Forgetting: what each field's privacy class allows no longer, goes."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from secrets import token_bytes
from typing import Any

from django.db import transaction
from django.db.models import Q

from straatwijs.observations import counts
from straatwijs.observations.models import Contribution, PeopleWeek, Tombstone, Visit
from straatwijs.privacy.actions.publishing import publish_counts
from straatwijs.shared.actions import record
from straatwijs.shared.models import AuditRecord
from straatwijs.shared.weeks import midnight, quarter_of, week_of

_CHUNK = 500
_HASH = 32


@dataclass(frozen=True, kw_only=True)
class Forgotten:
    """How many rows lost something, or went."""

    phones: int
    contributions: int
    visits: int
    counted_notes: int
    counted_visits: int
    tombstones: int
    audit_records: int


def forget(*, today: date, by: Any = None) -> Forgotten:
    """Close what is due, so that no figure waits for a phone any more, and then forget."""
    publish_counts(as_of=today, by=by)
    two_years, five_years = midnight(_years_before(today, 2)), midnight(_years_before(today, 5))
    counted_notes, counted_visits = _drop_counted(five_years, today)
    forgotten = Forgotten(
        phones=_forget_phones(today),
        contributions=_forget_contributions(two_years),
        visits=_forget_visits(two_years),
        counted_notes=counted_notes,
        counted_visits=counted_visits,
        tombstones=Tombstone.objects.filter(withdrawn_on__lt=five_years.date()).delete()[0],
        audit_records=AuditRecord.objects.filter(at__lt=five_years).delete()[0],
    )
    record(by=by, action="forget", thing="retention", key=today, **asdict(forgotten))
    return forgotten


def _years_before(day: date, years: int) -> date:
    return date(day.year - years, day.month, min(day.day, 28))


def _forget_phones(today: date) -> int:
    """Hashes made with the key of a quarter whose figures are closed."""
    begin = counts.devices_kept_since(today)
    last = quarter_of(begin - timedelta(weeks=1)).blocks[-1]
    counts.settle_people(begin)
    in_time = Q(week__gte=last.first_week, week__lt=begin, received_at__lt=midnight(last.closes_on))
    of_closed_quarters = Q(received_at__lt=midnight(begin)) | in_time
    return sum(
        kept.filter(of_closed_quarters).exclude(device=b"").update(device=b"")
        for kept in (Contribution.objects, Visit.objects)
    )


def _forget_contributions(before: datetime) -> int:
    """Leave what is counted: place, week, indicator. Receipt and code lead nowhere from here on."""
    old = Contribution.objects.filter(received_at__lt=before).exclude(code_hash=b"").order_by("pk")
    forgotten = 0
    for rows in _chunks(list(old.values_list("pk", flat=True))):
        with transaction.atomic():
            notes = list(Contribution.objects.select_for_update().filter(pk__in=rows).defer("text"))
            for note in notes:
                _forget_contribution(note)
            forgotten += len(notes)
    return forgotten


def _forget_contribution(note: Contribution) -> None:
    if note.perspective:
        counts.take(note)
        note.perspective = ""
        note.save(update_fields=["perspective"])
        counts.add(note)
    Contribution.objects.filter(pk=note.pk).update(
        text="",
        words={},
        member=None,
        seconds=None,
        visit_hash=b"",
        withheld={},
        answers={},
        tenure="",
        longitude=None,
        latitude=None,
        device=b"",
        noted_at=midnight(note.week),
        received_at=midnight(week_of(note.received_at)),
        id_hash=token_bytes(_HASH),
        receipt_hash=token_bytes(_HASH),
        content_hash=b"",
        code_hash=b"",
    )


def _forget_visits(before: datetime) -> int:
    old = Visit.objects.filter(received_at__lt=before).exclude(content_hash=b"").order_by("pk")
    forgotten = 0
    for rows in _chunks(list(old.values_list("pk", flat=True))):
        with transaction.atomic():
            for visit in Visit.objects.select_for_update().filter(pk__in=rows):
                Visit.objects.filter(pk=visit.pk).update(
                    device=b"",
                    begun_at=midnight(visit.week),
                    received_at=midnight(week_of(visit.received_at)),
                    id_hash=token_bytes(_HASH),
                    content_hash=b"",
                )
                forgotten += 1
    return forgotten


@transaction.atomic
def _drop_counted(before: datetime, today: date) -> tuple[int, int]:
    """Counts live as long as the notes under them; what was published stays."""
    notes = Contribution.objects.filter(received_at__lt=before).delete()[0]
    visits = Visit.objects.filter(received_at__lt=before).delete()[0]
    PeopleWeek.objects.filter(week__lt=before.date()).delete()
    if notes or visits:
        counts.recount(today)
    return notes, visits


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[begin : begin + _CHUNK] for begin in range(0, len(keys), _CHUNK))
