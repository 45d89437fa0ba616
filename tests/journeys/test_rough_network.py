"""Two thousand notes over a line that drops, cuts, doubles and delays, to a server that is killed ten times."""

import http.client
import json
import shutil
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from tests.journeys.live_site import Site
from tests.journeys.rough_proxy import RoughProxy, by_chance

pytestmark = [pytest.mark.journey, pytest.mark.slow(80)]

HERE = Path(__file__).parent
AREA = "GM9901-wilgenstraat"
NOTES = 2000
PHONES = 4
KILLS = 10
COPIES = 8


def node() -> str:
    """From the PATH, else the one that the tests' own environment brought."""
    found = shutil.which("node") or shutil.which("node", path=str(Path(sys.executable).parent))
    assert found, "Node is missing: make install-tests brings it."
    return found


def start_phone(site: str) -> subprocess.Popen[str]:
    command = [node(), HERE / "noting_phones.mjs", site, AREA, str(NOTES // PHONES)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def kill_ten_times(live: Site, phones: list[subprocess.Popen[str]]) -> None:
    """Each time a tenth of the notes is in, whenever that is."""
    for turn in range(KILLS):
        while live.kept() < NOTES * (turn + 0.5) / KILLS:
            assert any(phone.poll() is None for phone in phones), "All phones stopped."
            time.sleep(0.1)
        live.restart()


def test_two_thousand_notes_arrive_once_each(live: Site, line: RoughProxy) -> None:
    line.fate = by_chance(20261121, **{"pass": 80}, drop=4, lose_answer=4, cut=4, double=4, delay=4)
    phones = [start_phone(line.url) for _ in range(PHONES)]
    kill_ten_times(live, phones)
    said = [phone.communicate(timeout=120)[0].strip() for phone in phones]
    assert said == [f"sent {NOTES // PHONES}"] * PHONES
    assert live.kept() == NOTES
    assert min(line.met[fate] for fate in ("drop", "lose_answer", "cut", "double", "delay")) > 20


def post(port: int, note: dict[str, str]) -> tuple[int, str]:
    """Status and receipt."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(
        "POST", "/api/v1/contributions", json.dumps(note), {"Content-Type": "application/json"}
    )
    answer = connection.getresponse()
    content = json.load(answer)
    connection.close()
    return answer.status, content.get("receipt", "")


def test_eight_copies_at_once_are_one(live: Site) -> None:
    note = {
        "instrument": "street_signal",
        "area": AREA,
        "side": "annoying",
        "noted_at": datetime.now(UTC).isoformat(),
    }
    for turn in range(1, 6):
        note["id"] = str(uuid4())
        with ThreadPoolExecutor(COPIES) as together:
            answers = list(together.map(lambda _: post(live.port, note), range(COPIES)))
        assert Counter(status for status, _ in answers) == {201: 1, 200: COPIES - 1}
        assert len({receipt for _, receipt in answers}) == 1
        assert live.kept() == turn
