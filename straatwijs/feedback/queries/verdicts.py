"""Is it better now? When to ask, and what people said."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from straatwijs.agenda.models import ActionPoint
from straatwijs.feedback.models import Answer, AnswerLink, PlaceVerdict, Verdict
from straatwijs.feedback.models.verdicts import AFTER
from straatwijs.feedback.states import Opinion, State
from straatwijs.plans.models import Measure
from straatwijs.plans.queries.own_measuring import INSTRUMENT
from straatwijs.privacy.calculations.closings import last_closed
from straatwijs.privacy.calculations.verdicts import Judgement, closed
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


def opinions(about: ActionPoint) -> dict[Opinion, int]:
    """How many said what, each person's last word."""
    given = Verdict.objects.filter(answer__action=about).order_by("on", "pk")
    last = dict(given.values_list("contribution", "opinion"))
    numbers = Counter(last.values())
    return {opinion: numbers[opinion] for opinion in Opinion}


def judged(measure: Measure, *, today: date) -> tuple[Judgement, ...]:
    """What was said of a measure, on receipts and by phones in the place, as far as the gate lets it through.

    Of the newest time that it was asked and enough people answered; nothing of before it was done once more.
    """
    times = sorted(_by_time(measure).items(), reverse=True)
    last = last_closed(today)
    told = (closed(judgements, last=last) for _time, judgements in times)
    return next((some for some in told if some), ())


def _by_time(measure: Measure) -> dict[int, list[Judgement]]:
    """By years since it was done. A receipt is older than the question, so it did not appear for the occasion."""
    found: dict[int, list[Judgement]] = {}
    since = measure.done_on or date.min
    held = list(Verdict.objects.filter(answer__measure=measure, on__gte=since))
    speaks = perspectives_of(one.contribution for one in held)
    for one in held:
        perspective = speaks.get(one.contribution, "")
        judgement = Judgement(said=one.opinion, on=one.on, is_familiar=True, perspective=perspective)
        found.setdefault(AFTER.index(one.after), []).append(judgement)
    fields = ("year", "opinion", "on", "familiar", "perspective")
    here = PlaceVerdict.objects.filter(measure=measure, on__gte=since)
    for year, said, on, familiar, perspective in here.values_list(*fields):
        judgement = Judgement(said=said, on=on, is_familiar=familiar, perspective=perspective)
        found.setdefault(year, []).append(judgement)
    return found


def _years(answer: Answer, today: date) -> int | None:
    """Whole years since it was called done, at most five; None as long as it is too early to ask."""
    passed = today - timezone.localtime(answer.at).date()
    if passed < AFTER_WEEKS:
        return None
    return min(passed // AFTER_A_YEAR, len(AFTER) - 1)
