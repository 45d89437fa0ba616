"""The mails, as plain text. No word of a note, no receipt and no name: a mailbox is often read by two."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from email.utils import parseaddr
from secrets import token_hex

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from straatwijs.feedback.models import Subscription
from straatwijs.feedback.queries.digest import Digest, Own
from straatwijs.feedback.queries.news import News, path_of
from straatwijs.shared.weeks import AMSTERDAM

# From so many days before it ends, each mail says that it ends.
_ENDS_SOON = timedelta(days=45)


def question(subscription: Subscription) -> EmailMessage:
    lines = [
        _("Hello,"),
        "",
        _(
            "Somebody filled in this address to get mail about a street: new answers and the next conversation."
        ),
        _("Was it you? Open this page and press the button:"),
        _address("subscription", subscription),
        "",
        _(
            "Was it not you? Then do nothing. Without the button you get no more mail, and in a week we forget this address."
        ),
    ]
    return _mail(subscription, subject=_("Do you want mail from Straatwijs?"), lines=lines)


def digest(subscription: Subscription, told: Digest, *, today: date) -> EmailMessage:
    subject = _("Little news, and that is news too") if told.is_empty else _("News from your street")
    lines = [_("Hello,"), ""]
    if told.is_empty:
        lines += [
            _("There is little to report this quarter. Nothing waits for you."),
            _("Did you see something pleasant or annoying? Note it here, it takes three taps:"),
            _site(subscription.area.note_path if subscription.area.is_outdoors else "/zoek"),
            "",
        ]
    lines += [
        *_yours(told.yours),
        *_news(_("Your street"), told.street),
        *_talk(told),
        *_end(subscription, today),
    ]
    return _mail(subscription, subject=subject, lines=lines)


def _yours(found: Iterable[Own]) -> Iterator[str]:
    notes = list(found)
    if not notes:
        return
    yield from _heading(_("What you noted"))
    for own in notes:
        day = date_format(own.noted_on, "j F")
        yield _("Noted on %(day)s in %(place)s:") % {"day": day, "place": own.place}
        for moment in own.moments:
            yield f"- {moment.label.capitalize()}. {moment.text}".rstrip()
            if moment.reason:
                yield "  " + _("Reason:") + f" {moment.reason}"
    yield _("Everything about it stands on your receipt. Only you have its link, so it is not in this mail.")
    yield ""


def _news(heading: str, found: Iterable[News]) -> Iterator[str]:
    pieces = list(found)
    if not pieces:
        return
    yield from _heading(heading)
    for one in pieces:
        yield f"- {one.headline}"
        if one.text:
            yield f"  {one.text}"
        if one.reason:
            yield "  " + _("Reason:") + f" {one.reason}"
        yield f"  {_site(one.path)}"
    yield ""


def _talk(told: Digest) -> Iterator[str]:
    if told.conversation:
        yield from _news(_("The conversation"), told.conversation)
    if told.next is None:
        return
    if not told.conversation:
        yield from _heading(_("The conversation"))
    when = told.next.at.astimezone(AMSTERDAM)
    yield _("The next one is on %(day)s at %(time)s, %(where)s. You can come too.") % {
        "day": date_format(when, "l j F"),
        "time": f"{when:%H:%M}",
        "where": told.next.place,
    }
    yield _site(path_of(told.next))
    yield ""


def _end(subscription: Subscription, today: date) -> Iterator[str]:
    yield "--"
    if subscription.expires_on - today <= _ENDS_SOON:
        day = date_format(subscription.expires_on, "j F Y")
        yield _(
            "This mail stops by itself on %(day)s. Do you want it for another year? Press the button here:"
        ) % {"day": day}
    else:
        yield _("More, less or other mail:")
    yield _address("subscription", subscription)
    yield _("No more mail, in one click:")
    yield _address("subscription_stop", subscription)


def _heading(words: str) -> Iterator[str]:
    yield words.upper()
    yield ""


def _mail(subscription: Subscription, *, subject: str, lines: Iterable[str]) -> EmailMessage:
    """One click in the mail program stops it (RFC 8058); the word in the sender's address finds it when it bounces."""
    stop = _address("subscription_stop", subscription)
    _name, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return EmailMessage(
        subject=subject,
        body="\n".join(lines) + "\n",
        from_email=_returns_to(subscription.bounce_name) or settings.DEFAULT_FROM_EMAIL,
        to=[subscription.email],
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": f"<{subscription.bounce_name}.{token_hex(8)}@{sender.rpartition('@')[2]}>",
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )


def _returns_to(name: str) -> str:
    local, at, domain = settings.MAIL_BOUNCES.rpartition("@")
    return f"{local}+{name}@{domain}" if at else ""


def _address(page: str, subscription: Subscription) -> str:
    return _site(reverse(page, args=[subscription.token]))


def _site(path: str) -> str:
    return f"{settings.PUBLIC_URL}{path}"
