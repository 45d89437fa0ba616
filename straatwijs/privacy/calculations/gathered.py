"""What people counted themselves, added up: exact for their own team, and about right for everyone when enough people did."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from straatwijs.privacy import plan
from straatwijs.privacy.calculations.cells import rounded


@dataclass(frozen=True, kw_only=True)
class Count:
    """One time that somebody counted. `phone` is empty where there is none, and for what was left open in an earlier quarter
    (`carried`): that counts, and helps no threshold."""

    number: int
    people: int = 1
    phone: bytes = b""
    carried: bool = False


@dataclass(frozen=True, kw_only=True)
class Gathered:
    """Of some weeks, up to the Monday `end`: how often was counted, by how many phones or sheets and with how many people.

    `each_time`, `each_person` and `each_week` are what was counted per time, per person who took part, and per week by all
    together. `about`: rounded, for everyone.
    """

    first: date
    end: date
    times: int
    phones: int
    people: int
    each_time: float
    each_person: float
    each_week: float
    about: bool = False


def gathered(counts: Sequence[Count], *, first: date, end: date) -> Gathered:
    """Exact. With nothing counted every number is zero."""
    times, total = len(counts), sum(count.number for count in counts)
    people = sum(max(count.people, 1) for count in counts)
    return Gathered(
        first=first,
        end=end,
        times=times,
        phones=_phones(counts),
        people=people,
        each_time=total / max(times, 1),
        each_person=total / max(people, 1),
        each_week=total / _weeks(first, end),
    )


def for_everyone(
    counts: Sequence[Count], familiar: Collection[bytes], *, first: date, end: date
) -> Gathered | None:
    """None with too few people. Of one phone no more than three times weigh in a mean, however often it counted, so that no
    mean is about one person; a sum is rounded."""
    star = plan.STAR["social"]
    known = {count.phone for count in counts if count.phone and not count.carried} & set(familiar)
    if _phones(counts) < star.threshold or len(known) < star.familiar:
        return None
    often = Counter(count.phone for count in counts)
    weights = [min(1, plan.NOTES_PER_PHONE / often[count.phone]) for count in counts]
    weighed = sum(weight * count.number for weight, count in zip(weights, counts, strict=True))
    people = sum(weight * max(count.people, 1) for weight, count in zip(weights, counts, strict=True))
    total = sum(count.number for count in counts)
    return Gathered(
        first=first,
        end=end,
        times=rounded(len(counts), plan.ROUNDED_TO),
        phones=rounded(_phones(counts), plan.ROUNDED_TO),
        people=rounded(sum(max(count.people, 1) for count in counts), plan.ROUNDED_TO),
        each_time=round(weighed / sum(weights), 1),
        each_person=round(weighed / people, 1),
        each_week=round((rounded(total, plan.ROUNDED_TO) if total else 0) / _weeks(first, end), 1),
        about=True,
    )


def _phones(counts: Sequence[Count]) -> int:
    """Distinct phones and sheets; all without one are together one person."""
    return len({count.phone for count in counts if not count.carried})


def _weeks(first: date, end: date) -> int:
    return max((end - first).days // 7, 1)
