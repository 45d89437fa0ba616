"""Inviting people into the team, and letting them go."""

from datetime import date, timedelta

from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.shared.actions import record


@transaction.atomic
def add_member(*, email: str, name: str, organisation: str = "", by: Member | None) -> Member:
    """A member without a password: the link of `hand_over_link` sets one. Raises IntegrityError for a known address."""
    member = Member.objects.create_user(email, password=None, name=name, organisation=organisation)
    # An administrator vouches for the address; the municipality's own server signs people in by it.
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    record(by=by, action="invite", thing="member", key=member.pk)
    return member


@transaction.atomic
def rename(*, member: Member, name: str, organisation: str, by: Member) -> None:
    member.name, member.organisation = name, organisation
    member.save(update_fields=["name", "organisation"])
    record(by=by, action="rename", thing="member", key=member.pk)


@transaction.atomic
def set_active(*, member: Member, active: bool, by: Member) -> None:
    """An inactive member is signed out with the next page and can't sign in; nothing of what was done is lost."""
    member.is_active = active
    member.left_on = None if active else timezone.localdate()
    member.save(update_fields=["is_active", "left_on"])
    record(by=by, action="let back in" if active else "let go", thing="member", key=member.pk)


@transaction.atomic
def remove_second_factor(*, member: Member, by: Member) -> None:
    """For who lost the phone with the app or the passkey on it."""
    Authenticator.objects.filter(user=member).delete()
    record(by=by, action="remove second factor", thing="member", key=member.pk)


@transaction.atomic
def hand_over_link(*, member: Member, by: Member | None) -> str:
    """The path of a link that sets the password, once, within three days. Mail may be absent, so people hand it over."""
    record(by=by, action="make password link", thing="member", key=member.pk)
    # An older link that was not used must not stay open beside this one.
    if not member.has_usable_password():
        member.set_unusable_password()
        member.save(update_fields=["password"])
    return reverse(
        "account_reset_password_from_key",
        kwargs={"uidb36": user_pk_to_url_str(member), "key": default_token_generator.make_token(member)},
    )


@transaction.atomic
def forget_member(*, member: Member) -> None:
    """Leave a number without a name, so that what was done keeps its doer apart from others."""
    for kept in (EmailAddress, Authenticator, SocialAccount):
        kept.objects.filter(user=member).delete()
    member.email, member.name, member.organisation = f"{member.pk}@forgotten.invalid", "", ""
    member.last_login = None
    member.set_unusable_password()
    member.save()


def members_to_forget(*, today: date) -> list[Member]:
    """Those who left more than a year ago and still have a name here."""
    return list(
        Member.objects.filter(is_active=False, left_on__lt=today - timedelta(days=365)).exclude(name="")
    )
