"""`straatwijs find-signals`: what stands out in a whole week, in every municipality."""
# ruff: noqa: N999 - a module is named after its command

from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from straatwijs.early_signals.actions import find_signals
from straatwijs.early_signals.engines import ENGINES, EngineMissing
from straatwijs.early_signals.queries.board import facts_of
from straatwijs.early_signals.sentences import for_team
from straatwijs.shared.weeks import week_of


class Command(BaseCommand):
    help = (
        "Look which streets stand out in a whole week, given how much was looked. A week is looked at once."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--week",
            type=_day,
            default=None,
            metavar="WEEK",
            help="2026-W47, or any day in it (year-month-day); without it, the last whole week",
        )
        parser.add_argument(
            "--engine",
            choices=sorted(ENGINES),
            default="pool",
            help="pool: the cores of this machine; dask: a Dask cluster; here: this process only",
        )

    def handle(self, *args: Any, week: date | None, engine: str, **options: Any) -> None:
        day = week or week_of(timezone.localdate()) - timedelta(weeks=1)
        try:
            found = find_signals(
                week=day, engine=engine, told=lambda name: self.stderr.write(f"{name}: done")
            )
        except (ValueError, EngineMissing) as reason:
            raise CommandError(str(reason)) from None
        if not found:
            self.stdout.write(f"The week of {week_of(day)} was looked at before, or no places are known yet.")
        for one in found:
            self.stdout.write(f"{one.municipality.name}, week of {one.week}: {len(one.signals)} on the list.")
            for signal in one.signals:
                self.stdout.write(f"  {signal.strength:6.2f}  {for_team(facts_of(signal))}")
            if one.left_out:
                self.stdout.write(f"  {one.left_out} more stood out and found no place on the short list.")


def _day(text: str) -> date:
    if "W" in text.upper():
        year, week = text.upper().split("-W")
        return date.fromisocalendar(int(year), int(week), 1)
    return date.fromisoformat(text)
