"""Take in planned works of others from CSV or GeoJSON."""
# ruff: noqa: N999 - a module is named after its command

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation

from straatwijs.observations.imports.refusal import ImportRefusedError
from straatwijs.observations.imports.report import bar, check_writable, listed, write_report
from straatwijs.places.models import Area, AreaKind
from straatwijs.plans.actions.import_works import Outcome, import_works


class Command(BaseCommand):
    help = (
        "Take in planned works of others (CSV, GeoJSON). All rows or none; with --skip-errors the good ones."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--municipality", default="", help="code or name; may be left out when there is one"
        )
        parser.add_argument(
            "--skip-errors", action="store_true", help="take the good rows, report the others"
        )
        parser.add_argument("--report", type=Path, help="where (FILE.errors.csv)")

    def handle(self, *, file: Path, skip_errors: bool, report: Path | None, **options: Any) -> None:
        report = report or file.with_suffix(".errors.csv")
        if skip_errors:
            check_writable(report)
        # What is said on the command line is English, as everywhere there.
        with translation.override("en"):
            try:
                outcome = import_works(
                    path=file,
                    name=file.name,
                    municipality=_town(options["municipality"]),
                    by=None,
                    now=timezone.now(),
                    skip_errors=skip_errors,
                    progress=bar,
                )
            except ImportRefusedError as refusal:
                raise CommandError("\n".join([str(refusal), *listed(refusal.rows)])) from None
        self._tell(outcome, report)

    def _tell(self, outcome: Outcome, report: Path) -> None:
        self.stdout.write(
            f"{outcome.reading.read:,} rows read, {outcome.new:,} new, {outcome.changed:,} changed, {outcome.same:,} the same as before."
        )
        if outcome.reading.bad:
            write_report(report, outcome.reading.bad)
            self.stdout.write(f"{len(outcome.reading.bad):,} skipped. The skipped lines and why: {report}")


def _town(text: str) -> Area:
    towns = Area.objects.filter(kind=AreaKind.MUNICIPALITY, current=True)
    if not text and towns.count() == 1:
        return towns.get()
    found = towns.filter(code=text.strip().upper()).first() or towns.filter(name__iexact=text.strip()).first()
    if found is None:
        raise CommandError(f"There is no municipality {text!r}. Give its code or name with --municipality.")
    return found
