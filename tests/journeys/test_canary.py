"""A name that nobody has goes in by every door; afterwards it is nowhere: no row, no file, no log."""

import base64
import json
import sqlite3
import urllib.error
import urllib.parse
import urllib.request
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.journeys.live_site import STREET, Site

pytestmark = pytest.mark.journey
CANARY = "Quirijntje Zonnewaldstra"
PARTS = ("Quirijntje", "Zonnewaldstra")
PHONE = "0612349876"
WORDS = f"Mijn buurvrouw {CANARY} op nummer 83 belt met 06-12349876 over de losse tegels"


def ask(site: Site, path: str, body: bytes | None = None, kind: str = "application/json") -> tuple[int, str]:
    request = urllib.request.Request(  # noqa: S310 -- our own server
        f"{site.url}{path}", data=body, headers={"Content-Type": kind} if body else {}
    )
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310 -- our own server
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def note(**changes: Any) -> bytes:
    fields = {
        "id": str(uuid4()),
        "instrument": "street_signal",
        "area": f"GM9901-{STREET}",
        "indicator": "loose_tiles",
        "side": "annoying",
        "noted_at": "2026-11-18T13:58:00+01:00",
        "text": WORDS,
    }
    return json.dumps(fields | changes).encode()


def now() -> str:
    return datetime.now(UTC).isoformat()


def form(**fields: str) -> bytes:
    return urllib.parse.urlencode(fields).encode()


def every_door(site: Site) -> list[int]:
    """Words, wrong words, too many words and words in the wrong place; the statuses that came back."""
    statuses = []
    status, answer = ask(site, "/api/v1/contributions", note(noted_at=now()))
    statuses.append(status)
    receipt = json.loads(answer)
    addition = {"code": receipt["withdrawal_code"], "text": WORDS, "perspective": "resident"}
    html = "application/x-www-form-urlencoded"
    doors = [
        (
            f"/api/v1/receipts/{receipt['receipt']}/addition",
            json.dumps(addition).encode(),
            "application/json",
        ),
        ("/api/v1/contributions", note(side=CANARY), "application/json"),
        ("/api/v1/contributions", note(area=CANARY), "application/json"),
        ("/api/v1/contributions", note(id=CANARY), "application/json"),
        ("/api/v1/contributions", note(text=WORDS * 100), "application/json"),
        ("/api/v1/contributions", note(**{CANARY: "x"}), "application/json"),
        ("/api/v1/contributions", b'{"text": "' + WORDS.encode(), "application/json"),
        (f"/s/{STREET}", form(id=str(uuid4()), side="annoying", text=WORDS, indicator=CANARY), html),
        (
            f"/s/{STREET}/woorden",
            form(receipt=receipt["receipt"], code=receipt["withdrawal_code"], text=WORDS),
            html,
        ),
        (
            f"/s/{STREET}/woorden",
            form(receipt=receipt["receipt"], code=receipt["withdrawal_code"], text=WORDS * 50),
            html,
        ),
        (f"/s/{urllib.parse.quote(CANARY)}", None, html),
        (f"/zoek?q={urllib.parse.quote(CANARY)}", None, html),
        (f"/bon/{urllib.parse.quote(CANARY)}", None, html),
        ("/accounts/login/", form(login=CANARY, password=CANARY), html),
    ]
    return statuses + [ask(site, *door)[0] for door in doors]


def rows(site: Site) -> str:
    """Everything that the database holds, as text."""
    if site.database:
        with psycopg.connect(site.database) as connection:
            tables = connection.execute(
                "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            ).fetchall()
            return "\n".join(
                str(row)
                for (table,) in tables
                for row in connection.execute(f'SELECT t::text FROM "{table}" t')  # noqa: S608 -- names of our own tables
            )
    with sqlite3.connect(site.folder / "straatwijs.sqlite3") as database:
        return "\n".join(database.iterdump())


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and "static" not in path.parts]


def spellings(word: str) -> list[bytes]:
    plain = word.encode()
    return [
        plain,
        plain.lower(),
        word.encode("utf-16-le"),
        base64.b64encode(plain)[:-3],
        plain.hex().encode(),
        urllib.parse.quote(word).encode(),
    ]


@pytest.fixture
def talkative(live: Site) -> Site:
    live.kill()
    live.extra = {"STRAATWIJS_LOG_LEVEL": "DEBUG"}
    live.start()
    return live


def test_name_and_number_are_found_nowhere_afterwards(talkative):
    statuses = every_door(talkative)
    assert statuses[:2] == [201, 200]
    assert [status for status in statuses if status >= 500] == []
    kept = rows(talkative)
    talkative.kill()
    assert "losse tegels" in kept  # the words that may stay did come in
    assert "request" in (talkative.folder / "server.log").read_text(encoding="utf-8")
    haystacks = {"database": kept.encode()} | {
        path.name: path.read_bytes() for path in files(talkative.folder)
    }
    found = [
        (name, word)
        for name, hay in haystacks.items()
        for word in (*PARTS, PHONE, "06-12349876")
        for way in spellings(word)
        if way in hay
    ]
    assert found == []


def test_words_are_not_in_the_log_when_the_database_is_locked(talkative):
    """The error that a locked database gives carries the whole request; the log must not."""
    if talkative.database:
        pytest.skip("Only SQLite locks as a whole.")
    with sqlite3.connect(talkative.folder / "straatwijs.sqlite3", isolation_level=None) as database:
        database.execute("BEGIN EXCLUSIVE")
        status, answer = ask(talkative, "/api/v1/contributions", note(noted_at=now()))
        database.execute("ROLLBACK")
    assert status == 503
    assert json.loads(answer)["detail"]
    log = (talkative.folder / "server.log").read_text(encoding="utf-8")
    assert [word for word in (*PARTS, PHONE) if word in log] == []
