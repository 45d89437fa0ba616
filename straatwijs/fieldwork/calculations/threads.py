"""Stories that tell of the same: the nearest ones of a story, and groups to suggest to a person.

A story becomes a row of numbers in two parts: how much of it is about each subject of the street (its words, looked up in our
own list), and its word parts, so that a word that is on no list still counts when two stories share it. A few words say little,
so each story also takes in what its own nearest stories are about: that is how words that go together *in these stories* find each
other. Groups come from joining what is nearest on average, until nothing is near enough; who is far from the rest of a group
is let go, and fewer than three are no group. The same stories give the same groups.

docs/threads.md has the figures, and where each number below comes from. Loading this costs 40 MB: whoever asks lets a process of its own do it.
"""

import math
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_matrix, identity

from straatwijs.fieldwork.calculations.subjects import subjects
from straatwijs.fieldwork.calculations.words import common, stem, words

# All chosen on the development half of the labelled stories alone.
_FOCUS = 1.5  # what a story is most about counts for more than its asides
_PARTS = 0.45  # weight of word parts beside subjects
_PART_SIZES = (4, 5, 6)
_COMMONEST = 0.1  # word parts in more than this share of the stories say nothing
_NEIGHBOURS = 8  # whose subjects a story takes in, as much as its own
_FARTHEST = 0.6  # groups further apart than this are not joined
_NEAREST_TO_THE_REST = 0.3  # and whoever is less like the rest of a group than this is let go
FEWEST = 3
TELLING = 3
_TURNS = 10  # so often the words are dealt out anew to see what chance gives; fewer times where there are many stories
_DEALT = 1500


@dataclass(frozen=True)
class Group:
    """Places of its stories in what was given, and its telling words as a hint for a name."""

    members: tuple[int, ...]
    words: tuple[str, ...]


def suggested(texts: Sequence[str]) -> list[tuple[tuple[int, ...], tuple[str, ...], float]]:
    """Members and words of each group, and how many such ones chance gives."""
    alike = Alike(texts)
    found = alike.groups()
    chances = zip(found, alike.by_chance(found), strict=True)
    return [(group.members, group.words, as_many) for group, as_many in chances]


def most_like(texts: Sequence[str], number: int, many: int) -> list[int]:
    return Alike(texts).like(number, many)


def nearest(texts: Sequence[str], members: Sequence[int], among: Sequence[int], many: int) -> list[int]:
    return Alike(texts).near(members, among, many)


class Alike:
    """How alike stories are, by their words. Takes a fraction of a second for hundreds of stories, and memory by their square."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = tuple(texts)

    @cached_property
    def _words(self) -> list[list[str]]:
        return [words(text) for text in self.texts]

    @cached_property
    def _plain(self) -> np.ndarray:
        """Likeness by the stories' own words, 0 to 1."""
        about, parts = _about(self._words), _parts(self._words)
        return _to_one(about @ about.T + _PARTS**2 * parts)

    @cached_property
    def _likeness(self) -> np.ndarray:
        """The same after each story took in its nearest ones."""
        mixed = identity(len(self.texts), np.float32, "csr") + _nearest(self._plain)
        return _to_one(mixed @ (mixed @ self._plain).T)

    def like(self, number: int, many: int = 5) -> list[int]:
        """The stories most like this one, the nearest first; none that has nothing in common with it."""
        row = self._likeness[number]
        order = sorted((other for other in range(len(row)) if other != number), key=lambda other: -row[other])
        return [other for other in order[:many] if row[other] > 0]

    def near(self, members: Sequence[int], among: Sequence[int], many: int = 5) -> list[int]:
        """Of some stories those that are most like these together, as far as they would be let into a group of them."""
        if not members:
            return []
        to_them = self._plain[:, members].mean(axis=1)
        near = [other for other in among if to_them[other] >= _NEAREST_TO_THE_REST]
        return sorted(near, key=lambda other: (-to_them[other], other))[:many]

    def groups(self) -> list[Group]:
        """The largest first."""
        return [Group(found, self.telling(found)) for found in self.together()]

    def together(self) -> list[tuple[int, ...]]:
        """The members of each group alone, the largest first."""
        if len(self.texts) < FEWEST:
            return []
        found = [members for members in map(self._close, _joined(self._likeness)) if len(members) >= FEWEST]
        return sorted(found, key=lambda members: (-len(members), members))

    def closeness(self, members: Sequence[int]) -> float:
        """How alike they are on the average, 0 to 1, by their own words."""
        number, there = len(members), list(members)
        return float((self._plain[there][:, there].sum() - number) / (number * (number - 1)))

    def shuffled(self, turn: int) -> "Alike":
        """As many stories, as long as these, of the same words dealt out anew: what they have in common is chance. Each turn deals
        in its own way, always the same, in whatever order they were told."""
        all_words = sorted(word for row in self._words for word in row)
        random.Random(turn).shuffle(all_words)  # noqa: S311 -- no secret is made with it
        deal = iter(all_words)
        return Alike([" ".join(islice(deal, length)) for length in sorted(map(len, self._words))])

    def by_chance(self, groups: Sequence[Group]) -> list[float]:
        """For each group how many as large and as close the shuffled stories give, on the average."""
        turns = max(1, min(_TURNS, _DEALT // max(1, len(self.texts)))) if groups else 0
        dealt = [
            (len(members), other.closeness(members))
            for other in map(self.shuffled, range(turns))
            for members in other.together()
        ]
        return [
            sum(
                size >= len(group.members) and close >= self.closeness(group.members) for size, close in dealt
            )
            / turns
            for group in groups
        ]

    def _close(self, members: Sequence[int]) -> tuple[int, ...]:
        """Without those that are hardly like the rest."""
        if len(members) < FEWEST:
            return ()
        among = self._plain[members][:, members]
        to_the_rest = (among.sum(axis=1) - 1) / (len(members) - 1)
        return tuple(
            member for member, near in zip(members, to_the_rest, strict=True) if near >= _NEAREST_TO_THE_REST
        )

    def telling(self, members: Sequence[int]) -> tuple[str, ...]:
        """Words that these stories share and others use less, above all words of what they are about."""
        inside = Counter(root for member in members for root in self._roots[member])
        main = {number for number, _strength in self._main(members).most_common(2)}
        found = sorted(inside, key=lambda root: (-self._tells(root, inside[root], len(members), main), root))
        return tuple(self._spelled(root, members) for root in found[:TELLING])

    @cached_property
    def _roots(self) -> list[set[str]]:
        return [{stem(word) for word in row if len(word) > 3 and word not in common()} for row in self._words]

    @cached_property
    def _everywhere(self) -> Counter[str]:
        return Counter(root for roots in self._roots for root in roots)

    def _main(self, members: Sequence[int]) -> Counter[int]:
        strength: Counter[int] = Counter()
        for member in members:
            for number in {number for word in self._words[member] for number in subjects().of(word)}:
                strength[number] += 1
        return strength

    def _tells(self, root: str, inside: int, size: int, main: set[int]) -> float:
        share, outside = inside / size, (self._everywhere[root] - inside) / max(1, len(self.texts) - size)
        belongs = any(strong == 1 and number in main for number, strong in subjects().of(root).items())
        return share * math.log((share + 0.02) / (outside + 0.02)) * (2 if belongs else 1)

    def _spelled(self, root: str, members: Sequence[int]) -> str:
        """As most of them write it."""
        written = Counter(word for member in members for word in self._words[member] if stem(word) == root)
        return min(written, key=lambda word: (-written[word], len(word), word))


def _about(rows: Sequence[Sequence[str]]) -> np.ndarray:
    """How much each story is about each subject; a subject of few stories says more."""
    found = np.zeros((len(rows), len(subjects().names)), dtype=np.float32)
    strengths = {word: subjects().of(word) for word in {word for row in rows for word in row}}
    for number, row in enumerate(rows):
        for word in row:
            for subject, strength in strengths[word].items():
                found[number, subject] += strength
    rare = np.log((1 + len(rows)) / (1 + (found > 0).sum(axis=0))) + 1
    weighed = found**_FOCUS * (rare * subjects().weights).astype(np.float32)
    return weighed / np.maximum(np.linalg.norm(weighed, axis=1, keepdims=True), 1e-9)


def _parts(rows: Sequence[Sequence[str]]) -> np.ndarray:
    """Likeness by word parts that some stories share and most don't; a rare one says more."""
    counts = [Counter(part for word in row for part in _parts_of(word)) for row in rows]
    holders = Counter(part for row in counts for part in row)
    most = max(2, math.ceil(_COMMONEST * len(rows)))
    places = {
        part: place for place, part in enumerate(part for part in holders if 2 <= holders[part] <= most)
    }
    weights = {part: math.log((1 + len(rows)) / (1 + holders[part])) + 1 for part in places}
    kept = [
        (number, places[part], (1 + math.log(times)) * weights[part])
        for number, row in enumerate(counts)
        for part, times in row.items()
        if part in places
    ]
    lines, columns, values = zip(*kept, strict=True) if kept else ((), (), ())
    found = csr_matrix(
        (np.array(values, np.float32), (lines, columns)), shape=(len(rows), max(1, len(places)))
    )
    return _to_one((found @ found.T).toarray())


def _parts_of(word: str) -> Iterator[str]:
    """Four to six letters in a row, the spaces around the word included."""
    spaced = f" {word} "
    for size in _PART_SIZES:
        yield from (spaced[begin : begin + size] for begin in range(max(1, len(spaced) - size + 1)))
        if len(spaced) <= size:
            return


def _to_one(products: np.ndarray) -> np.ndarray:
    """Products of rows as cosines; a story without a word is like none, itself included."""
    lengths = np.sqrt(np.maximum(np.diagonal(products), 1e-12))
    cosines: np.ndarray = products / lengths[:, None] / lengths[None, :]
    return cosines


def _nearest(likeness: np.ndarray) -> csr_matrix:
    """For each story the weights of its nearest ones; together one."""
    others = likeness.copy()
    np.fill_diagonal(others, -1)
    many = min(_NEIGHBOURS, len(likeness) - 1)
    order = np.argsort(-others, axis=1, kind="stable")[:, :many]
    weights = np.maximum(np.take_along_axis(others, order, axis=1), 0)
    weights /= np.maximum(weights.sum(axis=1, keepdims=True), 1e-9)
    begins = np.arange(len(likeness) + 1) * many
    return csr_matrix((weights.ravel(), order.ravel(), begins), shape=likeness.shape)


def _joined(likeness: np.ndarray) -> list[list[int]]:
    """Average linkage, until nothing is near enough."""
    apart = np.clip(1 - likeness, 0, 2)
    labels = fcluster(linkage(apart[np.triu_indices(len(apart), 1)], "average"), _FARTHEST, "distance")
    groups: dict[int, list[int]] = {}
    for number, label in enumerate(labels):
        groups.setdefault(int(label), []).append(number)
    return list(groups.values())
