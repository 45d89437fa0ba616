"""`straatwijs close-choices`: put away the ballots of choices that closed, and forget their codes."""
# ruff: noqa: N999 - a module is named after its command

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from straatwijs.agenda.actions.ballots import tidy_all


class Command(BaseCommand):
    help = "Put away the ballots of choices that closed, in one shuffled order, and forget their codes."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{tidy_all(now=timezone.now()):>8}  choices put away")
