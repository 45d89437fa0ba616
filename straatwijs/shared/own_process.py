"""A calculation in a process of its own: what it loads goes when it ends, so no web worker keeps it (docs/budgets.md).

python -m straatwijs.shared.own_process MODULE FUNCTION < arguments > answer
"""

import json
import subprocess
import sys
from importlib import import_module
from typing import Any

# A calculation that takes longer never comes: who asked has gone.
_SECONDS = 60


class CalculationError(Exception):
    """It went wrong there, or took too long."""


def in_own_process(module: str, function: str, *arguments: object) -> Any:
    """What this function of a module answers, both as JSON has it; starting takes some tenths of a second.

    The module is not loaded here, and gets nothing of our environment, so no secrets. Raises CalculationError.
    """
    command = [sys.executable, "-I", "-m", __name__, module, function]
    given = json.dumps(arguments).encode()
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, env={}, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise CalculationError(f"{function} took too long.") from error
    if done.returncode:
        raise CalculationError(done.stderr.decode(errors="replace"))
    return json.loads(done.stdout)


def main() -> None:
    module, function = sys.argv[1:]
    json.dump(getattr(import_module(module), function)(*json.load(sys.stdin)), sys.stdout)


if __name__ == "__main__":
    main()
