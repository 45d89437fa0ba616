"""The labelled stories, and how well groups and likenesses agree with their labels."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import AgglomerativeClustering, KMeans
from sklearn.feature_extraction.text import TfidfVectorizer

from straatwijs.fieldwork.calculations.threads import Alike, Group

_FOLDER = Path(__file__).parent / "stories"
# The method was tuned on the first alone. The third holds lines of somebody else, written for another purpose.
SETS = ("development", "held_out", "others")
LIKE = 5  # "more like this" shows so many
ENOUGH = 3  # and so many of them should be of the same thread


@dataclass(frozen=True)
class Story:
    """`thread` is empty for a story that belongs to none."""

    text: str
    thread: str


def read(name: str) -> list[Story]:
    stories, thread = [], ""
    for line in (_FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("## "):
            thread = line.removeprefix("## ").replace("loose", "")
        elif line and not line.startswith("#"):
            stories.append(Story(line, thread))
    return stories


def labels(stories: Sequence[Story]) -> list[str]:
    """The thread of each story; a loose one is a group of its own."""
    return [story.thread or f"loose {number}" for number, story in enumerate(stories)]


def _pairs(numbers: Sequence[int]) -> int:
    return sum(number * (number - 1) // 2 for number in numbers)


@dataclass(frozen=True)
class Agreement:
    """Of pairs of stories: which part of those put together belong together, and the other way round."""

    precision: float
    recall: float
    f1: float
    adjusted_rand: float


def agreement(truth: Sequence[object], found: Sequence[object]) -> Agreement:
    both = _pairs(list(Counter(zip(truth, found, strict=True)).values()))
    true, put = _pairs(list(Counter(truth).values())), _pairs(list(Counter(found).values()))
    chance = true * put / _pairs([len(truth)])
    rand = (both - chance) / ((true + put) / 2 - chance)
    return Agreement(both / put if put else 0.0, both / true, 2 * both / (true + put), rand)


@dataclass(frozen=True)
class Likeness:
    """Over the stories that have a thread: how many of the first five are of it, and how often that is enough."""

    mean: float
    share: float


def likeness(stories: Sequence[Story], first: Sequence[Sequence[int]]) -> Likeness:
    hits = [
        sum(stories[other].thread == story.thread for other in others[:LIKE])
        for story, others in zip(stories, first, strict=True)
        if story.thread
    ]
    return Likeness(sum(hits) / len(hits), sum(hit >= ENOUGH for hit in hits) / len(hits))


def baseline_groups(stories: Sequence[Story]) -> dict[str, list[int]]:
    """Plain clustering of word parts, told what it could not know: how many threads there are, with or without the loose ones."""
    rows = _word_parts(stories)
    threads = len({story.thread for story in stories if story.thread})
    found = {}
    for extra in (0, sum(not story.thread for story in stories)):
        number = threads + extra
        found[f"k-means, {number}"] = KMeans(number, n_init=3, random_state=0).fit_predict(rows).tolist()
        joining = AgglomerativeClustering(number, metric="cosine", linkage="average")
        found[f"average linkage, {number}"] = joining.fit_predict(rows.toarray()).tolist()
    return found


def baseline_first(stories: Sequence[Story]) -> list[list[int]]:
    rows = _word_parts(stories)
    likeness = (rows @ rows.T).toarray()
    np.fill_diagonal(likeness, -1)
    first: list[list[int]] = np.argsort(-likeness, axis=1, kind="stable")[:, :LIKE].tolist()
    return first


def _word_parts(stories: Sequence[Story]) -> csr_matrix:
    counting = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
    return counting.fit_transform([story.text for story in stories])


def suggested(alike: Alike) -> list[int]:
    """The group of each story; who is in none is a group of its own."""
    found = list(range(-len(alike.texts), 0))
    for number, group in enumerate(alike.groups()):
        for member in group.members:
            found[member] = number
    return found


def right_in(truth: Sequence[object], groups: Sequence[Group]) -> float:
    """Which part of the pairs put together in these groups belongs together."""
    put = _pairs([len(group.members) for group in groups])
    right = sum(_pairs(list(Counter(truth[member] for member in group.members).values())) for group in groups)
    return right / put if put else 0.0
