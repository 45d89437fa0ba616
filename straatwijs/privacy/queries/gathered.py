"""What people counted themselves with a form, per block of weeks: live for the team of the place, and for everyone once a block
has closed over enough people."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import QuerySet

from straatwijs.accounts.roles import Permission
from straatwijs.observations.models import Channel, Contribution
from straatwijs.places.models import Area
from straatwijs.places.queries import municipality_of, within
from straatwijs.privacy.calculations.gathered import Count, Gathered, for_everyone, gathered
from straatwijs.privacy.queries.reader import Reader
from straatwijs.privacy.queries.stars import familiar_phones
from straatwijs.shared.weeks import Block, block_of, counting_week

# What arrives later counts in the block in which it arrives: so far back is looked.
_LATEST = timedelta(weeks=60)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Which forms: those with this answer to a question; and which questions hold what was counted, and with how many."""

    instrument: str
    question: str
    answer: str
    number: str
    people: str


def gathered_by_block(
    areas: Sequence[Area], asked: Asked, *, blocks: Sequence[Block], reader: Reader
) -> tuple[Gathered, ...]:
    """Exact and live, block by block, for who may see every one of these places so; else nothing."""
    if not all(reader.may(Permission.SEE_STREET_LIVE, area) for area in areas):
        return ()
    found: defaultdict[Block, list[Count]] = defaultdict(list)
    for block, count in _counts(areas, asked, since=min(block.first_week for block in blocks)):
        found[block].append(count)
    return tuple(gathered(found[block], first=block.first_week, end=block.end) for block in blocks)


def gathered_for_everyone(
    areas: Sequence[Area], asked: Asked, *, since: date, block: Block
) -> Gathered | None:
    """Of the weeks from a Monday up to the end of a block that has closed; None when it holds too few people.

    Who shows it writes it down once: phones are forgotten after their quarter, and what stands never moves.
    """
    counts = [
        replace(count, carried=counts_in.in_quarter < block.in_quarter)
        for counts_in, count in _counts(areas, asked, since=since)
        if counts_in <= block
    ]
    if not counts:
        return None
    familiar = familiar_phones(municipality_of(areas[0]), block)
    return for_everyone(counts, familiar, first=since, end=block.end)


def references_of_asked(areas: Sequence[Area], asked: Asked) -> tuple[int, ...]:
    """Of all who counted it there."""
    return tuple(_rows(areas, asked).order_by("pk").values_list("pk", flat=True))


def _rows(areas: Sequence[Area], asked: Asked) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(within(areas, "area"), instrument=asked.instrument)
    return rows.filter(**{f"answers__{asked.question}": asked.answer}).exclude(channel=Channel.IMPORT)


def _counts(areas: Sequence[Area], asked: Asked, *, since: date) -> Iterator[tuple[Block, Count]]:
    """Each with the block in which it counts, from a Monday on."""
    rows = _rows(areas, asked).filter(week__gte=since - _LATEST)
    for answers, noted, received, phone in rows.values_list("answers", "noted_at", "received_at", "device"):
        week = counting_week(noted, received)
        if week >= since:
            number, people = answers.get(asked.number, 0), answers.get(asked.people, 1)
            yield block_of(week), Count(number=number, people=people, phone=bytes(phone))
