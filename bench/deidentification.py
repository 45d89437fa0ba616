"""De-identification: what it costs to load and to use, and how much goes and stays.

Loading is measured in a process of its own: seconds, memory that comes on top, and how long a loop beside it was held up
(the first page may wait a second at most).
"""

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from bench.figures import Figure, alone, at_most, known
from straatwijs.observations import deidentification
from tests.observations.street_sentences import measure as measure_sentences
from tests.observations.street_sentences import read

TITLE = "De-identification"
_ALONE = """
import threading, time, psutil
process = psutil.Process()
began, memory = time.perf_counter(), process.memory_info().rss
from straatwijs.observations import deidentification
loading = threading.Thread(target=deidentification.load)
loading.start()
longest, last = 0.0, time.perf_counter()
while loading.is_alive():
    time.sleep(0.001)
    now = time.perf_counter()
    longest, last = max(longest, now - last), now
print(time.perf_counter() - began, (process.memory_info().rss - memory) / 1e6, longest)
"""


def _load_alone() -> tuple[float, float, float]:
    run = subprocess.run([sys.executable, "-c", _ALONE], capture_output=True, text=True, check=True)
    seconds, megabytes, held_up = map(float, run.stdout.split())
    return seconds, megabytes, held_up


def _milliseconds(texts: Sequence[str], rounds: int) -> float:
    """CPU per text, the best of some rounds: others may use the machine as well."""
    spent = []
    for _round in range(rounds):
        began = time.process_time()
        for text in texts:
            deidentification.withhold(text)
        spent.append((time.process_time() - began) * 1000 / len(texts))
    return min(spent)


def _costs(rounds: int) -> list[Figure]:
    loads = [_load_alone() for _round in range(rounds)]
    seconds, megabytes, held_up = (statistics.median(column) for column in zip(*loads, strict=True))
    sentences = read("development") + read("held_out")
    plain = [sentence.text for sentence in sentences if not sentence.marks]
    personal = [sentence.text for sentence in sentences if sentence.marks]
    long = ("\n".join(plain) * 2)[:4000]
    return [
        at_most("loading, from a process that has nothing yet", seconds, 5, " s", digits=2),
        at_most("memory on top after loading", megabytes, 120, " MB", digits=0),
        at_most("a loop beside the loading was held up at most", held_up, 1, " s", digits=2),
        known("sentence without personal data, CPU", _milliseconds(plain, rounds), " ms", digits=2),
        known("sentence with personal data, CPU", _milliseconds(personal, rounds), " ms", digits=2),
        at_most(
            "4,000 characters of ordinary talk, CPU", _milliseconds([long], rounds * 3), 50, " ms", digits=1
        ),
    ]


def _outcome(half: str) -> list[Figure]:
    measured = measure_sentences(read(half))
    gone, kept = measured.gone / measured.marks, measured.kept / measured.words
    return [
        Figure(f"{half}: personal data gone", f"{measured.gone} of {measured.marks}", "≥ 98 %", gone >= 0.98),
        Figure(f"{half}: public words kept", f"{measured.kept} of {measured.words}", "≥ 99 %", kept >= 0.99),
    ]


def measure(*, quick: bool = False) -> list[Figure]:
    deidentification.load()
    return [*_costs(1 if quick else 5), *_outcome("development"), *_outcome("held_out")]


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
