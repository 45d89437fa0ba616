"""`straatwijs member EMAIL`: the first administrator, and whoever needs a new link when no administrator is left."""

from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from straatwijs.accounts.actions import add_member, hand_over_link
from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import ROLES
from straatwijs.feedback.actions.people import assign
from straatwijs.places.models import Area, AreaKind


class Command(BaseCommand):
    help = "Let somebody into the team, or give a member a new link to set a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="", help="as colleagues know them; needed for somebody new")
        parser.add_argument("--role", choices=list(ROLES), help="what they may do: see docs/policy/access.md")
        parser.add_argument(
            "--area",
            help="code or address on the site of the place they serve; default: the whole municipality",
        )
        parser.add_argument(
            "--password-prompt",
            action="store_true",
            help="ask for a password here instead of printing a link",
        )

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        member = self._member(options["email"], options["name"])
        if options["role"]:
            area = self._area(options["area"])
            assign(member=member, role=options["role"], area=area, by=None)
            self.stdout.write(f"{member.name}: {options['role']} of {area.name}.")
        if options["password_prompt"]:
            self._ask_password(member)
        else:
            path = hand_over_link(member=member, by=None)
            self.stdout.write("This link sets the password, once, within three days:")
            self.stdout.write(f"{settings.PUBLIC_URL}{path}")

    def _member(self, email: str, name: str) -> Member:
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"{email} is no e-mail address.") from None
        known = Member.objects.filter(email=email.lower()).first()
        if known:
            return known
        if not name:
            raise CommandError(f"{email} is not in the team yet. Add --name.")
        return add_member(email=email, name=name, by=None)

    def _area(self, named: str | None) -> Area:
        if not named:
            whole = list(Area.objects.filter(kind=AreaKind.MUNICIPALITY)[:2])
            if len(whole) == 1:
                return whole[0]
            raise CommandError(
                "Name the place with --area: there is not exactly one municipality. See `straatwijs import-areas`."
            )
        area = Area.objects.filter(code=named).first() or Area.objects.filter(slug=named).first()
        if area is None:
            raise CommandError(f"There is no place with the code or address {named}.")
        return area

    def _ask_password(self, member: Member) -> None:
        password = getpass("Password: ")
        try:
            validate_password(password, member)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if getpass("Once more: ") != password:
            raise CommandError("These two are not the same. Nothing changed.")
        member.set_password(password)
        member.save(update_fields=["password"])
        self.stdout.write("The password is set.")
