"""What commands that take in a file share: a progress bar, the lines that can't be used, and the report of them."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.core.management.base import CommandError
from tqdm import tqdm

from straatwijs.observations.imports.drafts import Item
from straatwijs.observations.imports.refusal import BadRow

_NAMED_LINES = 50


def bar(items: Iterable[Item], what: str, total: int, /) -> Iterable[Item]:
    # Silent where nobody watches.
    return tqdm(items, desc=what, total=total, unit_scale=True, disable=None)


def listed(rows: Sequence[BadRow]) -> list[str]:
    more = [f"  … and {len(rows) - _NAMED_LINES:,} more"] if len(rows) > _NAMED_LINES else []
    return [f"  {row.file}, line {row.line}: {row.reason}" for row in rows[:_NAMED_LINES]] + more


def check_writable(report: Path) -> None:
    """Before anything is written: a report that can't be kept comes too late afterwards."""
    try:
        with report.open("a", encoding="utf-8"):
            pass
        if not report.stat().st_size:
            report.unlink()
    except OSError as error:
        raise CommandError(
            f"The report {report} can't be written ({error.strerror}); give another --report."
        ) from None


def write_report(report: Path, rows: Sequence[BadRow]) -> None:
    with report.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "line", "reason"])
        writer.writerows([row.file, row.line, row.reason] for row in rows)
