"""Reads about members."""

from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, QuerySet

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES, Permission

_SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def has_second_factor(member: Member) -> bool:
    return Authenticator.objects.filter(user=member, type__in=_SECOND_FACTORS).exists()


def with_second_factor(members: QuerySet[Member]) -> QuerySet[Member]:
    """The same members, each with `second_factor`."""
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=_SECOND_FACTORS)
    return members.annotate(second_factor=Exists(factors))


def roles_that_may(permission: Permission) -> tuple[str, ...]:
    return tuple(role.name for role in ROLES.values() if permission in role.permissions)


@dataclass(frozen=True)
class AccessRow:
    """What a permission lets people do, and which roles have it."""

    permission: Permission
    roles: tuple[str, ...]


def access() -> tuple[AccessRow, ...]:
    return tuple(AccessRow(permission, roles_that_may(permission)) for permission in Permission)
