"""Each budget can be measured: by itself, and together with the others."""

import importlib
import inspect
import re
import subprocess
import sys

import pytest

from bench.__main__ import PARTS
from tests.house.code import ROOT

BUDGETS = (ROOT / "docs/budgets.md").read_text(encoding="utf-8")
# Named for who wants to know more; they take too long for every time.
_APART = {"early_signals", "early_signals_country"}

pytestmark = pytest.mark.any_database


def test_every_part_is_in_the_budgets_and_every_budget_has_its_part():
    assert set(re.findall(r"`bench\.(\w+)`", BUDGETS)) - _APART == set(PARTS)


@pytest.mark.parametrize("part", PARTS)
def test_part_can_be_measured_among_the_others(part):
    module = importlib.import_module(f"bench.{part}")
    assert module.TITLE
    inspect.signature(module.measure).bind(quick=True)
    assert re.search(r'^if __name__ == "__main__":', inspect.getsource(module), re.MULTILINE)


def test_part_starts_by_itself():
    """All of them begin in the same way."""
    answer = subprocess.run(
        [sys.executable, "-m", "bench.memory", "--help"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, "--quick" in answer.stdout) == (0, True), answer.stderr
