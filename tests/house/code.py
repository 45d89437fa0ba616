"""The repository as text: which files are ours, and what stands in them."""

import os
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
PRODUCT = ROOT / "straatwijs"
_NOT_OURS = {".git", ".venv", "node_modules", "__pycache__", "migrations", "build", "var"}


def files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Our files with one of the suffixes, in a fixed order."""
    found = []
    for folder, folders, names in os.walk(under):
        folders[:] = [inside for inside in folders if inside not in _NOT_OURS]
        found += [Path(folder, file) for file in names if Path(file).suffix in suffixes]
    return iter(sorted(found))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_matching(pattern: str, *suffixes: str, under: Path = ROOT, flags: int = 0) -> list[str]:
    """`file:line: text` of each line that the pattern finds."""
    return [
        f"{name(path)}:{number}: {line.strip()}"
        for path in files(*suffixes, under=under)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(pattern, line, flags)
    ]


def layers() -> list[list[str]]:
    """The apps as in the import contract, latest stage first; apps in one row may not know each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]
    contracts = settings["importlinter"]["contracts"]
    rows = next(contract for contract in contracts if contract.get("containers") == ["straatwijs"])["layers"]
    return [[app.strip(" ()") for app in row.split("|")] for row in rows]
