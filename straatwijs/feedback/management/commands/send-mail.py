"""`straatwijs send-mail`: ask new addresses whether they meant it."""
# ruff: noqa: N999 - a module is named after its command

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from straatwijs.feedback.actions.mailing import NoMailServer, send_questions


class Command(BaseCommand):
    help = "Ask every new mail address whether it was meant. Run it every hour, or more often."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            sent = send_questions(now=timezone.now())
        except NoMailServer as problem:
            raise CommandError(
                f"The mail server can't be reached ({problem}); the next run tries again."
            ) from None
        self.stdout.write(
            f"{sent.mails} mails sent, {sent.later} put off, {sent.bounced} came back for good."
        )
