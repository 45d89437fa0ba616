"""What was promised in a place and is still open: agreed in a conversation, or said in an answer."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q

from straatwijs.accounts.models import Member
from straatwijs.agenda.models import ActionNews, ActionPoint
from straatwijs.agenda.queries.chain import open_actions
from straatwijs.feedback.models import Answer, AnswerLink, Standing
from straatwijs.feedback.states import State
from straatwijs.places.models import Area

_OPEN = (State.PLANNED, State.BEING_DISCUSSED)


@dataclass(frozen=True, kw_only=True)
class OpenAction:
    """`waiting` counts the notes that heard of it last and wait for more; `news` is the last step that said something."""

    action: ActionPoint
    late: bool
    waiting: int
    news: ActionNews | None


@dataclass(frozen=True, kw_only=True)
class OpenAnswer:
    """`waiting` counts the notes of this place for which it is the last word."""

    answer: Answer
    waiting: int


@dataclass(frozen=True, kw_only=True)
class Promises:
    actions: tuple[OpenAction, ...]
    answers: tuple[OpenAnswer, ...]


def promises(area: Area, *, leaver: Member | None, today: date) -> Promises:
    """An action point is an organisation's or a role's, so all of them; answers those of `leaver`, if one is named.

    What was told about an open action point stands with that one.
    """
    waiting = _last_words(area)
    answers = Answer.objects.filter(pk__in=waiting).select_related("area", "by").order_by("at", "pk")
    found = [OpenAnswer(answer=answer, waiting=waiting[answer.pk]) for answer in answers]
    actions = list(open_actions([area]).prefetch_related("news__by"))
    told = {action.pk for action in actions}
    per_action: Counter[int | None] = Counter()
    for one in found:
        per_action[one.answer.action_id] += one.waiting
    return Promises(
        actions=tuple(_open_action(action, per_action[action.pk], today) for action in actions),
        answers=tuple(
            one
            for one in found
            if one.answer.action_id not in told and (leaver is None or one.answer.by_id == leaver.pk)
        ),
    )


def _open_action(action: ActionPoint, waiting: int, today: date) -> OpenAction:
    said = [news for news in action.news.all() if news.text or news.reason]
    return OpenAction(
        action=action, late=action.due < today, waiting=waiting, news=said[-1] if said else None
    )


def givers(area: Area) -> set[int]:
    """Who gave an answer that is the last word for a note of this place, as ids of members."""
    given = Answer.objects.filter(pk__in=_last_words(area))
    return {by for by in given.values_list("by", flat=True) if by is not None}


def _last_words(area: Area) -> dict[int, int]:
    """Open answers after which nothing else was said to a note of this place, each with the number of those notes."""
    here = Standing.objects.filter(area__path__startswith=area.path, state__in=_OPEN)
    same_moment = Q(answer__at=OuterRef("answer__at"), answer__pk__gt=OuterRef("answer_id"))
    later = AnswerLink.objects.filter(contribution=OuterRef("contribution"), answer__undone_at=None)
    later = later.filter(Q(answer__at__gt=OuterRef("answer__at")) | same_moment)
    links = AnswerLink.objects.filter(
        ~Exists(later),
        contribution__in=here.values("contribution"),
        answer__state__in=_OPEN,
        answer__undone_at=None,
    )
    return dict(
        links.order_by().values("answer").annotate(number=Count("pk")).values_list("answer", "number")
    )
