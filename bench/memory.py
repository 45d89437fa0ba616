"""Memory of the server with two workers, after a tour of all pages."""

import json
import uuid
from datetime import UTC, datetime

from bench.figures import Figure, alone, at_most, known
from bench.processes import memory_megabytes, watched
from bench.sites import Project, Server, folder, serve, with_demo

TITLE = "Memory of the server with two workers (`straatwijs serve`), after a tour of all pages"
TEAM = ("carla", "nadir", "sanne", "agnes")
WORDS = "Bel Fatima El Amrani op 06-12345678, zij woont op nummer 12 en ziet elke avond dat de lamp stuk is."


def _note(server: Server, street: str, number: int) -> str:
    """Sends one note with words; returns its receipt."""
    note = {
        "id": str(uuid.uuid4()),
        "instrument": "street_signal",
        "area": street,
        "indicator": "lamp_post_broken",
        "side": "annoying",
        "noted_at": datetime.now(UTC).isoformat(),
        "text": f"{WORDS} Dit is keer {number}.",
    }
    status, answer = server.ask(
        "POST", "/api/v1/contributions", json.dumps(note).encode(), **{"Content-Type": "application/json"}
    )
    assert status == 201, answer[:300]
    return str(json.loads(answer)["receipt"])


def _tour(server: Server, site: Project, *, rounds: int) -> int:
    """Opens every page as visitor and as each of the team, so often that both workers had them; returns how many."""
    streets = site.facts("streets")
    token = _note(server, streets[0]["code"], 0)
    pages = site.facts("pages", token=token)
    cookies = ["", *(site.facts("session", email=f"{name}@straatwijs.example") for name in TEAM)]
    for turn in range(rounds):
        for cookie in cookies:
            for page in pages:
                status, _answer = server.ask("GET", page, Cookie=cookie)
                assert status < 500, page
        for street in streets:
            _note(server, street["code"], turn)
    return len(pages)


def measure(*, quick: bool = False) -> list[Figure]:
    with folder() as place:
        site = with_demo(place)
        with serve(site) as server:
            fresh = memory_megabytes(server.pid)
            with watched(server.pid) as highest:
                pages = _tour(server, site, rounds=2 if quick else 5)
            resident, shared_out = memory_megabytes(server.pid)
    return [
        at_most(f"after {pages} pages, each as visitor and as every role", resident, 600, " MB", digits=0),
        known("the same, shared pages counted once", shared_out, " MB", digits=0),
        at_most(
            "at its highest on the way, shared pages counted once", highest.shared_out, 600, " MB", digits=0
        ),
        known("at its highest on the way", highest.resident, " MB", digits=0),
        known("before the first page", fresh[0], " MB", digits=0),
        known("before the first page, shared pages counted once", fresh[1], " MB", digits=0),
    ]


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
