"""`straatwijs forget-drafts`: forms that were left half-way two weeks ago go, and what is left of approved paper sheets."""
# ruff: noqa: N999 - a module is named after its command

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from straatwijs.fieldwork.actions.drafts import forget_drafts
from straatwijs.fieldwork.actions.judging import forget_approved


class Command(BaseCommand):
    help = "Forget forms that were left half-way two weeks ago, and what is left of approved paper sheets."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        self.stdout.write(f"{forget_drafts(now=now):>8}  drafts of two weeks ago")
        self.stdout.write(f"{forget_approved(now=now):>8}  paper sheets that were approved")
