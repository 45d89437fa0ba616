"""Prove that the kept counts are right, or put them right."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from straatwijs.observations import counts


class Command(BaseCommand):
    help = "Count every street-week anew from what was kept, and repair what differs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--recount", action="store_true", help="count anew; without it nothing happens")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["recount"]:
            raise CommandError("Say what to do: straatwijs count --recount")
        done = counts.recount(timezone.localdate())
        if done.repaired:
            self.stdout.write(f"{done.cells} cells counted, {done.repaired} differed and were put right.")
        else:
            self.stdout.write(f"{done.cells} cells counted: all equal to what was kept.")
