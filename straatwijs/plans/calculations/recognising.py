"""What a sentence is about, by the parts of words in it. It proposes; people choose."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class WordList:
    """Per subject its expressions: parts that must all occur. `_` stands for the edge of a word, `!` for "not".

    "hard _rij" fits "te hard rijden", not "hard begrijpen".
    """

    expressions: Mapping[str, tuple[str, ...]]

    def subjects_in(self, text: str) -> tuple[str, ...]:
        """In the order of the list."""
        plain = _plain(text)
        return tuple(
            subject for subject, found in self._compiled.items() if any(each.fits(plain) for each in found)
        )

    @cached_property
    def _compiled(self) -> dict[str, list["_Expression"]]:
        return {
            subject: [_Expression.of(written) for written in expressions]
            for subject, expressions in self.expressions.items()
        }


@dataclass(frozen=True)
class _Expression:
    wanted: tuple[str, ...]
    unwanted: tuple[str, ...]

    @classmethod
    def of(cls, written: str) -> "_Expression":
        parts = written.split()
        return cls(
            tuple(_edges(part) for part in parts if not part.startswith("!")),
            tuple(_edges(part[1:]) for part in parts if part.startswith("!")),
        )

    def fits(self, plain: str) -> bool:
        return all(part in plain for part in self.wanted) and not any(part in plain for part in self.unwanted)


def _edges(part: str) -> str:
    return part.replace("_", " ")


def _plain(text: str) -> str:
    """Small letters without accents, words between single spaces, one at each end."""
    letters = unicodedata.normalize("NFKD", text.lower())
    letters = "".join(sign for sign in letters if not unicodedata.combining(sign))
    return f" {' '.join(re.findall(r'[a-z0-9]+', letters))} "


def word_list(raw: Mapping[str, Iterable[str]]) -> WordList:
    return WordList({subject: tuple(expressions) for subject, expressions in raw.items()})
