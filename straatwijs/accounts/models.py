"""Team members. Residents have no account."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from straatwijs.shared.retention import Keep


class MemberManager(BaseUserManager["Member"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Member":
        member = self.model(email=self.normalize_email(email).lower(), **fields)
        member.set_password(password)
        member.save(using=self._db)
        return member


class Member(AbstractBaseUser):
    email = models.EmailField(_("e-mail"), unique=True)
    name = models.CharField(_("name"), max_length=80)
    organisation = models.CharField(_("organisation"), max_length=80, blank=True)
    is_active = models.BooleanField(default=True)
    joined_on = models.DateField(auto_now_add=True)
    left_on = models.DateField(null=True)

    objects = MemberManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Privacy:
        personal = {"email": Keep.WHILE_MEMBER, "name": Keep.WHILE_MEMBER, "password": Keep.WHILE_MEMBER}
        indirect = {"organisation": Keep.WHILE_MEMBER, "last_login": Keep.WHILE_MEMBER}
        plain = ("id", "is_active", "joined_on", "left_on")

    def __str__(self) -> str:
        return self.name or self.email
