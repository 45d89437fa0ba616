"""A figure beside its budget, and the small table they are printed in."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`good` is None where nothing was promised."""

    what: str
    reached: str
    budget: str = ""
    good: bool | None = None


def at_most(what: str, value: float, most: float, unit: str, *, digits: int = 1) -> Figure:
    return Figure(what, f"{value:.{digits}f}{unit}", f"≤ {most:g}{unit}", value <= most)


def known(what: str, value: float, unit: str, *, digits: int = 1) -> Figure:
    """A figure without a promise."""
    return Figure(what, f"{value:.{digits}f}{unit}")


_WORDS = {True: "reached", False: "MISSED", None: ""}


def show(title: str, figures: Sequence[Figure]) -> None:
    print(f"\n{title}")
    widths = [
        max(len(row) for row in column)
        for column in zip(*((f.what, f.reached, f.budget) for f in figures), strict=True)
    ]
    for figure in figures:
        cells = (
            figure.what.ljust(widths[0]),
            figure.reached.rjust(widths[1]),
            figure.budget.ljust(widths[2]),
            _WORDS[figure.good],
        )
        print(f"  {'  '.join(cells)}".rstrip(), flush=True)


def alone(measure: Callable[..., Sequence[Figure]], *, title: str, about: str | None) -> None:
    """`python -m bench.<part>`: one part by itself."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--quick", action="store_true", help="fewer rounds, where there are rounds")
    show(title, measure(quick=parser.parse_args().quick))
