"""The subjects of the street that a word belongs to or hints at, from `data/street_words.txt`."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from straatwijs.fieldwork.calculations.words import DATA, stem, words

# What a word counts for that only hints at a subject; one that belongs to it counts for one.
HINT = 0.5
# What a subject counts for that goes along with many others, such as fear or children.
_ALONG = 0.7
Strength = dict[int, float]  # how strongly, by the number of a subject


def _places() -> defaultdict[str, list[tuple[int, float]]]:
    return defaultdict(list)


@dataclass
class Subjects:
    """Words by how they are written in the file: as they are, or with a star before, behind or on both sides."""

    names: list[str] = field(default_factory=list)
    weights: list[float] = field(default_factory=list)
    stems: defaultdict[str, list[tuple[int, float]]] = field(default_factory=_places)
    begins: defaultdict[str, list[tuple[int, float]]] = field(default_factory=_places)
    ends: defaultdict[str, list[tuple[int, float]]] = field(default_factory=_places)
    holds: defaultdict[str, list[tuple[int, float]]] = field(default_factory=_places)

    def add(self, name: str, belongs: str, hints: str) -> None:
        self.names.append(name.removeprefix("~"))
        self.weights.append(_ALONG if name.startswith("~") else 1.0)
        for written, strength in ((belongs, 1.0), (hints, HINT)):
            for word in written.split():
                self._add(word, (len(self.names) - 1, strength))

    def _add(self, word: str, found: tuple[int, float]) -> None:
        plain = "".join(words(word))
        before, behind = word.startswith("*"), word.endswith("*")
        if before and behind:
            self.holds[plain].append(found)
        elif before:
            self.ends[plain].append(found)
        elif behind:
            self.begins[plain].append(found)
        else:
            self.stems[stem(plain)].append(found)

    def _found(self, word: str) -> Iterator[tuple[int, float]]:
        yield from self.stems.get(stem(word), ())
        for cut in range(1, len(word) + 1):
            yield from self.begins.get(word[:cut], ())
            yield from self.ends.get(word[-cut:], ())
        for part, found in self.holds.items():
            if part in word:
                yield from found

    def of(self, word: str) -> Strength:
        strength: Strength = {}
        for number, strong in self._found(word):
            strength[number] = max(strong, strength.get(number, 0))
        return strength


@cache
def subjects() -> Subjects:
    found = Subjects()
    for line in (DATA / "street_words.txt").read_text("utf-8").splitlines():
        name, colon, rest = line.partition(":")
        if colon and not line.startswith("#"):
            belongs, _bar, hints = rest.partition("|")
            found.add(name, belongs, hints)
    return found
