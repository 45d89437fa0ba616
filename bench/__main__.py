"""`make bench`: every budget of docs/budgets.md with what was reached; `--quick` for fewer rounds, names for some parts."""

import argparse
import importlib
import sys
import time
import traceback

from bench.figures import Figure, show

PARTS = (
    "noting_page",
    "taps",
    "contribution",
    "street_page",
    "memory",
    "deidentification",
    "first_page",
    "early_signals_r",
    "threads",
    "proof",
    "proof_reports",
    "linking",
)


def _measured(part: str, *, quick: bool) -> list[Figure] | None:
    """None when it could not be measured; the others go on."""
    begun = time.monotonic()
    try:
        module = importlib.import_module(f"bench.{part}")
        figures: list[Figure] = module.measure(quick=quick)
    except Exception:  # noqa: BLE001 - whatever it is, the other figures are still wanted
        traceback.print_exc()
        print(f"bench.{part} could not be measured.")
        return None
    show(module.TITLE, figures)
    print(f"  ({time.monotonic() - begun:.0f} s of measuring: python -m bench.{part})", flush=True)
    return figures


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    chosen = options.parts or PARTS
    results = {part: _measured(part, quick=options.quick) for part in chosen}
    promised = [figure for figures in results.values() for figure in figures or () if figure.good is not None]
    show("All budgets", promised)
    missed = sum(not figure.good for figure in promised)
    print(f"\n{len(promised) - missed} of {len(promised)} budgets reached. What they mean: docs/budgets.md")
    return 1 if None in results.values() else 0


if __name__ == "__main__":
    sys.exit(main())
