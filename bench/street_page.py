"""The street page: its weight, and its CPU with a hundred times the contributions behind it."""

import shutil
import statistics
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

from playwright.sync_api import sync_playwright

from bench.figures import Figure, alone, at_most, known
from bench.postgres import postgres
from bench.processes import cpu_seconds
from bench.sites import Project, Server, folder, serve, with_demo
from bench.transfer import KILOBYTE, first_visit
from tests import browser

TITLE = (
    "The street page: its weight, and its CPU (web and database) with 100 times the contributions behind it"
)
TIMES = 100
# "The same CPU": what two runs of the same page differ on a busy machine, and no more.
SAME = 1.15


@contextmanager
def _pair(kind: str) -> Iterator[tuple[Project, Project, int | None]]:
    """The demo, the demo with many more contributions, and the database server where there is one."""
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        database = stack.enter_context(postgres(place, "few")) if kind == "PostgreSQL" else None
        (place / "few").mkdir()
        few = with_demo(place / "few", database.of("few") if database else "")
        shutil.copytree(place / "few", place / "many")
        many = replace(few, data=place / "many")
        if database:
            many = replace(many, database=database.copy("few", "many"))
        many.facts("multiply", times=TIMES)
        yield few, many, database.pid if database else None


def _cost(server: Server, path: str, postmaster: int | None, number: int) -> float:
    """CPU milliseconds per page."""
    pids = [server.pid, *([postmaster] if postmaster else [])]
    before = cpu_seconds(pids)
    for _visit in range(number):
        status, _page = server.ask("GET", path, **{"Accept-Encoding": "gzip"})
        assert status == 200
    return (cpu_seconds(pids) - before) * 1000 / number


def _weight(server: Server, path: str) -> list[Figure]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find())
        sizes, _others = first_visit(chromium, server, path)
        chromium.close()
    return [
        at_most("compressed: page, styles, scripts, icon", sum(sizes.values()) / KILOBYTE, 60, " KB"),
        known("  of which the page itself", sizes[path] / KILOBYTE, " KB"),
    ]


def _costs(kind: str, *, rounds: int, number: int) -> list[Figure]:
    with _pair(kind) as (few, many, postmaster), serve(few) as one, serve(many) as other:
        path = f"/straat/{few.facts('streets')[0]['slug']}"
        figures = _weight(other, path) if kind == "SQLite" else []
        for server in (one, other):
            _cost(server, path, postmaster, 20)  # warm up both workers
        pairs = [
            (_cost(one, path, postmaster, number), _cost(other, path, postmaster, number))
            for _round in range(rounds)
        ]
        sql = [len(site.facts("statements", method="GET", path=path, warm=[None])) for site in (few, many)]
    before, after = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(after / before for before, after in pairs)
    return [
        *figures,
        at_most(f"{kind}: CPU with {TIMES}× the contributions, against 1×", ratio, SAME, "×", digits=2),
        known(f"{kind}: CPU at 1×", before, " ms"),
        known(f"{kind}: CPU at {TIMES}×", after, " ms"),
        Figure(f"{kind}: SQL statements at 1× and {TIMES}×", f"{sql[0]} and {sql[1]}"),
    ]


def measure(*, quick: bool = False) -> list[Figure]:
    rounds, number = (3, 30) if quick else (7, 60)
    kinds = ("SQLite", "PostgreSQL")
    return [figure for kind in kinds for figure in _costs(kind, rounds=rounds, number=number)]


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
