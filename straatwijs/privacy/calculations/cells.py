"""How many notes and how many people a cell holds, and whether that is enough to show it."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from straatwijs.privacy import plan as table


@dataclass(frozen=True, kw_only=True)
class Note:
    """What the closing needs of a note, or of a visit (then with its minutes).

    `phone` is the keyed hash of the quarter, empty where there is none. A carried note was left open in an
    earlier quarter: it counts as a note, never as a person.
    """

    reference: int
    phone: bytes = b""
    carried: bool = False
    street: str = ""
    indicator: str = ""
    perspective: str = ""
    minutes: int = 0


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One number as it is published; `number` and `minutes` are None where it is not shown."""

    part: str
    key: str = ""
    shown: bool = False
    number: int | None = None
    minutes: int | None = None


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A star at one closing. `keys` lists all parts of each way to part it, with or without notes."""

    star: table.Star
    block: str
    ends_quarter: bool
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # Published numbers are multiples of it; the tests also try to break exact numbers.
    rounded_to: int = table.ROUNDED_TO
    # Off only in the tests that show what the remainder rule is for.
    guards_remainder: bool = True


def people_of(notes: Iterable[Note]) -> int:
    """Distinct phones; all notes without a phone together are one more person."""
    return len({note.phone for note in notes if not note.carried})


def familiar_phones(notes: Iterable[Note], familiar: Collection[bytes]) -> int:
    return len({note.phone for note in notes if note.phone and not note.carried and note.phone in familiar})


def is_enough(notes: Collection[Note], familiar: Collection[bytes], plan: Plan) -> bool:
    """Enough people, and enough phones among them that did not appear for the occasion."""
    return people_of(notes) >= plan.star.threshold and familiar_phones(notes, familiar) >= plan.star.familiar


def number_of(notes: Iterable[Note]) -> int:
    """Notes, of each phone three at most; all notes without a phone are one phone's."""
    per_phone = Counter(note.phone for note in notes)
    return sum(min(number, table.NOTES_PER_PHONE) for number in per_phone.values())


def minutes_of(notes: Iterable[Note]) -> int:
    """Minutes of the same three visits per phone, the first that came, each two hours at most."""
    per_phone: defaultdict[bytes, list[Note]] = defaultdict(list)
    for note in notes:
        per_phone[note.phone].append(note)
    first = (
        sorted(visits, key=lambda visit: visit.reference)[: table.NOTES_PER_PHONE]
        for visits in per_phone.values()
    )
    return sum(min(visit.minutes, table.MINUTES_PER_VISIT) for visits in first for visit in visits)


def rounded(number: int, to: int) -> int:
    """The nearest multiple, halves upwards, never less than one multiple."""
    return max(to, to * ((2 * number + to) // (2 * to)))


def cell_of(notes: Collection[Note], plan: Plan, *, part: str, key: str = "", shown: bool) -> Cell:
    if not shown:
        return Cell(part=part, key=key)
    number = rounded(number_of(notes), plan.rounded_to)
    is_looking = plan.star.kind == table.LOOKING
    minutes = rounded(minutes_of(notes), table.MINUTES_ROUNDED_TO) if is_looking else None
    return Cell(part=part, key=key, shown=True, number=number, minutes=minutes)
