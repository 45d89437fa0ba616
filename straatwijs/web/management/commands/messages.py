"""The Dutch catalogue: collects what code and templates say in English and keeps the translations beside it.

The file is sorted and names no dates or line numbers, so that it changes only when a text does.
"""

import io
import re
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel.messages import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation.template import templatize

CATALOGUE = settings.PACKAGE_DIR / "locale/nl/LC_MESSAGES/django.po"
HEADER = """\
# Dutch texts of Straatwijs. `make messages` brings this file in step with the code.
msgid ""
msgstr ""
"Language: nl\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
_PLAIN, _PLURAL, _CONTEXT, _CONTEXT_PLURAL = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": _PLAIN,
    **{f"gettext{kind}": _PLAIN for kind in ("", "_lazy", "_noop")},
    **{f"ngettext{kind}": _PLURAL for kind in ("", "_lazy")},
    **{f"pgettext{kind}": _CONTEXT for kind in ("", "_lazy")},
    **{f"npgettext{kind}": _CONTEXT_PLURAL for kind in ("", "_lazy")},
}
_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{\w*\}|%[sd]")

Key = tuple[str, str]  # context or "", msgid (of a plural: the singular)


def sources() -> Iterator[Path]:
    """All files whose texts appear on screen or paper, in a fixed order."""
    package = settings.PACKAGE_DIR
    code = (path for path in package.rglob("*.py") if "migrations" not in path.parts)
    templates = (
        path for path in package.glob("*/templates/**/*") if path.suffix in {".html", ".txt", ".xml"}
    )
    return iter(sorted([*code, *templates]))


def _as_code(path: Path) -> bytes:
    """A template becomes lines of gettext calls, which the reader of Python understands too."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = re.sub(r"^[ \t]+", "", templatize(text, origin=str(path)), flags=re.MULTILINE)
    return text.encode()


def collect() -> Catalog:
    """What the code says, with the files that say it; no translations yet."""
    catalogue = Catalog(locale="nl", charset="utf-8")
    for path in sources():
        place = path.relative_to(settings.BASE_DIR).as_posix()
        options = {"encoding": "utf-8"}
        for _line, text, _comments, context in extract(
            "python", io.BytesIO(_as_code(path)), KEYWORDS, options=options
        ):
            if text and text != ("", ""):
                catalogue.add(text, context=context, locations=[(place, 0)])
    return catalogue


def read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale="nl", charset="utf-8")


def key(message: Message) -> Key:
    singular = message.id if isinstance(message.id, str) else message.id[0]
    return (message.context or "", singular)


def texts(catalogue: Catalog) -> dict[Key, Message]:
    return {key(message): message for message in catalogue if message.id}


def is_translated(message: Message) -> bool:
    filled = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return all(filled) and not message.fuzzy


def _shape(message: Message) -> type:
    return tuple if message.pluralizable else str


def _placeholders(text: Any) -> list[set[str]]:
    return [
        set(_PLACEHOLDER.findall(part)) for part in (text if isinstance(text, (tuple, list)) else (text,))
    ]


def problems(catalogue: Catalog) -> list[str]:
    """What is missing or wrong, one sentence each."""
    found = []
    for (_context, text), message in sorted(texts(catalogue).items()):
        if message.fuzzy:
            found.append(f"uncertain translation: {text!r}")
        elif not is_translated(message):
            found.append(f"no Dutch: {text!r}")
        # A singular may leave the number out ("one visit").
        elif _placeholders(message.string)[-1] != _placeholders(message.id)[-1]:
            found.append(f"other placeholders than the English: {text!r}")
    return found


def adopt(catalogue: Catalog, given: Catalog) -> list[str]:
    """Takes over translations that are still missing; returns what did not fit, one sentence each."""
    remarks = []
    wanted = texts(catalogue)
    for name, message in texts(given).items():
        mine = wanted.get(name)
        if not is_translated(message):
            continue
        if mine is None or _shape(mine) is not _shape(message):
            remarks.append(f"not in the code: {name[1]!r}")
        elif not is_translated(mine):
            mine.string = message.string
        elif mine.string != message.string:
            remarks.append(f"{name[1]!r} is {mine.string!r} already; not taken: {message.string!r}")
    return remarks


def as_text(catalogue: Catalog) -> str:
    out = io.BytesIO()
    write_po(out, catalogue, width=110, sort_output=True, omit_header=True, include_lineno=False)
    return HEADER + out.getvalue().decode().strip() + "\n"


class Command(BaseCommand):
    help = "Brings the Dutch catalogue in step with the texts in code and templates."
    requires_system_checks: list[str] = []  # it must run while a text still breaks something

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when a text lacks its Dutch"
        )
        parser.add_argument(
            "--merge", nargs="+", type=Path, default=[], metavar="FILE", help="take translations from"
        )

    def handle(self, *, check: bool, merge: Iterable[Path], **_options: Any) -> None:
        catalogue = collect()
        remarks = [*(adopt(catalogue, read(CATALOGUE)) if CATALOGUE.exists() else [])]
        for path in merge:
            remarks += [f"{path.name}: {remark}" for remark in adopt(catalogue, read(path))]
        wanting = problems(catalogue)
        for remark in remarks + wanting:
            self.stdout.write(remark)
        if check:
            self._check(catalogue, wanting)
            return
        CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
        CATALOGUE.write_text(as_text(catalogue), encoding="utf-8")
        self.stdout.write(f"{len(texts(catalogue))} texts, {len(wanting)} still without good Dutch.")

    def _check(self, catalogue: Catalog, wanting: list[str]) -> None:
        if wanting:
            raise CommandError(f"{len(wanting)} texts lack good Dutch. Add it to {CATALOGUE.name}.")
        if not CATALOGUE.exists() or CATALOGUE.read_text(encoding="utf-8") != as_text(catalogue):
            raise CommandError("The catalogue is not in step with the code: run `make messages`.")
