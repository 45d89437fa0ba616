"""`straatwijs mail-bounced`: stop the mail that a delivery status notification says can't be delivered."""
# ruff: noqa: N999 - a module is named after its command

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from straatwijs.feedback.actions.subscriptions import bounced
from straatwijs.feedback.bounces import returned


class Command(BaseCommand):
    help = "Read a returned mail (RFC 3464) and stop the subscription it was for; its receipts stay."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "file", nargs="?", default="-", help="the returned mail; without it, from standard input"
        )

    def handle(self, *args: Any, file: str, **options: Any) -> None:
        try:
            raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        except OSError as problem:
            raise CommandError(f"{file} can't be read ({problem.strerror}).") from None
        name = returned(raw)
        if name is None:
            self.stdout.write(
                "Nothing stops: this mail does not say that one of ours can never be delivered."
            )
        elif bounced(name=name):
            self.stdout.write("Stopped.")
        else:
            self.stdout.write("Nothing stops: that subscription is not there any more.")
