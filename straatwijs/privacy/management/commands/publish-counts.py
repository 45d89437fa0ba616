"""Close the blocks whose Monday has come, and publish their figures once."""
# ruff: noqa: N999 - a module is named after its command

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone
from tqdm import tqdm

from straatwijs.privacy.actions import due_closings, publish_block


class Command(BaseCommand):
    help = (
        "Close the blocks whose Monday has come and publish their figures. What was published never changes."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            default=None,
            metavar="DATE",
            help="close what is due on this day (year-month-day); without it, today",
        )

    def handle(self, *args: Any, as_of: date | None, verbosity: int, **options: Any) -> None:
        day = as_of or timezone.localdate()
        due = due_closings(as_of=day)
        if not due:
            self.stdout.write(f"Nothing to close on {day}: every block that is due is published.")
            return
        progress = tqdm(due, desc="closing", unit="block", file=self.stderr, disable=verbosity == 0)
        closings = [closing for one in progress if (closing := publish_block(due=one))]
        for closing in closings:
            self.stdout.write(
                f"{closing.municipality} {closing.block}: {closing.shown} of {closing.cells} cells shown, "
                f"{closing.notes} notes and visits in it."
            )
