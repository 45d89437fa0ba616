"""Early signals beside R: whole processes on the same town and weeks, in turn, in CPU seconds of one thread.

R runs glrnb with effort, the best that its package `surveillance` does on the detection benchmark. Ours reads the
benchmark's files, R the plain arrays that the benchmark makes of them; making these is not counted. Each process
runs once before, R on a few series only, so that the first finds no colder disk and no code still to be compiled.
"""

import argparse
import os
import resource
import shutil
import statistics
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Figure, known, show
from bench.sites import ROOT, folder

TITLE = "Early signals beside R `surveillance`, glrnb with effort, on 1,000 streets (whole processes)"
DETECTION = ROOT.parent / "shared" / "benchmarks" / "detection"
METHOD = "glrnb_effort"
# Ours may cost at most one in so many of R's CPU seconds.
TIMES = 20
_THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_VERSIONS = 'cat(as.character(getRversion()), as.character(packageVersion("surveillance")))'


def _environment() -> dict[str, str]:
    """Ours, with one thread; Python may keep compiled code, as an installed package does and R's packages do."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | _THREADS


def _spent(command: Sequence[str]) -> float:
    """User and system seconds of a program from start to end, with all that it starts."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, cwd=ROOT, env=_environment(), stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _versions() -> str:
    """Of R and its package, or nothing when either is not here."""
    if shutil.which("Rscript") is None:
        return ""
    asked = subprocess.run(["Rscript", "-e", _VERSIONS], capture_output=True, text=True, check=False)
    return "R {}, surveillance {}".format(*asked.stdout.split()) if asked.returncode == 0 else ""


def _skipped() -> str:
    if not (DETECTION / "r_runner.R").exists():
        return "skipped: needs ../shared (benchmarks/detection)"
    return "" if _versions() else "skipped: needs R with package surveillance (Debian: r-cran-surveillance)"


def _town(place: Path) -> Path:
    """The benchmark's town of 1,000 streets: as it is kept there, or made again from its seed."""
    kept, made = DETECTION / "data" / "s1k", place / "s1k"
    if kept.is_dir():
        return kept
    options = ["--streets", "1000", "--seed", "20261", "--out", str(made)]
    subprocess.run([sys.executable, "-B", "generate.py", *options], cwd=DETECTION, check=True)
    return made


def _pairs(data: Path, place: Path, rounds: int) -> list[tuple[float, float]]:
    """CPU seconds of ours and of R's, in turn."""
    export = [sys.executable, "-B", "export_r.py", str(data), str(place)]
    subprocess.run(export, cwd=DETECTION, env=_environment(), check=True)
    ours = [sys.executable, "-m", "bench.early_signals", "--data", str(data), "--out", str(place / "ours")]
    theirs = ["Rscript", str(DETECTION / "r_runner.R"), str(place), METHOD, str(place / "theirs")]
    _spent(ours)
    _spent([*theirs, "-", "0", "10"])
    return [(_spent(ours), _spent(theirs)) for _round in range(rounds)]


def _figures(pairs: Sequence[tuple[float, float]]) -> list[Figure]:
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    # R's against ours, cut off: nothing is rounded in our favour.
    times = [int(their / our * 10) / 10 for our, their in pairs]
    reached = int(theirs / ours * 10) / 10
    each = ", ".join(f"{our:.2f} and {their:.2f}" for our, their in pairs)
    return [
        known("ours, median", ours, " s", digits=2),
        known(f"R's ({_versions()}), median", theirs, " s", digits=2),
        Figure(f"each round: {each} s", f"1/{min(times):g} to 1/{max(times):g}"),
        Figure(
            "CPU of the early signals beside R's, medians",
            f"1/{reached:g}",
            f"≤ 1/{TIMES}",
            theirs >= TIMES * ours,
        ),
    ]


def measure(*, quick: bool = False, data: Path | None = None, rounds: int = 0) -> list[Figure]:
    if skipped := _skipped():
        return [Figure("CPU of the early signals beside R's", skipped)]
    with folder() as place:
        town = data.resolve() if data else _town(place)
        return _figures(_pairs(town, place, rounds or (1 if quick else 3)))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round")
    parser.add_argument(
        "--rounds", type=int, default=0, help="pairs of processes, in turn: three unless told"
    )
    parser.add_argument("--data", type=Path, help="a town of the detection benchmark")
    options = parser.parse_args()
    show(TITLE, measure(quick=options.quick, data=options.data, rounds=options.rounds))
