"""What one contribution costs the server, web and database, beside a bare Django view that inserts one row."""

import json
import random
import statistics
import uuid
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import Figure, alone, at_most, known
from bench.postgres import postgres
from bench.processes import cpu_seconds
from bench.sites import Project, Server, bare, folder, gunicorn, with_places

TITLE = (
    "One contribution on the server: CPU of web and database, beside a bare Django view that inserts one row"
)
BUDGET = 3
TURN = 25
TEXTS = {
    "without words": "",
    "with a sentence": "De lamp bij het bankje is al weken stuk, 's avonds loop ik liever om.",
}
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


@dataclass(frozen=True)
class Cost:
    """CPU milliseconds per contribution."""

    web: float
    database: float

    @property
    def total(self) -> float:
        return self.web + self.database


def _cost(pair: Pair, server: Server, notes: Notes, text: str) -> Cost:
    """Of one turn."""
    database = [pair.postmaster] if pair.postmaster else []
    before = cpu_seconds([server.pid]), cpu_seconds(database)
    _send(server, OURS if server is pair.ours else BARE, notes, text, TURN)
    after = cpu_seconds([server.pid]), cpu_seconds(database)
    web, stored = ((late - early) * 1000 / TURN for early, late in zip(before, after, strict=True))
    return Cost(web, stored)


def _costs(pair: Pair, notes: Notes, rounds: int) -> dict[str, tuple[Cost, Cost]]:
    """(ours, peer) without words and with. All take short turns: what else the machine does then falls on each."""
    turns: dict[str, list[tuple[Cost, Cost]]] = {words: [] for words in TEXTS}
    for _round in range(rounds):
        for words, text in TEXTS.items():
            turns[words].append((_cost(pair, pair.ours, notes, text), _cost(pair, pair.peer, notes, text)))
    return {
        words: (_mean([ours for ours, _peer in pairs]), _mean([peer for _ours, peer in pairs]))
        for words, pairs in turns.items()
    }


def _mean(costs: Sequence[Cost]) -> Cost:
    return Cost(statistics.mean(c.web for c in costs), statistics.mean(c.database for c in costs))


def _figures(kind: str, words: str, costs: tuple[Cost, Cost]) -> list[Figure]:
    ours, peer = costs
    name = f"{kind}, {words}"
    return [
        at_most(f"{name}: times the bare view", ours.total / peer.total, BUDGET, "×", digits=2),
        known(f"{name}: CPU of web and database, ours", ours.total, " ms", digits=2),
        known(f"{name}: of which database", ours.database, " ms", digits=2),
        known(f"{name}: CPU of web and database, bare view", peer.total, " ms", digits=2),
        known(f"{name}: of which database", peer.database, " ms", digits=2),
    ]


def _sql(pair: Pair, notes: Notes, text: str) -> int:
    """Of a street that was noted in before: what is remembered of a place is asked once."""
    body = notes.next(text)
    warm = [notes.next(text) | {"area": body["area"]} for _note in range(3)]
    return len(pair.site.facts("statements", method="POST", path=OURS, warm=warm, body=body))


def measure(*, quick: bool = False) -> list[Figure]:
    figures = []
    for kind in ("SQLite", "PostgreSQL"):
        with _on(kind) as pair:
            notes = Notes(pair.site)
            _costs(pair, notes, rounds=4)  # warm up
            for words, costs in _costs(pair, notes, rounds=15 if quick else 60).items():
                figures += _figures(kind, words, costs)
                sql = _sql(pair, notes, TEXTS[words])
                figures.append(known(f"{kind}, {words}: SQL statements", sql, "", digits=0))
    return figures


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
