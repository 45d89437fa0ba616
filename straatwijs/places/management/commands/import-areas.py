"""straatwijs import-areas FILE: borders, streets and street names."""
# ruff: noqa: N999 - a module is named after its command

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from straatwijs.places.actions.imports import Report, import_file
from straatwijs.places.files.lists import read_codes_by_name
from straatwijs.places.files.records import FileRefusedError, Hints

Item = TypeVar("Item")


def _bar(items: Sequence[Item], what: str, /) -> Iterable[Item]:
    return tqdm(items, desc=what, unit="", disable=None, leave=False) if items else items


class Command(BaseCommand):
    help = (
        "Reads municipalities, wijken, buurten and streets from GeoPackage, GeoJSON, TopoJSON or Shapefile, "
        "street names and ids from BAG XML, names by code from CSV. All of it or nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--year", type=int, help="boundary year, when the file or layer name doesn't say it"
        )
        parser.add_argument(
            "--municipality", default="", help="code or name; for streets without borders around"
        )
        parser.add_argument(
            "--layer", action="append", default=[], help="only this layer (may be given again)"
        )
        parser.add_argument(
            "--codes", type=Path, help="CSV of names and codes, for areas that have names only"
        )
        parser.add_argument("--code", default="", help="code of the one area in a file without codes")
        parser.add_argument(
            "--name", default="", help="name of that area, or of a municipality without a name"
        )

    def handle(self, *_: Any, **options: Any) -> None:
        try:
            report = import_file(
                path=options["file"],
                by=None,
                year=options["year"],
                municipality=options["municipality"],
                hints=_hints(options),
                progress=_bar,
            )
        except FileRefusedError as error:
            raise CommandError(str(error)) from error
        self._tell(report)

    def _tell(self, report: Report) -> None:
        for note in report.notes:
            self.stdout.write(note)
        if not report.notes:
            self.stdout.write(
                f"{report.new} new, {report.changed} changed, {report.same} the same as before."
            )
        for reason, number in sorted(report.left_out.items()):
            self.stdout.write(f"Left out: {number} × {reason}.")


def _hints(options: dict[str, Any]) -> Hints:
    codes = read_codes_by_name(options["codes"]) if options["codes"] else {}
    return Hints(layers=tuple(options["layer"]), code=options["code"], name=options["name"], codes=codes)
