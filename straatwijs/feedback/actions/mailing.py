"""Sending the mail. At most once: what is going to be told is marked as told before the mail leaves.

After a crash in between one mail of one person is missing, and all of it stands on receipts and pages. Marked
afterwards, a run that fails halfway would send everybody the same mail again at every try.
"""

import smtplib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import translation

from straatwijs.feedback import letters
from straatwijs.feedback.actions.answers import UNDO_WITHIN
from straatwijs.feedback.actions.subscriptions import bounced, forget_subscriptions
from straatwijs.feedback.models import Subscription
from straatwijs.feedback.queries.digest import digest, is_quiet
from straatwijs.feedback.queries.subscriptions import running, unanswered
from straatwijs.shared.weeks import AMSTERDAM

_REFUSED_FOR_GOOD = 500
# A day less than whole weeks: Monday is Monday, also when it began late last time.
_A_DAY = timedelta(days=1)


class NoMailServer(Exception):
    """The mail server can't be reached. Names no address, so that it may stand in a log."""


@dataclass
class Sent:
    """How many mails went out, were put off, came back for good; and how many had nothing to tell."""

    mails: int = 0
    later: int = 0
    bounced: int = 0
    nothing: int = 0
    ended: int = 0


def send_questions(*, now: datetime) -> Sent:
    """Ask every new address whether it was meant. Raises NoMailServer."""
    sent = Sent()
    numbers = list(unanswered().values_list("pk", flat=True))
    with _Post(wanted=bool(numbers)) as post:
        for number in numbers:
            _send_question(number, post, sent, now)
    return sent


def send_digests(*, now: datetime) -> Sent:
    """One mail to each running subscription with news. Answers that may still be undone wait. Raises NoMailServer."""
    today = now.astimezone(AMSTERDAM).date()
    sent = Sent(ended=forget_subscriptions(today=today))
    numbers = list(running(today=today).values_list("pk", flat=True))
    with _Post(wanted=bool(numbers)) as post:
        for number in numbers:
            _send_digest(number, post, sent, until=now - UNDO_WITHIN, today=today)
    return sent


def _send_question(number: int, post: "_Post", sent: Sent, now: datetime) -> None:
    with transaction.atomic():
        found = unanswered().select_for_update().filter(pk=number).first()
        if found is None:
            return
        found.question_sent_at = now
        found.save(update_fields=["question_sent_at"])
    with translation.override(found.language):
        message = letters.question(found)
    outcome = post.send(message)
    if outcome == "later":
        Subscription.objects.filter(pk=number).update(question_sent_at=None)
    _count(sent, outcome, found)


def _send_digest(number: int, post: "_Post", sent: Sent, *, until: datetime, today: date) -> None:
    with transaction.atomic():
        locked = running(today=today).select_for_update(of=("self",)).select_related("area")
        found = locked.filter(pk=number).first()
        if found is None or not _is_due(found, until=until, today=today):
            return
        before = {"told_until": found.told_until, "mailed_on": found.mailed_on}
        with translation.override(found.language):
            told = digest(found, until=until)
            quiet = told.is_empty and is_quiet(found, today=today)
            message = None if told.is_empty and not quiet else letters.digest(found, told, today=today)
        found.told_until, found.mailed_on = until, today if message else found.mailed_on
        found.save(update_fields=["told_until", "mailed_on"])
    if message is None:
        sent.nothing += 1
        return
    outcome = post.send(message)
    if outcome == "later":
        Subscription.objects.filter(pk=number).update(**before)
    _count(sent, outcome, found)


def _is_due(found: Subscription, *, until: datetime, today: date) -> bool:
    """Once a week, or as seldom as was chosen, however often the command runs."""
    rest = timedelta(weeks=found.every_weeks) - _A_DAY
    rested = found.mailed_on is None or today - found.mailed_on >= rest
    return rested and found.told_until < until


def _count(sent: Sent, outcome: str, found: Subscription) -> None:
    if outcome == "bounced":
        bounced(name=found.bounce_name)
    setattr(sent, outcome, getattr(sent, outcome) + 1)


class _Post:
    """One connection for all mails of a run; opened only when there is something to do."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self.connection: BaseEmailBackend = get_connection()

    def __enter__(self) -> "_Post":
        if self.wanted:
            self._open()
        return self

    def __exit__(self, *_what: object) -> None:
        self.connection.close()

    def _open(self) -> None:
        try:
            self.connection.open()
        except OSError as problem:  # smtplib's exceptions are OSErrors too
            raise NoMailServer(type(problem).__name__) from None

    def send(self, message: EmailMessage) -> str:
        """ "mails", "later" (the server said: not now) or "bounced" (the server said: never).

        A connection that breaks off says nothing: the mail may have arrived, so it counts as sent.
        """
        message.connection = self.connection
        try:
            message.send()
        except (smtplib.SMTPRecipientsRefused, smtplib.SMTPResponseException) as refusal:
            return _judged(refusal)
        except OSError:
            self.connection.close()
            self._open()
        return "mails"


def _judged(refusal: smtplib.SMTPException) -> str:
    """Only a refusal of the recipient tells something about the address; of sender or words, about ourselves."""
    if not isinstance(refusal, smtplib.SMTPRecipientsRefused):
        return "later"
    codes = [code for code, _words in refusal.recipients.values()]
    return "bounced" if codes and min(codes) >= _REFUSED_FOR_GOOD else "later"
