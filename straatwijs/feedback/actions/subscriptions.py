"""Asking for mail, meaning it, changing it and stopping it. No account: the link in the mail is the key."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from straatwijs.feedback.models import Subscription, SubscriptionNote
from straatwijs.feedback.models.subscriptions import EVERY_WEEKS
from straatwijs.feedback.queries.subscriptions import subscription_of
from straatwijs.places.models import Area
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused
from straatwijs.shared.weeks import AMSTERDAM

A_YEAR = timedelta(days=365)
# Who did not answer the question by then did not mean it.
QUESTION_STANDS = timedelta(days=7)
# Questions to one address in a day: more is somebody pestering somebody.
MOST_QUESTIONS = 3


@dataclass(frozen=True, kw_only=True)
class Sections:
    yours: bool
    street: bool
    conversation: bool

    @property
    def none(self) -> bool:
        return not (self.yours or self.street or self.conversation)


@transaction.atomic
def ask(
    *,
    email: str,
    area: Area,
    sections: Sections,
    language: str,
    now: datetime,
    reference: int | None = None,
    every_weeks: int = 1,
) -> None:
    """Keep the wish; `straatwijs send-mail` asks the address whether it was meant. What happens looks the same to who
    asks, whoever has a subscription already. Raises Refused."""
    address = _address(email)
    wanted = Sections(
        yours=sections.yours and reference is not None,
        street=sections.street,
        conversation=sections.conversation,
    )
    if wanted.none:
        raise Refused("sections", _("Choose at least one thing that you want to hear about."))
    lately = Subscription.objects.filter(email=address, asked_at__gt=now - timedelta(days=1))
    if lately.filter(confirmed_at=None).count() >= MOST_QUESTIONS:
        return
    made = Subscription.objects.create(
        **Subscription.keys(),
        email=address,
        area=area,
        yours=wanted.yours,
        street=wanted.street,
        conversation=wanted.conversation,
        every_weeks=_often(every_weeks),
        language=language,
        asked_at=now,
        expires_on=_day(now + QUESTION_STANDS),
        told_until=now,
    )
    if wanted.yours and reference is not None:
        SubscriptionNote.objects.create(subscription=made, contribution=reference)
    record(by=None, action="ask", thing="subscription", key=made.pk)


@transaction.atomic
def confirm(*, token: str, now: datetime) -> Subscription | None:
    """Meant, or meant for another year. An older subscription of this address to the same street goes up in it."""
    found = _locked(token)
    if found is None:
        return None
    if found.confirmed_at is None:
        found.confirmed_at, found.told_until = now, now
        _take_over(found)
        record(by=None, action="confirm", thing="subscription", key=found.pk)
    found.expires_on = _day(now + A_YEAR)
    found.save()
    return found


@transaction.atomic
def choose(*, token: str, sections: Sections, every_weeks: int = 1) -> Subscription | None:
    """Other sections, more often or less; none at all is stopping. None when it is not there (any more)."""
    found = _locked(token)
    if found is None or found.confirmed_at is None:
        return None
    if sections.none:
        stop(token=token)
        return None
    found.yours, found.street, found.conversation = sections.yours, sections.street, sections.conversation
    found.every_weeks = _often(every_weeks)
    found.save(update_fields=["yours", "street", "conversation", "every_weeks"])
    record(by=None, action="choose", thing="subscription", key=found.pk)
    return found


@transaction.atomic
def stop(*, token: str) -> bool:
    """The address is gone at once, with what it followed; receipts stay."""
    found = _locked(token)
    if found is not None:
        _delete(found, why="stopped")
    return found is not None


@transaction.atomic
def bounced(*, name: str) -> bool:
    """Mail to it came back for good: the mail stops, its receipts stay."""
    found = Subscription.objects.select_for_update().filter(bounce_name=name).first()
    if found is not None:
        _delete(found, why="bounced")
    return found is not None


@transaction.atomic
def forget_subscriptions(*, today: date) -> int:
    """Those that ended, and those that nobody confirmed."""
    gone = list(Subscription.objects.select_for_update().filter(expires_on__lt=today))
    for subscription in gone:
        _delete(subscription, why="ended")
    return len(gone)


def _take_over(found: Subscription) -> None:
    """One mail per address and street: with everything that any of them asked for."""
    same = Subscription.objects.filter(email=found.email, area=found.area).exclude(pk=found.pk)
    for other in same.exclude(confirmed_at=None):
        for section in ("yours", "street", "conversation"):
            setattr(found, section, getattr(found, section) or getattr(other, section))
        notes = other.notes.exclude(contribution__in=found.notes.values("contribution"))
        SubscriptionNote.objects.filter(pk__in=list(notes.values_list("pk", flat=True))).update(
            subscription=found
        )
        found.told_until, found.mailed_on = other.told_until, other.mailed_on
        _delete(other, why="taken over")


def _delete(subscription: Subscription, *, why: str) -> None:
    record(by=None, action="stop", thing="subscription", key=subscription.pk, why=why)
    subscription.delete()


def _locked(token: str) -> Subscription | None:
    found = subscription_of(token)
    return Subscription.objects.select_for_update().filter(pk=found.pk).first() if found else None


def _address(email: str) -> str:
    address = email.strip()
    try:
        validate_email(address)
    except ValidationError:
        raise Refused(
            "email", _("This is not a whole e-mail address. It looks like name@example.nl.")
        ) from None
    if len(address) > 254:
        raise Refused("email", _("This is not a whole e-mail address. It looks like name@example.nl."))
    local, _at, domain = address.rpartition("@")
    return f"{local}@{domain.lower()}"


def _often(every_weeks: int) -> int:
    return every_weeks if every_weeks in EVERY_WEEKS else EVERY_WEEKS[0]


def _day(moment: datetime) -> date:
    return moment.astimezone(AMSTERDAM).date()
