"""The words of one text while names are looked for."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from straatwijs.observations.deidentification.hints import ARTICLES, INTERFIXES, NATIONAL
from straatwijs.observations.deidentification.names.status import Names, Status
from straatwijs.observations.deidentification.public import HARD
from straatwijs.observations.deidentification.tokens import Word

CERTAIN, UNCERTAIN = True, False
# Words of running Dutch that with a capital inside a sentence are a person all the same.
_CAPITAL_NAMES = frozenset({"wil", "ben"})


@dataclass
class Scene:
    text: str
    words: list[Word]
    names: Names
    # Index of a word that is (part of) a name -> whether that is certain.
    marks: dict[int, bool] = field(default_factory=dict)

    def mark(self, index: int, certain: bool) -> None:  # noqa: FBT001 - reads as mark(index, CERTAIN)
        self.marks[index] = certain or self.marks.get(index, False)

    def mark_all(self, first: int, last: int, certain: bool) -> None:  # noqa: FBT001 - the same
        for index in range(first, last + 1):
            self.mark(index, certain)

    @cached_property
    def shouting(self) -> bool:
        """Written in capitals throughout."""
        return sum(word.shouted for word in self.words) * 2 > len(self.words)

    @cached_property
    def dutch(self) -> bool:
        """Whether enough words are known; in another language every first word would look foreign."""
        return sum(self.names.known(word.fold) for word in self.words) * 5 >= len(self.words)

    def word(self, index: int) -> Word | None:
        return self.words[index] if 0 <= index < len(self.words) else None

    def fold(self, index: int) -> str:
        word = self.word(index)
        return word.fold if word else ""

    def previous(self, index: int) -> str:
        """The word before, folded; empty when there is none or when the sentence ended between."""
        if index <= 0 or any(sign in self.words[index].before for sign in ".!?\n"):
            return ""
        return self.words[index - 1].fold

    def follows(self, index: int, gaps: str = "") -> bool:
        """Whether the word stands right behind the one before it, with at most one of these signs between."""
        word = self.word(index)
        return word is not None and index > 0 and word.before.strip() in {"", *gaps}

    def all_follow(self, first: int, last: int) -> bool:
        """Whether these words stand in one row, with points, dashes or apostrophes between at most."""
        return all(self.follows(index, ".-'") for index in range(first, last + 1))

    def after(self, index: int) -> str:
        """The text behind a word, as far as a hint can stand."""
        end = self.words[index].end
        return self.text[end : end + 40]

    def past_interfixes(self, index: int) -> int:
        """The index behind a run of "van der" and the like that starts here."""
        last = index + 4
        while (
            index < last
            and (word := self.word(index))
            and word.fold in INTERFIXES
            and self.follows(index, ".-'")
        ):
            index += 1
        return index

    def open(self, index: int) -> bool:
        """A word that may still turn out to be a name."""
        word = self.word(index)
        return word is not None and word.public != HARD and word.fold not in NATIONAL

    def counted(self, index: int) -> bool:
        """ "12 jan" is a date."""
        start = self.words[index].start
        return self.text[max(0, start - 3) : start].rstrip()[-1:].isdigit()

    def capital_tells(self, index: int) -> bool:
        """A capital inside a sentence makes a name of a word, unless an article stands before it or it always has one."""
        word = self.words[index]
        plain = word.public == 0 and not self.names.proper(word.fold) and not self.counted(index)
        plain = plain and (word.fold in _CAPITAL_NAMES or not self.names.never(word.fold))
        return word.capital and plain and self.previous(index) not in ARTICLES

    def could_name(self, index: int) -> bool:
        """Titled, and either unknown as a word or known as a name too."""
        word = self.words[index]
        if not self.open(index) or not (word.titled or (word.shouted and self.names.listed(word.fold))):
            return False
        return self.names.listed(word.fold) or not self.names.known(word.fold)

    def could_name_lower(self, index: int) -> bool:
        """In small letters, and a name that a hint makes believable."""
        word = self.words[index]
        text = word.fold
        if not self.open(index) or self.names.never(text) or len(text) < 2:
            return False
        first = self.names.first(text)
        if first and (len(text) > 2 or first is Status.STRONG):
            return True
        return self.names.lone_surname(text) or (bool(word.owner) and self.names.lower(word.owner))

    def first_name_in_small(self, index: int) -> bool:
        return self.could_name_lower(index) and bool(self.names.first(self.words[index].fold))

    def __iter__(self) -> Iterator[tuple[int, Word]]:
        return iter(enumerate(self.words))
