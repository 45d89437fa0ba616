"""What is new for one subscription: on its own receipts, in its street, and about the conversation."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from straatwijs.agenda.models import Conversation
from straatwijs.agenda.queries.conversations import REMINDER
from straatwijs.feedback.models import AnswerLink, Subscription
from straatwijs.feedback.queries.answers import Moment, moment_of
from straatwijs.feedback.queries.news import News, coming, conversation_news, street_news
from straatwijs.privacy.queries import noted
from straatwijs.shared.weeks import AMSTERDAM, quarter_of

_A_WEEK_AHEAD = timedelta(days=8)


@dataclass(frozen=True, kw_only=True)
class Own:
    """News on a receipt: where and when it was noted, never what."""

    place: str
    noted_on: date
    moments: tuple[Moment, ...]


@dataclass(frozen=True, kw_only=True)
class Digest:
    """`next` is the conversation to come, for who asked for it; also when nothing is new."""

    yours: tuple[Own, ...]
    street: tuple[News, ...]
    conversation: tuple[News, ...]
    next: Conversation | None
    # The next conversation has just come within a month, or within a week.
    next_is_news: bool

    @property
    def is_empty(self) -> bool:
        return not (self.yours or self.street or self.conversation or self.next_is_news)


def digest(subscription: Subscription, *, until: datetime) -> Digest:
    """From what was told last up to `until`."""
    after, area, day = subscription.told_until, subscription.area, until.astimezone(AMSTERDAM).date()
    yours, told = _yours(subscription, after, until) if subscription.yours else ((), frozenset())
    street = street_news(area, after=after, until=until, today=day) if subscription.street else ()
    talk = conversation_news(area, after=after, until=until) if subscription.conversation else ()
    following = coming(area, now=until) if subscription.conversation else None
    return Digest(
        yours=yours,
        # Once is enough.
        street=tuple(one for one in street if one.answer not in told),
        conversation=talk,
        next=following,
        next_is_news=following is not None and _comes_nearer(following, after, until),
    )


def is_quiet(subscription: Subscription, *, today: date) -> bool:
    """Whether it heard nothing in this quarter yet, and so may hear that there is little to tell."""
    begin = quarter_of(today).first_week
    heard = subscription.mailed_on or (subscription.confirmed_at or subscription.asked_at).date()
    return heard < begin


def _yours(
    subscription: Subscription, after: datetime, until: datetime
) -> tuple[tuple[Own, ...], frozenset[int]]:
    references = list(subscription.notes.values_list("contribution", flat=True))
    links = (
        AnswerLink.objects.filter(
            contribution__in=references,
            answer__undone_at=None,
            answer__at__gt=after,
            answer__at__lte=until,
        )
        .select_related("answer")
        .order_by("answer__at", "answer__pk")
    )
    by_note: dict[int, list[AnswerLink]] = {}
    for link in links:
        by_note.setdefault(link.contribution, []).append(link)
    found = tuple(
        Own(
            place=one.place.name,
            noted_on=one.noted_on,
            moments=tuple(moment_of(link.answer) for link in by_note[one.reference]),
        )
        for one in noted(by_note)
    )
    return found, frozenset(link.answer_id for link in links)


def _comes_nearer(conversation: Conversation, after: datetime, until: datetime) -> bool:
    return any(after < conversation.at - ahead <= until for ahead in (REMINDER, _A_WEEK_AHEAD))
