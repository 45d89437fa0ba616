"""`straatwijs send-digest`: one mail with news to everybody who asked for it."""
# ruff: noqa: N999 - a module is named after its command

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from straatwijs.feedback.actions.mailing import NoMailServer, send_digests


class Command(BaseCommand):
    help = "Send the news of the week to everybody who asked for it. Run it on Monday, after find-signals."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sent = send_digests(now=timezone.now())
        except NoMailServer as problem:
            raise CommandError(
                f"The mail server can't be reached ({problem}); the next run tries again."
            ) from None
        self.stdout.write(
            f"{sent.mails} mails sent, {sent.nothing} had nothing new, {sent.later} put off, "
            f"{sent.bounced} came back for good, {sent.ended} subscriptions ended."
        )
