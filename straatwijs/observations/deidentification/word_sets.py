"""Sets of words, written as running text."""


def set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())
