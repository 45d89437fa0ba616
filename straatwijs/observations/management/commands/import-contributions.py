"""Take in reports that were made elsewhere, with a mapping that says what their columns mean."""
# ruff: noqa: N999 - a module is named after its command

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from straatwijs.observations.actions.imports import Outcome, Wanted, import_contributions
from straatwijs.observations.imports.dates import Spelling
from straatwijs.observations.imports.mapping import read_mapping, ready_mappings
from straatwijs.observations.imports.refusal import ImportRefusedError
from straatwijs.observations.imports.report import bar, check_writable, listed, write_report


class Command(BaseCommand):
    help = "Take in reports that were made elsewhere. All rows or none; with --skip-errors the good ones."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE.csv")
        ready = ", ".join(ready_mappings())
        parser.add_argument("--mapping", required=True, help=f"what the columns mean: {ready}, or a file")
        parser.add_argument(
            "--municipality", required=True, help="code or name of where the reports were made"
        )
        parser.add_argument(
            "--new-municipality",
            default="",
            metavar="NAME",
            help="make it, when there is none with that code",
        )
        parser.add_argument("--make-streets", action="store_true", help="make streets that the file names")
        parser.add_argument("--dates", default="", choices=list(Spelling), help="other than the mapping says")
        parser.add_argument(
            "--skip-errors", action="store_true", help="take the good rows, report the others"
        )
        parser.add_argument("--report", type=Path, help="where (FILE.errors.csv)")

    def handle(self, *, files: list[Path], skip_errors: bool, report: Path | None, **options: Any) -> None:
        report = report or files[0].with_suffix(".errors.csv")
        if skip_errors:
            check_writable(report)
        try:
            wanted = Wanted(
                files=files,
                mapping=read_mapping(options["mapping"]).with_dates(options["dates"]),
                municipality=options["municipality"],
                new_municipality=options["new_municipality"],
                make_streets=options["make_streets"],
                skip_errors=skip_errors,
            )
            outcome = import_contributions(wanted=wanted, by=None, now=timezone.now(), progress=bar)
        except ImportRefusedError as refusal:
            raise CommandError("\n".join([str(refusal), *listed(refusal.rows)])) from None
        self._tell(outcome, report)

    def _tell(self, outcome: Outcome, report: Path) -> None:
        reading, written = outcome.reading, outcome.written
        said = [(reading.read, "rows read"), (written.new, "new"), (written.known, "already there")]
        said += [
            (reading.doubled, "twice in these files"),
            (written.withdrawn, "taken back before; they stay away"),
            (len(reading.bad), "skipped"),
            (outcome.new_streets, "new streets"),
        ]
        self.stdout.write(", ".join(f"{number:,} {what}" for number, what in said[:3]) + ".")
        for number, what in said[3:]:
            if number:
                self.stdout.write(f"{number:,} {what}.")
        if written.places:
            places = ", ".join(f"{number:,} at a {kind}" for kind, number in written.places.most_common())
            self.stdout.write(f"New: {places}.")
        for note in reading.notes():
            self.stdout.write(note)
        if reading.bad:
            write_report(report, reading.bad)
            self.stdout.write(f"The skipped lines and why: {report}")
