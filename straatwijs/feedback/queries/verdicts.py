"""Is it better now? When to ask, and what people said."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from straatwijs.agenda.models import ActionPoint
from straatwijs.feedback.models import Answer, AnswerLink, Verdict
from straatwijs.feedback.models.verdicts import AFTER
from straatwijs.feedback.states import Opinion, State
from straatwijs.plans.models import Measure

AFTER_WEEKS = timedelta(weeks=4)
AFTER_A_YEAR = timedelta(weeks=52)
# What people say is shown to everyone from this many on, like other things about people.
LEAST_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that waits on a receipt: about which answer, and after how long; `years` is 0 for "weeks"."""

    answer: Answer
    after: str
    years: int


def question(reference: int, *, today: date) -> Asked | None:
    """None when nothing was called done, when it is too early, or when it was said already."""
    newest = (
        AnswerLink.objects.filter(contribution=reference, answer__undone_at=None)
        .select_related("answer__action", "answer__measure__plan")
        .order_by("answer__at", "answer__pk")
        .last()
    )
    if newest is None or newest.answer.state != State.DONE:
        return None
    years = _years(newest.answer, today)
    if years is None:
        return None
    after = AFTER[years]
    said = Verdict.objects.filter(contribution=reference, answer=newest.answer, after=after)
    return None if said.exists() else Asked(answer=newest.answer, after=after, years=years)


def opinions(about: ActionPoint | Measure) -> dict[Opinion, int]:
    """How many said what, each person's last word."""
    of_it = Q(answer__measure=about) if isinstance(about, Measure) else Q(answer__action=about)
    given = Verdict.objects.filter(of_it).order_by("on", "pk")
    last = dict(given.values_list("contribution", "opinion"))
    numbers = Counter(last.values())
    return {opinion: numbers[opinion] for opinion in Opinion}


def _years(answer: Answer, today: date) -> int | None:
    """Whole years since it was called done, at most five; None as long as it is too early to ask."""
    passed = today - timezone.localtime(answer.at).date()
    if passed < AFTER_WEEKS:
        return None
    return min(passed // AFTER_A_YEAR, len(AFTER) - 1)
