"""Forget what may no longer be kept; meant to run every night."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from straatwijs.privacy import actions

_LINES = {
    "phones": "phones of quarters that are closed",
    "contributions": "contributions of two years ago: words, receipts, moments",
    "visits": "visits of two years ago: moments",
    "counted_notes": "contributions of five years ago: gone, with their counts",
    "counted_visits": "visits of five years ago: gone, with their counts",
    "tombstones": "withdrawals of five years ago",
    "audit_records": "audit records of five years ago",
}


class Command(BaseCommand):
    help = "Close the figures that are due, then forget what docs/policy/retention.md allows no longer."

    def handle(self, *args: Any, **options: Any) -> None:
        forgotten = asdict(actions.forget(today=timezone.localdate()))
        for name, number in forgotten.items():
            self.stdout.write(f"{number:>8}  {_LINES[name]}")
