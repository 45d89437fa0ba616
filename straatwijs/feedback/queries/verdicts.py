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
from straatwijs.plans.queries.own_measuring import INSTRUMENT
from straatwijs.privacy.queries import ReceiptFacts, perspectives_of

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


def asked_on(facts: ReceiptFacts, *, today: date) -> Asked | None:
    """The question on somebody's receipt. Who counts for a goal each week has many: there it would make one person many."""
    return None if facts.instrument == INSTRUMENT else question(facts.reference, today=today)


def opinions(about: ActionPoint | Measure) -> dict[Opinion, int]:
    """How many said what, each person's last word."""
    numbers = Counter(_last_words(about).values())
    return {opinion: numbers[opinion] for opinion in Opinion}


def opinions_by_perspective(about: ActionPoint | Measure) -> dict[str, Counter[Opinion]]:
    """The same, by how each spoke when noting it; "" is "not said"."""
    last = _last_words(about)
    speaks = perspectives_of(last)
    found: dict[str, Counter[Opinion]] = {}
    for reference, opinion in last.items():
        found.setdefault(speaks.get(reference, ""), Counter())[opinion] += 1
    return found


def _last_words(about: ActionPoint | Measure) -> dict[int, Opinion]:
    """By reference."""
    of_it = Q(answer__measure=about) if isinstance(about, Measure) else Q(answer__action=about)
    given = Verdict.objects.filter(of_it).order_by("on", "pk")
    return {
        reference: Opinion(opinion) for reference, opinion in given.values_list("contribution", "opinion")
    }


def _years(answer: Answer, today: date) -> int | None:
    """Whole years since it was called done, at most five; None as long as it is too early to ask."""
    passed = today - timezone.localtime(answer.at).date()
    if passed < AFTER_WEEKS:
        return None
    return min(passed // AFTER_A_YEAR, len(AFTER) - 1)
