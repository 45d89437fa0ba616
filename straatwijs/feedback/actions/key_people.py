"""Writing down who has to be known, with their yes; asking it anew; and taking it back.

The audit record names the row by its number, never what stood in it.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.feedback.models.key_people import CONSENT_LASTS, MOST_ABOUT, MOST_CONTACT, MOST_HOW, KeyPerson
from straatwijs.feedback.queries.key_people import ran_out
from straatwijs.observations.public_words import clean
from straatwijs.places.models import Area
from straatwijs.places.queries import member_may
from straatwijs.shared.actions import record
from straatwijs.shared.refusal import Refused


@dataclass(frozen=True, kw_only=True)
class Consent:
    """What the person said yes with. `given` is the tick of who asked; without it nothing is kept."""

    given: bool
    on: date | None
    how: str


@transaction.atomic
def keep_key_person(*, area: Area, words: str, contact: str, consent: Consent, by: Member) -> KeyPerson:
    """Raises Refused and PermissionDenied."""
    _check_right(area, by)
    about = _short("words", words, MOST_ABOUT)
    if not about:
        raise Refused("words", _("Write who it is in the street, and what for."))
    kept = KeyPerson.objects.create(
        area=area,
        words=about,
        contact=_short("contact", contact, MOST_CONTACT),
        consented_on=_day(consent),
        consent_how=_how(consent),
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    record(by=by, action="keep", thing="key person", key=kept.pk)
    return kept


@transaction.atomic
def renew_consent(*, person: KeyPerson, consent: Consent, by: Member) -> KeyPerson:
    """The person said yes once more: two years from that day. Raises Refused and PermissionDenied."""
    _check_right(person.area, by)
    found = KeyPerson.objects.select_for_update().filter(pk=person.pk).first()
    if found is None:
        raise Refused("", _("This person does not stand here any more."))
    found.consented_on, found.consent_how = _day(consent), _how(consent)
    found.recorded_by, found.recorded_at = by, timezone.now()
    found.save()
    record(by=by, action="renew", thing="key person", key=found.pk)
    return found


@transaction.atomic
def withdraw_consent(*, person: KeyPerson, by: Member) -> None:
    """Gone at once and whole; without a reason, for nobody needs one."""
    _check_right(person.area, by)
    key = person.pk
    if KeyPerson.objects.filter(pk=key).delete()[0]:
        record(by=by, action="withdraw", thing="key person", key=key)


def forget_key_people(*, today: date) -> int:
    return ran_out(today=today).delete()[0]


def _check_right(area: Area, by: Member) -> None:
    if not member_may(by, Permission.LEAD_CONVERSATION, area):
        raise PermissionDenied(_("Your role does not hand over this place."))


def _day(consent: Consent) -> date:
    if not consent.given:
        raise Refused("agreed", _("Ask the person first. Without a yes nothing is written down."))
    today = timezone.localdate()
    if consent.on is None or consent.on > today:
        raise Refused("consented_on", _("Fill in the day of the yes: today or before."))
    if consent.on < today - CONSENT_LASTS:
        raise Refused("consented_on", _("That yes is more than two years old. Ask once more."))
    return consent.on


def _how(consent: Consent) -> str:
    how = _short("consent_how", consent.how, MOST_HOW)
    if not how:
        raise Refused("consent_how", _("Write down how this person said yes."))
    return how


def _short(field: str, words: str, most: int) -> str:
    """Cleaned. Names may stand here: the person said yes to that, and only the team reads it."""
    kept = clean(words)
    if len(kept) > most:
        raise Refused(field, _("This is too long: there is room for %(most)d characters.") % {"most": most})
    return kept
