"""What works, wishes and goals are about, from the words in which they are written down."""

import tomllib
from functools import cache
from pathlib import Path

from straatwijs.plans.calculations.recognising import WordList, word_list
from straatwijs.plans.calculations.vocabulary import Theme, WorkKind

_WORDS = Path(__file__).parent / "data" / "words_nl.toml"


def themes_in(words: str) -> tuple[Theme, ...]:
    return tuple(Theme(subject) for subject in _lists()["themes"].subjects_in(words))


def kinds_in(words: str) -> frozenset[WorkKind]:
    return frozenset(WorkKind(subject) for subject in _lists()["works"].subjects_in(words))


@cache
def _lists() -> dict[str, WordList]:
    found = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    return {name: word_list(subjects) for name, subjects in found.items()}
