"""Write down what residents counted themselves for goals, of the weeks that have closed."""
# ruff: noqa: N999 - a module is named after its command

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from straatwijs.plans.actions.own_measuring import gather_measured


class Command(BaseCommand):
    help = "Write down what residents counted themselves for goals of plans, once for each stretch of weeks that has closed."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--as-of",
            type=date.fromisoformat,
            default=None,
            metavar="DATE",
            help="write down what has closed on this day (year-month-day); without it, today",
        )

    def handle(self, *args: Any, as_of: date | None, **options: Any) -> None:
        written = gather_measured(as_of=as_of or timezone.localdate())
        self.stdout.write(f"{written} values written down.")
