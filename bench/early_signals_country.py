"""One weekly update of a country: from counts on disk to an explained list. CPU, time and peak memory.

The country is a town of the detection benchmark, repeated until it has so many streets; its files are made
first and not measured. Each size runs in its own process.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from straatwijs.early_signals.calculations import Looking, Streets, survey

SIZES = (1_000, 10_000, 250_000)


def make(data: Path, streets: int, folder: Path) -> None:
    """Counts per indicator, minutes and people (S, T), edges and neighbourhoods, tiled to so many streets."""
    from bench.early_signals import read  # noqa: PLC0415 -- pyarrow must not count in the measured process

    _, counts, looking, places = read(data)
    size = len(places.hood)
    copies = -(-streets // size)
    for indicator, own in enumerate(counts):
        np.save(
            folder / f"counts-{indicator}.npy",
            np.tile(own.clip(max=255).astype(np.uint8), (copies, 1))[:streets],
        )
    np.save(folder / "minutes.npy", np.tile(looking.minutes.astype(np.uint16), (copies, 1))[:streets])
    np.save(folder / "people.npy", np.tile(looking.people.astype(np.uint8), (copies, 1))[:streets])
    edges = np.concatenate([places.edges + size * copy for copy in range(copies)])
    np.save(folder / "edges.npy", edges[(edges < streets).all(1)])
    hoods = int(places.hood.max()) + 1
    np.save(
        folder / "hood.npy", np.concatenate([places.hood + hoods * copy for copy in range(copies)])[:streets]
    )
    (folder / "number").write_text(str(len(counts)))


def update(folder: Path) -> None:
    """The measured process: the last week's alerts, up to ten per 1,000 streets, with what explains them."""
    began = time.perf_counter()
    number = int((folder / "number").read_text())
    looking = Looking(np.load(folder / "minutes.npy"), np.load(folder / "people.npy"))
    streets = Streets(np.load(folder / "edges.npy"), np.load(folder / "hood.npy"))

    def counts(indicator: int) -> np.ndarray:
        return np.load(folder / f"counts-{indicator}.npy")

    week = looking.minutes.shape[1] - 1
    alerts, whole = survey(counts, number, looking, streets, weeks=[week])
    alerts = alerts[: len(streets.hood) // 100]
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {
                "streets": len(streets.hood),
                "indicators": number,
                "alerts": len(alerts),
                "town": len(whole),
                "cpu_seconds": round(usage.ru_utime + usage.ru_stime, 2),
                "wall_seconds": round(time.perf_counter() - began, 2),
                "peak_megabytes": round(_peak() / 1024),
            }
        ),
        flush=True,
    )


def _peak() -> int:
    """Most memory of this program in kilobytes; what ran in the process before it does not count."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--data", type=Path, help="a town of the detection benchmark")
    reader.add_argument("--streets", type=int, nargs="+", default=list(SIZES))
    reader.add_argument("--update", type=Path, help=argparse.SUPPRESS)
    asked = reader.parse_args()
    if asked.update:
        update(asked.update)
        return
    one = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    for streets in asked.streets:
        with tempfile.TemporaryDirectory() as made:
            make(asked.data, streets, Path(made))
            again = [sys.executable, "-m", "bench.early_signals_country", "--update", made]
            subprocess.run(again, check=True, env=os.environ | one)


if __name__ == "__main__":
    main()
