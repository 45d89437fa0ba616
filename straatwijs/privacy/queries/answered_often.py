"""Which answer to one question of a form was given often: the only number about a team's forms that everyone may read.

Whoever types for others sees whom they serve, but the server does not: one person may come in five times. So a number
shows only from enough forms on several days, and rounded as all figures about people are.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date

from straatwijs.observations.models import Channel, Contribution
from straatwijs.places.models import Area
from straatwijs.privacy.calculations.cells import rounded
from straatwijs.privacy.plan import DAYS_NEEDED, FORMS_NEEDED, ROUNDED_TO
from straatwijs.shared.weeks import AMSTERDAM, midnight


@dataclass(frozen=True, kw_only=True)
class OftenAnswered:
    """About how often."""

    answer: str
    number: int


def often_answered(
    area: Area, *, instrument: str, question: str, first: date, end: date
) -> tuple[OftenAnswered, ...]:
    """Most often first, from one day up to another, at this place and what lies in it; too few are not there,
    and nothing is said of a single street."""
    if area.is_outdoors:
        return ()
    forms = Contribution.objects.filter(
        area__path__startswith=area.path,
        instrument=instrument,
        noted_at__gte=midnight(first),
        noted_at__lt=midnight(end),
    ).exclude(channel=Channel.IMPORT)
    numbers: Counter[str] = Counter()
    days: defaultdict[str, set[date]] = defaultdict(set)
    for answers, at in forms.values_list("answers", "noted_at"):
        answer = answers.get(question)
        if isinstance(answer, str):
            numbers[answer] += 1
            days[answer].add(at.astimezone(AMSTERDAM).date())
    shown = [
        OftenAnswered(answer=answer, number=rounded(number, ROUNDED_TO))
        for answer, number in numbers.items()
        if number >= FORMS_NEEDED and len(days[answer]) >= DAYS_NEEDED
    ]
    return tuple(sorted(shown, key=lambda row: (-row.number, row.answer)))
