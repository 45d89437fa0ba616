"""The docs can be falsified: what they must name is named, every path and link in them leads somewhere."""

import re
from pathlib import Path

import jsonschema
import pytest
import yaml
from django.core.management import get_commands

from straatwijs.config.env import PREFIX, SETTINGS
from straatwijs.instruments.queries import instruments
from straatwijs.version import VERSION
from tests.house.code import PRODUCT, ROOT, files, name
from tests.house.tables import CONFIGURATION, between_marks, configuration_table

PAGES = [*ROOT.glob("*.md"), *files(".md", under=ROOT / "docs")]
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_PATH = re.compile(r"^[\w.-]+(/[\w.-]+)+/?$|^[\w-]+\.(md|toml|yml|lock)$")
_FENCE = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_configuration_names_every_setting():
    assert between_marks(_text(CONFIGURATION)) == configuration_table(), "run `make docs`"


def test_configuration_names_no_setting_that_is_gone():
    known = {f"{PREFIX}{setting.name}" for setting in SETTINGS}
    named = set(
        re.findall(rf"\b{PREFIX}[A-Z0-9_]+", "\n".join(page.read_text(encoding="utf-8") for page in PAGES))
    )
    assert {variable.removesuffix("_FILE") for variable in named} - known == set()


def test_commands_page_names_every_command():
    ours = {command for command, app in get_commands().items() if str(app).startswith("straatwijs.")}
    named = set(re.findall(r"^## `([\w-]+)", _text("docs/commands.md"), re.MULTILINE))
    assert named == ours


def test_instruments_page_names_every_instrument():
    named = set(re.findall(r"^## `?(\w+)`?$", _text("docs/instruments.md"), re.MULTILINE))
    assert named == set(instruments())


def _is_there(path: str) -> bool:
    """Paths are written from the root, or from the package where everybody knows which one is meant."""
    return any((base / path).exists() for base in (ROOT, PRODUCT, ROOT / "docs"))


def dead_paths(text: str) -> list[str]:
    """Paths between backticks that lead nowhere. A path begins with a folder of ours, or is one file."""
    tops = {folder.name for base in (ROOT, PRODUCT) for folder in base.iterdir() if folder.is_dir()}
    written = [path for path in _CODE.findall(_FENCE.sub("", text)) if _PATH.match(path)]
    ours = [path for path in written if "/" not in path or path.partition("/")[0] in tops]
    return [path for path in ours if not _is_there(path)]


def test_dead_path_is_found():
    text = "`straatwijs/places/models.py` `places/ghosts.py` `config/env.py` `and/or` `ghost.md` `README.md`"
    assert dead_paths(text) == ["places/ghosts.py", "ghost.md"]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_path_in_the_docs_is_there(page):
    assert dead_paths(page.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_in_the_docs_leads_somewhere(page):
    links = [link for link in _LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]
    targets = [link.partition("#")[0] for link in links if not link.startswith(("#", "mailto:"))]
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_page_can_be_reached_from_the_readme():
    seen: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop().resolve()
        if page in seen or not page.exists():
            continue
        seen.add(page)
        if page.suffix == ".md":
            links = _LINK.findall(page.read_text(encoding="utf-8"))
            waiting += [page.parent / link.partition("#")[0] for link in links if "://" not in link]
    assert [name(page) for page in PAGES if page.resolve() not in seen] == []


def test_decisions_have_their_three_parts():
    for page in (ROOT / "docs/adr").glob("[0-9]*.md"):
        heads = re.findall(r"^## (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert heads == ["Context", "Decision", "Consequences"], name(page)


def test_list_of_what_we_move_towards_is_short():
    assert len(re.findall(r"^[-*] ", _text("docs/moving.md"), re.MULTILINE)) <= 5


def test_version_is_the_same_everywhere():
    assert yaml.safe_load(_text("publiccode.yml"))["softwareVersion"] == VERSION


def test_publiccode_has_what_the_standard_requires():
    schema = yaml.safe_load(_text("tests/house/publiccode.schema.yml"))
    jsonschema.validate(yaml.safe_load(_text("publiccode.yml")), schema)
