"""Does everybody get an answer, and how soon? Everyone's figures are about things only: their counts are live anyway."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Sum
from django.utils import timezone

from straatwijs.agenda.models import Conversation
from straatwijs.agenda.queries.chain import of_conversation
from straatwijs.feedback.calculations import median, percentage
from straatwijs.feedback.models import Standing, Tally
from straatwijs.feedback.states import State
from straatwijs.instruments.definition import Kind
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader
from straatwijs.privacy.queries.owed import kinds_counted_live, received
from straatwijs.shared.weeks import quarter_of

_A_YEAR = timedelta(weeks=52)


@dataclass(frozen=True, kw_only=True)
class ConversationFigures:
    """Over what a conversation's topics came from, as far as it is about things. None while there is nothing to speak of."""

    share: int | None
    median_days: int | None
    refused: int


@dataclass(frozen=True, kw_only=True)
class AnswerFigures:
    """Over what was noted since `since`: this quarter and the four before it.

    `share` in whole percents and `median_days` are None while there is nothing to speak of.
    """

    since: date
    received: int
    answered: int
    share: int | None
    median_days: int | None
    # An honest no, each with its reason.
    refused: int
    owed: int
    # Only about things in public space, not about how people live together.
    things_only: bool


def answer_figures(area: Area, *, reader: Reader | None = None) -> AnswerFigures:
    """Two queries, whatever lies behind them."""
    who = reader or Reader.everyone()
    kinds = kinds_counted_live(area, reader=who)
    since = quarter_of(quarter_of(timezone.localdate()).first_week - _A_YEAR).first_week
    days: Counter[int] = Counter()
    refused = 0
    cells = Tally.objects.filter(
        area__in=Area.objects.filter(path__startswith=area.path), kind__in=kinds, quarter__gte=since
    )
    for state, waited, number in cells.values_list("state", "days").annotate(total=Sum("number")):
        days[waited] += number
        refused += number if state == State.NOT_DONE else 0
    total, answered, middle = received(area, reader=who, since=since), days.total(), median(+days)
    return AnswerFigures(
        since=since,
        received=max(total, answered),
        answered=answered,
        share=percentage(answered, max(total, answered)),
        median_days=None if middle is None else int(middle + 0.5),
        refused=refused,
        owed=max(0, total - answered),
        things_only=kinds == (Kind.OBJECT.value,),
    )


def conversation_figures(conversation: Conversation) -> ConversationFigures:
    """Nothing of what is kept in the lee, and nothing about people: everyone reads this."""
    shown = of_conversation(conversation).filter(topic__sheltered=False)
    standings = Standing.objects.filter(contribution__in=shown.values("contribution"), kind=Kind.OBJECT.value)
    days: Counter[int] = Counter()
    total = refused = 0
    for state, waited, number in standings.values_list("state", "days").annotate(number=Count("pk")):
        total += number
        refused += number if state == State.NOT_DONE else 0
        if waited is not None:
            days[waited] += number
    middle = median(days)
    return ConversationFigures(
        share=percentage(days.total(), total),
        median_days=None if middle is None else int(middle + 0.5),
        refused=refused,
    )
