"""Templates: all of them used, nothing loaded for nothing, and nothing that the security policy forbids."""

import re
from pathlib import Path

import allauth
import pytest
from django.template import engines
from django.template.base import Lexer, TokenType
from django.template.library import import_library

from tests.house.code import PRODUCT, files, name

ENGINE = engines["django"].engine
# Django and allauth look these up by name; nothing of ours mentions them.
_BY_CONVENTION = re.compile(r"^(\d{3}|403_csrf)\.html$")
_FORBIDDEN = {
    "inline script": re.compile(r"<script(?![^>]*\b(src=|type=\"application/json\"))", re.I),
    "inline style": re.compile(r"<style\b|\sstyle\s*=\s*[\"']", re.I),
    "inline event": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.I),
    "script address": re.compile(r"[\"']javascript:", re.I),
    "another site": re.compile(r"<(script|link|img|iframe)\b[^>]*(src|href)=[\"'](https?:)?//", re.I),
}


def _templates() -> dict[str, Path]:
    """Template name -> file, of our own apps."""
    folders = [folder for folder in PRODUCT.glob("*/templates") if folder.is_dir()]
    return {
        path.relative_to(folder).as_posix(): path
        for folder in folders
        for path in files(".html", ".txt", ".xml", ".js", ".webmanifest", under=folder)
    }


def _sources() -> str:
    paths = [*files(".py", under=PRODUCT), *_templates().values()]
    return "\n".join(path.read_text(encoding="utf-8") for path in paths)


def _replaces_a_library_template(template: str) -> bool:
    return (Path(allauth.__file__).parent / "templates" / template).exists()


def test_every_template_is_used():
    text = _sources()
    unused = [
        template
        for template in _templates()
        if f'"{template}"' not in text
        and f"'{template}'" not in text
        and not _BY_CONVENTION.match(template)
        and not _replaces_a_library_template(template)
    ]
    assert unused == []


def test_every_template_can_be_read():
    broken = {}
    for template in _templates():
        try:
            ENGINE.get_template(template)
        except Exception as error:  # noqa: BLE001 - any reason is worth telling
            broken[template] = str(error)
    assert broken == {}


def _words_of(library: str) -> set[str]:
    loaded = import_library(ENGINE.libraries[library])
    return {*loaded.tags, *loaded.filters}


def needless_loads(text: str) -> list[str]:
    """Libraries that a template loads without using a tag or filter of theirs."""
    tokens = _tokens(text)
    loads = [token for token in tokens if token.startswith("load ")]
    rest = " ".join(token for token in tokens if not token.startswith("load "))
    words = set(re.findall(r"\w+", rest))
    libraries = [library for load in loads if " from " not in load for library in load.split()[1:]]
    return [library for library in libraries if not _words_of(library) & words]


def _tokens(text: str) -> list[str]:
    kinds = {TokenType.BLOCK, TokenType.VAR}
    return [token.contents for token in Lexer(text).tokenize() if token.token_type in kinds]


def test_needless_load_is_found():
    assert needless_loads("{% load i18n static %}{% translate 'x' %}") == ["static"]


def test_nothing_is_loaded_for_nothing():
    needless = {
        name(path): loads
        for path in _templates().values()
        if (loads := needless_loads(path.read_text(encoding="utf-8")))
    }
    assert needless == {}


def forbidden_parts(text: str) -> list[str]:
    return [what for what, pattern in _FORBIDDEN.items() if pattern.search(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('<script src="/static/a.js" type="module"></script>', []),
        ('<script id="data" type="application/json">{}</script>', []),
        ("<script>alert(1)</script>", ["inline script"]),
        ('<p style="color: red">', ["inline style"]),
        ('<button onclick="go()">', ["inline event"]),
        ('<a href="javascript:go()">', ["script address"]),
        ('<img src="https://elsewhere.example/a.png">', ["another site"]),
        ('<rect fill="none" width="3" font-style="italic"/>', []),
    ],
)
def test_what_the_security_policy_forbids_is_found(text, found):
    assert forbidden_parts(text) == found


def test_pages_hold_nothing_that_the_security_policy_forbids():
    paths = [*_templates().values(), *files(".py", ".js", ".html", ".svg", under=PRODUCT)]
    found = {
        name(path): parts for path in paths if (parts := forbidden_parts(path.read_text(encoding="utf-8")))
    }
    assert found == {}
