"""Names of people, step by step: alone, as surnames, by the words around them, spread to the whole name, beside each other."""

from straatwijs.observations.deidentification.lists import Lists
from straatwijs.observations.deidentification.names import (
    alone,
    behind_people,
    hinted,
    spread,
    surnames,
    together,
)
from straatwijs.observations.deidentification.names.scene import Scene
from straatwijs.observations.deidentification.names.status import Names
from straatwijs.observations.deidentification.spans import Span
from straatwijs.observations.deidentification.tokens import Word

_WITHIN = {" ", "  ", "-", ". ", ".", "", "'", " -", "- "}


class NameFinder:
    def __init__(self, lists: Lists) -> None:
        self._names = Names(lists)

    def find(self, text: str, words: list[Word]) -> list[Span]:
        scene = Scene(text, words, self._names)
        for step in (alone, surnames, behind_people, hinted, spread, together):
            step.find(scene)
        return _spans(scene)


def _spans(scene: Scene) -> list[Span]:
    """One span for words that stand side by side."""
    spans: list[Span] = []
    last = -2
    for index in sorted(scene.marks):
        word, certain = scene.words[index], scene.marks[index]
        if index == last + 1 and word.before in _WITHIN:
            before = spans.pop()
            spans.append(Span(before.start, word.end, "person", before.uncertain and not certain))
        else:
            spans.append(Span(word.start, word.end, "person", not certain))
        last = index
    return spans
