"""The labelled stories, and how well groups and likenesses agree with their labels."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "stories"
HALVES = ("development", "held_out")
LIKE = 5  # "more like this" shows so many
ENOUGH = 3  # and so many of them should be of the same thread


@dataclass(frozen=True)
class Story:
    """`thread` is empty for a story that belongs to none."""

    text: str
    thread: str


def read(half: str) -> list[Story]:
    stories, thread = [], ""
    for line in (_FOLDER / f"{half}.txt").read_text("utf-8").splitlines():
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
