"""The parts of deduce that street talk needs: its name lists and its recognisers of dates, ages and phone numbers.

As it comes, `Deduce()` builds tries of all Dutch streets and health institutions: 1.1 GB per process and many seconds.
None of that is built here. Importing deduce also sets the root logger to DEBUG on stdout; that must not happen in a server
where no log may hold words, so the import is fenced.
"""

import json
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from straatwijs.observations.deidentification.spans import Span

_DATES = ("date_dmy_1", "date_dmy_2", "date_ymd_1", "date_ymd_2")


@contextmanager
def _quiet() -> Iterator[None]:
    """basicConfig does nothing when the root logger has a handler; the warning filters are put back."""
    fence = logging.NullHandler()
    root = logging.getLogger()
    root.addHandler(fence)
    try:
        with warnings.catch_warnings():
            yield
    finally:
        root.removeHandler(fence)


class Library:
    """Reads deduce's installed data; its annotators keep nothing of a text."""

    def __init__(self) -> None:
        with _quiet():
            import deduce.annotator  # noqa: PLC0415 - half a second that only the loader may spend
            import deduce.lookup_structs  # noqa: PLC0415 - the same
            import docdeid  # noqa: PLC0415 - the same
        self._document = docdeid.Document
        self._itemset = deduce.lookup_structs.load_raw_itemset
        self._folder = Path(deduce.__file__).parent
        config = json.loads((self._folder / "base_config.json").read_text(encoding="utf-8"))["annotators"]
        regexp, aged, phone = (
            docdeid.process.RegexpAnnotator,
            deduce.annotator.RegexpPseudoAnnotator,
            deduce.annotator.PhoneNumberAnnotator,
        )
        self._dates = [_annotator(regexp, config[name]) for name in _DATES]
        self._ages = [_annotator(aged, config["age"])]
        self._phones = [_annotator(phone, config["phone"])]

    def items(self, name: str) -> set[str]:
        """One of deduce's lists by its folder ("names/lst_surname"), exceptions left out."""
        found: set[str] = self._itemset(self._folder / "data" / "lookup" / "src" / name)
        return found

    def plain_items(self, name: str) -> Iterator[str]:
        """The same without deduce's spelling variants, which would multiply streets and places."""
        with (self._folder / "data" / "lookup" / "src" / name / "items.txt").open(encoding="utf-8") as lines:
            yield from (line.strip() for line in lines)

    def dates(self, text: str) -> list[Span]:
        return self._spans(self._dates, text, "date")

    def ages(self, text: str) -> list[Span]:
        return self._spans(self._ages, text, "age")

    def phones(self, text: str) -> list[Span]:
        return self._spans(self._phones, text, "phone")

    def _spans(self, annotators: list[Any], text: str, kind: str) -> list[Span]:
        document = self._document(text)
        found = [mark for annotator in annotators for mark in annotator.annotate(document)]
        return [Span(mark.start_char, mark.end_char, kind) for mark in found]


def _annotator(kind: Any, config: dict[str, Any]) -> Any:
    # Without the words that must be near: they save time on long files only, and need a tokenizer.
    return kind(**{key: value for key, value in config["args"].items() if key != "pre_match_words"})
