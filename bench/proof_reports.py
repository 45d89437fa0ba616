"""The proof on real reports in which no measure is known: squares of Zürich as streets, days picked beforehand as the start.

Nobody wrote looking down there: what was reported about other things stands for it. What shows an effect here is chance,
or something that really happened in that square; the spread says how restless real places are.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.figures import Figure, alone
from straatwijs.plans.calculations.effect import TAKEN_IN, Effect, Panel, comparable, effect, response

TITLE = "Proof: real reports, where no measure is known"
FILE = Path(__file__).parents[2] / "shared/data/reports-zurich/reports_cleaned.csv"
KINDS = ("Abfall/Sammelstelle", "Graffiti", "Strasse/Trottoir/Platz")
YEARS = (2019, 2021, 2023)
# Side of a square in metres, and how many squares are tried.
SIZES = ((400, 40), (800, 40), (1200, 25))
BEFORE, AFTER = 52, 26


@dataclass(frozen=True)
class Reports:
    """Square, week and category of each report."""

    square: NDArray[np.int64]
    week: NDArray[np.int64]
    kind: NDArray[np.str_]


def read(path: Path, metres: int) -> Reports:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    squares = [(int(row["e"]) // metres, int(row["n"]) // metres) for row in rows]
    number = {square: position for position, square in enumerate(sorted(set(squares)))}
    weeks = [date.fromisoformat(row["date"]).toordinal() // 7 for row in rows]
    kinds = [row["service_code"] for row in rows]
    return Reports(np.array([number[square] for square in squares]), np.array(weeks), np.array(kinds))


def effects(reports: Reports, most: int) -> Iterator[Effect]:
    """Of the squares with most reports before the start, each as if something had been done there."""
    for kind in KINDS:
        for year in YEARS:
            begins = date(year, 3, 1).toordinal() // 7
            counts, others = (
                _table(reports, begins, reports.kind == kind),
                _table(reports, begins, reports.kind != kind),
            )
            panel = Panel(counts, others, (), BEFORE, TAKEN_IN)
            grows = response(panel)
            for square in np.argsort(-counts[:, :BEFORE].sum(1), kind="stable")[:most]:
                one = panel.without((int(square),))
                beside = [other.street for other in comparable(one)]
                if len(beside) >= 5:
                    yield effect(one, beside, grows)


def _table(reports: Reports, begins: int, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
    weeks = reports.week - begins + BEFORE
    kept = chosen & (weeks >= 0) & (weeks < BEFORE + AFTER)
    table = np.zeros((int(reports.square.max()) + 1, BEFORE + AFTER))
    np.add.at(table, (reports.square[kept], weeks[kept]), 1)
    return table


def measure(*, quick: bool = False) -> list[Figure]:
    if not FILE.exists():
        return [Figure("real reports", "skipped: ../shared is not here")]
    return [figure for metres, most in SIZES for figure in _of_squares(metres, most)]


def _of_squares(metres: int, most: int) -> Iterator[Figure]:
    found = list(effects(read(FILE, metres), most))
    shown = sum(one.low > 1 or one.high < 1 for one in found) / len(found)
    noted = np.median([one.noted_before for one in found]) / BEFORE
    spread, wide = (
        np.std([np.log(one.ratio) for one in found]),
        np.median([one.high / one.low for one in found]),
    )
    yield Figure(
        f"squares of {metres} m where no measure is known that show an effect", f"{shown:.1%} of {len(found)}"
    )
    yield Figure("  notes a week before the start, median", f"{noted:.2f}")
    yield Figure("  spread of the logarithm of the effect", f"{spread:.2f}")
    yield Figure("  high end of the interval over low end, median", f"{wide:.1f}")


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
