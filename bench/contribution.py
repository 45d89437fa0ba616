"""What one contribution costs the server, web and database, beside a bare Django view that inserts one row."""

import argparse
import json
import random
import statistics
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import Figure, at_most, known, show
from bench.postgres import postgres
from bench.processes import cpu_seconds
from bench.sites import Project, Server, bare, folder, gunicorn, with_places

TITLE = (
    "One contribution on the server: CPU of web and database, beside a bare Django view that inserts one row"
)
BUDGET = 3
WORDS = "De lamp bij het bankje is al weken stuk, 's avonds loop ik liever om."
OURS, BARE = "/api/v1/contributions", "/insert"
KEPT = {(201, ""), (201, "none"), (201, "kept")}  # words that had to wait would cost nothing yet


@dataclass(frozen=True)
class Pair:
    """Both projects on one kind of database, running."""

    site: Project
    ours: Server
    peer: Server
    postmaster: int | None

    def pids(self, server: Server) -> list[int]:
        return [server.pid, *([self.postmaster] if self.postmaster else [])]


@contextmanager
def _on(kind: str) -> Iterator[Pair]:
    with ExitStack() as stack:
        place = stack.enter_context(folder())
        database = stack.enter_context(postgres(place, "ours", "peer")) if kind == "PostgreSQL" else None
        site = with_places(_made(place / "ours"), database.of("ours") if database else "")
        peer = bare(_made(place / "peer"), database.of("peer") if database else "")
        yield Pair(
            site,
            stack.enter_context(gunicorn(site)),
            stack.enter_context(gunicorn(peer)),
            database.pid if database else None,
        )


def _made(path: Path) -> Path:
    path.mkdir()
    return path


class Notes:
    """Invented notes of many phones in many streets."""

    def __init__(self, site: Project) -> None:
        self._streets, self._indicators = site.facts("streets"), site.facts("indicators")
        self._chance = random.Random(11)

    def next(self, text: str) -> dict[str, Any]:
        indicator = self._chance.choice(self._indicators)
        note = {
            "id": str(uuid.uuid4()),
            "instrument": "street_signal",
            "area": self._chance.choice(self._streets)["code"],
            "indicator": indicator["code"],
            "side": indicator["side"],
            "noted_at": datetime.now(UTC).isoformat(timespec="milliseconds"),
        }
        return note | ({"text": text} if text else {})

    def phone(self) -> str:
        return f"invented-phone-{self._chance.randrange(60):04}"


def _send(server: Server, path: str, notes: Notes, text: str, number: int) -> None:
    for _note in range(number):
        body = json.dumps(notes.next(text)).encode()
        headers = {"Content-Type": "application/json", "X-Straatwijs-Device": notes.phone()}
        status, answer = server.ask("POST", path, body, **headers)
        assert (status, json.loads(answer).get("words", "")) in KEPT, (status, answer[:300])


def _costs(pair: Pair, notes: Notes, text: str, *, rounds: int, number: int) -> list[tuple[float, float]]:
    """(ours, peer) in CPU milliseconds per contribution, of each round; the two take turns."""
    costs = []
    for _round in range(rounds):
        spent = []
        for server, path in ((pair.ours, OURS), (pair.peer, BARE)):
            before = cpu_seconds(pair.pids(server))
            _send(server, path, notes, text, number)
            spent.append((cpu_seconds(pair.pids(server)) - before) * 1000 / number)
        costs.append((spent[0], spent[1]))
    return costs


def _figures(kind: str, words: str, costs: list[tuple[float, float]], sql: int) -> list[Figure]:
    ours, peer = (statistics.median(column) for column in zip(*costs, strict=True))
    ratio = statistics.median(one / other for one, other in costs)
    name = f"{kind}, {words}"
    return [
        at_most(f"{name}: times the bare view", ratio, BUDGET, "×", digits=2),
        known(f"{name}: CPU, ours", ours, " ms", digits=2),
        known(f"{name}: CPU, bare view", peer, " ms", digits=2),
        known(f"{name}: SQL statements", sql, "", digits=0),
    ]


def _sql(pair: Pair, notes: Notes, text: str) -> int:
    warm = [notes.next("") for _note in range(3)]
    return len(pair.site.facts("statements", method="POST", path=OURS, warm=warm, body=notes.next(text)))


def measure(*, quick: bool = False) -> list[Figure]:
    rounds, number = (3, 100) if quick else (7, 300)
    figures = []
    for kind in ("SQLite", "PostgreSQL"):
        with _on(kind) as pair:
            notes = Notes(pair.site)
            for words, text in (("without words", ""), ("with a sentence", WORDS)):
                _costs(pair, notes, text, rounds=1, number=50)  # warm up
                costs = _costs(pair, notes, text, rounds=rounds, number=number)
                figures += _figures(kind, words, costs, _sql(pair, notes, text))
    return figures


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    show(TITLE, measure(quick=parser.parse_args().quick))
