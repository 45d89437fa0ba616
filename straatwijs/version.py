"""The one version number, read from the changelog so that the two cannot differ."""

import re
from pathlib import Path

_CHANGELOG = Path(__file__).parent.parent / "CHANGELOG.md"


def _newest(changelog: Path) -> str:
    match = re.search(r"^## (\d+\.\d+\.\d+)", changelog.read_text(encoding="utf-8"), re.MULTILINE)
    if match is None:
        raise RuntimeError("CHANGELOG.md names no version: start its newest entry with '## 1.2.3'.")
    return match[1]


VERSION = _newest(_CHANGELOG) if _CHANGELOG.exists() else "0.0.0"
