"""`straatwijs forget-drafts`: forms that were left half-way two weeks ago go."""
# ruff: noqa: N999 - a module is named after its command

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from straatwijs.fieldwork.actions.drafts import forget_drafts


class Command(BaseCommand):
    help = "Forget forms that were left half-way two weeks ago."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{forget_drafts(now=timezone.now()):>8}  drafts of two weeks ago")
