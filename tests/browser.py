"""The browser of the tests: Chromium from the PATH, else Playwright's own download, else Debian's package.

`python -m tests.browser` sees to it that there is one; `find()` is for Playwright's `executable_path`.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

# Playwright's own Node needs a system library that a bare machine lacks; the one on the PATH does as well.
if node := shutil.which("node"):
    os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", node)

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def _starts(program: str | Path | None) -> bool:
    """Whether it is there and runs: a download may lack libraries of the machine."""
    if not program or not Path(program).exists():
        return False
    answer = subprocess.run([program, "--version"], capture_output=True, timeout=60, check=False)
    return answer.returncode == 0


def _on_path() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _downloaded() -> str:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - heavy, and only needed without a Chromium

    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def find() -> str | None:
    """The path of a browser that starts, or None."""
    program = _on_path()
    if _starts(program):
        return program
    program = _downloaded()
    return program if _starts(program) else None


def _download() -> None:
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, check=False)


def _install_package() -> None:
    if os.geteuid() == 0 and shutil.which("apt-get"):
        for command in (["update"], ["install", "-y", "chromium"]):
            subprocess.run(["apt-get", "-qq", *command], stdout=subprocess.DEVNULL, check=False)


def main() -> int:
    ways: tuple[tuple[str, Callable[[], None]], ...] = (
        ("No Chromium on this machine: download Playwright's own", _download),
        ("Not to be had, or it does not start here: install Debian's package", _install_package),
    )
    for message, provide in ways:
        if find():
            break
        print(message, flush=True)
        provide()
    program = find()
    print(f"Browser: {program}" if program else "No browser. On Debian and Ubuntu: apt install chromium")
    return 0 if program else 1


if __name__ == "__main__":
    sys.exit(main())
