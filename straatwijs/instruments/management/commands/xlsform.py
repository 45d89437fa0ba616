"""An instrument as a spreadsheet for ODK and KoboToolbox, or such a spreadsheet as the draft of an instrument."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from straatwijs.instruments.queries import instruments
from straatwijs.instruments.xlsform import NotADraft, draft, module_text, workbook


class Command(BaseCommand):
    help = "Writes an instrument as XLSForm, or reads an XLSForm as a draft."

    def add_arguments(self, parser: ArgumentParser) -> None:
        ways = parser.add_subparsers(dest="way", required=True)
        out = ways.add_parser("export", help="an instrument of the catalogue as .xlsx")
        out.add_argument("instrument", help="its id, for example street_signal")
        out.add_argument("file", type=Path)
        back = ways.add_parser("import", help="an .xlsx, .xls or .csv as the draft of an instrument")
        back.add_argument("file", type=Path)
        back.add_argument("--to", type=Path, help="the file to write; without it: NAME.py where you stand")
        back.add_argument("--language", default="nl", choices=["nl", "en"], help="which texts of the form")

    def handle(self, *, way: str, **options: Any) -> None:
        if way == "export":
            self._export(options["instrument"], options["file"])
        else:
            self._import(options["file"], options["to"], options["language"])

    def _export(self, name: str, file: Path) -> None:
        if name not in instruments():
            known = ", ".join(sorted(instruments()))
            raise CommandError(f"There is no instrument {name!r}. There are: {known}.")
        file.write_bytes(workbook(instruments()[name]))
        self.stdout.write(f"Written: {file}")

    def _import(self, file: Path, to: Path | None, language: str) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        try:
            made = draft(file, language=language)
        except NotADraft as refused:
            for problem in refused.problems:
                self.stderr.write(str(problem))
            raise CommandError("Nothing was written. Change what is named above and try again.") from None
        target = to or Path(f"{made.id}.py")
        if target.exists():
            raise CommandError(f"{target} is there already. Choose another name with --to.")
        target.write_text(module_text(made), encoding="utf-8")
        self.stdout.write(
            f"Written: {target}, {len(made.questions)} questions. It is a draft: fill in what is empty, let "
            "somebody else check it, and put it in the catalogue."
        )
