"""At the living-room desk: this month's questions at hand, with the answer that was given before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from straatwijs.feedback.models import Answer, AnswerLink
from straatwijs.feedback.states import ANSWERS
from straatwijs.fieldwork.queries.living_room import Asked, came_in, first_of_month, next_month
from straatwijs.places.models import Area
from straatwijs.privacy.queries import Reader

_MOST_ANSWERS = 2
_SOME = 500


@dataclass(frozen=True, kw_only=True)
class AtHand:
    """What people ask this month, and what others heard about it."""

    asked: Asked
    answers: tuple[Answer, ...]


def at_hand(area: Area, *, today: date, reader: Reader) -> tuple[AtHand, ...]:
    """Answers may be from before this month: half a year is read back."""
    now = came_in(area, first=first_of_month(today), end=next_month(today), reader=reader)
    earlier = _earlier(area, today, reader)
    return tuple(AtHand(asked=one, answers=_answers(earlier.get(one.about, ()))) for one in now)


def answers_about(about: str, area: Area, *, today: date, reader: Reader) -> tuple[Answer, ...]:
    """What others heard about this subject, for who just asked the same."""
    return _answers(_earlier(area, today, reader).get(about, ()))


def _earlier(area: Area, today: date, reader: Reader) -> dict[str, tuple[int, ...]]:
    found = came_in(area, first=_half_a_year_ago(today), end=next_month(today), reader=reader)
    return {one.about: one.references for one in found}


def _half_a_year_ago(today: date) -> date:
    months = today.year * 12 + today.month - 1 - 6
    return date(months // 12, months % 12 + 1, 1)


def _answers(references: Sequence[int]) -> tuple[Answer, ...]:
    """The newest ones that more people got: an answer to one person is about that person."""
    answered = AnswerLink.objects.filter(contribution__in=references[:_SOME]).values("answer")
    found = Answer.objects.filter(Q(public=True) | Q(number__gte=2), pk__in=answered, undone_at=None)
    return tuple(found.filter(state__in=ANSWERS).exclude(text="").order_by("-at", "-pk")[:_MOST_ANSWERS])
