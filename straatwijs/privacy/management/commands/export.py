"""Tables for researchers, as CSV and Parquet with a codebook."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from tqdm import tqdm

from straatwijs.instruments.queries import indicators, instruments
from straatwijs.places.models import Area, AreaKind
from straatwijs.places.queries import areas_of_kind
from straatwijs.privacy import files
from straatwijs.privacy.queries.agreed import agreed_tables
from straatwijs.privacy.queries.export import Row, Span, Table, open_tables
from straatwijs.shared.actions import record

_YEAR = timedelta(days=364)


class Command(BaseCommand):
    help = "Write what everyone may see as tables for researchers; with --agreement also row by row, without people."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="a folder that is not there yet, or empty")
        parser.add_argument(
            "--municipality", default="", help="code or name; without it the only one there is"
        )
        parser.add_argument(
            "--from", dest="first", type=date.fromisoformat, help="day; without it a year ago"
        )
        parser.add_argument("--to", dest="last", type=date.fromisoformat, help="day; without it today")
        parser.add_argument(
            "--agreement",
            default="",
            metavar="NAME",
            help="the agreement under which a researcher also gets each contribution as a row; it is recorded",
        )

    def handle(
        self, *, folder: Path, municipality: str, agreement: str, verbosity: int, **options: Any
    ) -> None:
        last = options["last"] or timezone.localdate()
        span = Span(options["first"] or last - _YEAR, last)
        if span.first > span.last:
            raise CommandError("The first day lies after the last one. Swap them.")
        town = _town(municipality)
        _make(folder)
        with translation.override("en"):
            tables = [*open_tables(town, span)]
            if agreement:
                tables += agreed_tables(town, span, instruments())
                record(by=None, action="export", thing="agreement", key=agreement[:100], area=town.code)
            tables += [_codebook(tables), _values()]
            bar = tqdm(tables, desc="export", unit="table", file=self.stderr, disable=verbosity == 0)
            written = {table.name: files.write(folder, table) for table in bar}
        for name, number in written.items():
            self.stdout.write(f"{name}: {number} rows")
        self.stdout.write(f"Written to {folder}, from {span.first} to {span.last}. Begin with codebook.csv.")


def _town(wanted: str) -> Area:
    towns = list(areas_of_kind(AreaKind.MUNICIPALITY))
    found = [town for town in towns if not wanted or wanted.lower() in {town.code.lower(), town.name.lower()}]
    if len(found) != 1:
        known = ", ".join(f"{town.name} ({town.code})" for town in towns) or "none"
        raise CommandError(f"Say which municipality with --municipality. There are: {known}.")
    return found[0]


def _make(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CommandError(f"{folder} is there already. Choose a new folder, so that nothing is overwritten.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        raise CommandError(f"{folder} can't be made: {reason.strerror}.") from None


def _codebook(tables: list[Table]) -> Table:
    """What each column of each table means."""
    columns = (("table", "Name of the file"), ("column", "Name of the column"), ("meaning", "What it says"))
    rows = ((table.name, name, str(meaning)) for table in tables for name, meaning in table.columns)
    return Table(name="codebook", columns=columns, rows=iter(list(rows)))


def _values() -> Table:
    """What each code means, in English and in Dutch."""
    columns = (
        ("instrument", "The instrument that it belongs to"),
        ("column", "The column that it stands in"),
        ("value", "The code"),
        ("english", "What people read"),
        ("dutch", "What people read in Dutch"),
        ("counted_as", "How it is counted"),
    )
    return Table(name="codebook_values", columns=columns, rows=iter(list(_codes())))


def _codes() -> Iterator[Row]:
    for instrument in instruments().values():
        for code, indicator in indicators().items():
            if instrument.indicator(code):
                yield instrument.id, "indicator", code, *_both(indicator.label), str(instrument.counted_as)
        for question in instrument.questions:
            for code, label in question.choices:
                yield instrument.id, question.code, code, *_both(label), str(question.counted_as)


def _both(text: object) -> tuple[str, str]:
    with translation.override("nl"):
        dutch = str(text)
    return str(text), dutch
