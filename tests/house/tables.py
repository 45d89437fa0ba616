"""Tables in docs/ that are made from the code. `make docs` writes them; tests hold the pages against them."""

import os
import re
from collections.abc import Callable

from django.apps import apps

from straatwijs.config.env import PREFIX, SETTINGS
from tests.house.code import ROOT

BEGIN, END = "<!-- made by make docs -->", "<!-- end -->"
CONFIGURATION = "docs/configuration.md"
RETENTION = "docs/policy/retention.md"
_BETWEEN = re.compile(rf"(?<={re.escape(BEGIN)}\n).*?(?=\n{re.escape(END)})", re.DOTALL)


def between_marks(page: str) -> str:
    """The part of a page that is made from the code."""
    match = _BETWEEN.search(page)
    return match[0] if match else ""


def _rows(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def configuration_table() -> str:
    kinds = {str: "text", int: "number", bool: "yes or no", list: "list"}
    rows = [
        (
            f"`{PREFIX}{setting.name}`",
            kinds.get(setting.kind, "folder"),
            f"`{setting.default}`" if setting.default else "empty",
            "yes" if setting.required_in_production else "",
            setting.meaning,
        )
        for setting in SETTINGS
    ]
    return _rows(("setting", "kind", "without it", "needed on a real server", "meaning"), rows)


def retention_table() -> str:
    rows = []
    for model in apps.get_models():
        privacy = model.__dict__.get("Privacy")
        for kind, meaning in (("personal", "names a person"), ("indirect", "could lead to a person")):
            rows += [
                (f"`{model._meta.label}`", f"`{field}`", meaning, keep.value)
                for field, keep in getattr(privacy, kind, {}).items()
            ]
    return _rows(("what", "field", "what it tells", "how long it is kept"), rows)


TABLES: dict[str, Callable[[], str]] = {CONFIGURATION: configuration_table, RETENTION: retention_table}


def write(page: str, table: str) -> None:
    path = ROOT / page
    before, rest = path.read_text(encoding="utf-8").split(f"{BEGIN}\n")
    path.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", encoding="utf-8")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "straatwijs.config.settings")
    django.setup()
    for page, table in TABLES.items():
        write(page, table())
        print(page)
