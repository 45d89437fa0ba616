"""Is it better now? When to ask, and what people said."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from straatwijs.agenda.models import ActionPoint
from straatwijs.feedback.models import Answer, AnswerLink, Verdict
from straatwijs.feedback.states import Opinion, State

AFTER_WEEKS = timedelta(weeks=4)
AFTER_A_YEAR = timedelta(weeks=52)
# What people say is shown to everyone from this many on, like other things about people.
LEAST_SHOWN = 5


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question that waits on a receipt: about which answer, and after how long ("weeks" or "year")."""

    answer: Answer
    after: str


def question(reference: int, *, today: date) -> Asked | None:
    """None when nothing was called done, when it is too early, or when it was said already."""
    newest = (
        AnswerLink.objects.filter(contribution=reference, answer__undone_at=None)
        .select_related("answer__action")
        .order_by("answer__at", "answer__pk")
        .last()
    )
    if newest is None or newest.answer.state != State.DONE:
        return None
    after = _after(newest.answer, today)
    said = Verdict.objects.filter(contribution=reference, answer=newest.answer, after=after)
    return Asked(answer=newest.answer, after=after) if after and not said.exists() else None


def opinions(action: ActionPoint) -> dict[Opinion, int]:
    """How many said what, each person's last word."""
    given = Verdict.objects.filter(answer__action=action).order_by("on", "pk")
    last = dict(given.values_list("contribution", "opinion"))
    numbers = Counter(last.values())
    return {opinion: numbers[opinion] for opinion in Opinion}


def _after(answer: Answer, today: date) -> str:
    passed = today - timezone.localtime(answer.at).date()
    if passed >= AFTER_A_YEAR:
        return "year"
    return "weeks" if passed >= AFTER_WEEKS else ""
