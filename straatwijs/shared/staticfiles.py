"""Static files: hashed names, compressed at set-up, and the few style sheets of a page joined into one request."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.base import ContentFile, File
from django.core.files.storage import FileSystemStorage
from django.core.files.storage import Storage as BaseStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACE = re.compile(r"\s*([{};,>])\s*")
# Lines that are a comment as a whole, empty lines, indentation: never inside a text, as our scripts have no text over several lines.
_SCRIPT_AIR = re.compile(rb"^\s*//.*\n|^\s+", re.MULTILINE)


class Storage(CompressedManifestStaticFilesStorage):
    # ES modules import each other by name; the names must be rewritten to the hashed ones.
    support_js_module_import_aggregation = True

    def _save(self, name: str, content: File) -> str:
        """Scripts go out without their comments: the noting page's whole budget is 14 KB."""
        if name.endswith(".js") and not name.endswith(".min.js"):
            content = ContentFile(_SCRIPT_AIR.sub(b"", b"".join(content.chunks())))
        return super()._save(name, content)

    def stored_name(self, name: str) -> str:
        """The hashed name, or the plain one before files are collected (tests, `check`)."""
        return self.hashed_files.get(self.hash_key(self.clean_name(name)), name)


class BundleFinder(BaseFinder):
    """`settings.BUNDLES`: name → the style sheets it joins. On a slow line each request costs more than the bytes."""

    def __init__(self, app_names: Iterable[str] | None = None) -> None:
        self.storage = FileSystemStorage(location=settings.DATA_DIR / "bundles")

    def check(self, **kwargs: object) -> list:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: object):  # noqa: FBT001, FBT002 -- Django's signature
        if path not in settings.BUNDLES:
            return []
        self._write(path)
        found = self.storage.path(path)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, BaseStorage]]:
        for path in settings.BUNDLES:
            self._write(path)
            yield path, self.storage

    def _write(self, path: str) -> None:
        sheets = [finders.find(name) for name in settings.BUNDLES[path]]
        joined = "".join(Path(str(sheet)).read_text(encoding="utf-8") for sheet in sheets)
        target = Path(self.storage.path(path))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_SPACE.sub(r"\1", _COMMENT.sub("", joined)).strip(), encoding="utf-8")
