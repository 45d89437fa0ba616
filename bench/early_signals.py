"""The product's own early signals on the files of the detection benchmark, in the form its scorer reads."""

import argparse
import json
import pickle
from pathlib import Path
from typing import Any

import numpy as np
from pyarrow import parquet

from straatwijs.early_signals.calculations import Looking, Settings, Streets, find


def read(folder: Path) -> tuple[dict[str, int], Any, Looking, Streets]:
    """The town's size, counts (I, S, T), looking and streets; never what the events truly are."""
    size = json.loads((folder / "meta.json").read_text())
    counts = np.zeros((size["indicators"], size["streets"], size["weeks"]), np.int16)
    table = parquet.ParquetFile(folder / "counts.parquet").read(use_threads=False)
    where = tuple(table[name].to_numpy() for name in ("indicator", "street", "week"))
    counts[where] = table["count"].to_numpy()
    table = parquet.ParquetFile(folder / "effort.parquet").read(use_threads=False)
    where = table["street"].to_numpy(), table["week"].to_numpy()
    minutes, people = np.zeros((2, size["streets"], size["weeks"]), np.float32)
    minutes[where], people[where] = table["minutes"].to_numpy(), table["reporters"].to_numpy()
    hood = np.loadtxt(folder / "streets.csv", delimiter=",", skiprows=1, usecols=3).astype(int)
    edges = np.loadtxt(folder / "edges.csv", delimiter=",", skiprows=1, dtype=int, ndmin=2)
    return size, counts, Looking(minutes, people), Streets(edges, hood)


def main() -> None:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--data", type=Path, required=True)
    reader.add_argument("--out", type=Path, required=True)
    reader.add_argument("--falls", action="store_true")
    asked = reader.parse_args()
    size, counts, looking, streets = read(asked.data)
    alerts = find(
        counts.__getitem__,
        size["indicators"],
        looking,
        streets,
        weeks=range(size["first_test_week"], size["weeks"]),
        direction=-1 if asked.falls else 1,
        settings=Settings(fewest=0, least_score=1.3, kept=20),
    )
    listed = [(alert.week, alert.indicator, alert.score, alert.streets) for alert in alerts]
    asked.out.write_bytes(pickle.dumps({"list": listed}))


if __name__ == "__main__":
    main()
