"""Surnames with what stands before them: van der Meer, el Amrani, J. Bakker, A.B. de Vries."""

from straatwijs.observations.deidentification.hints import (
    AROUND,
    ARTICLES,
    BINDING,
    BLOOD,
    INTERFIXES,
    LETTERED,
    PREPOSITIONS,
)
from straatwijs.observations.deidentification.names.scene import CERTAIN, UNCERTAIN, Scene
from straatwijs.observations.deidentification.names.status import Status
from straatwijs.observations.deidentification.public import SOFT
from straatwijs.observations.deidentification.tokens import Word
from straatwijs.observations.deidentification.word_sets import set_of

# Taken for nothing else, also in small letters.
_PAIRS = frozenset(
    {
        *(
            "de vries",
            "van dijk",
            "van vliet",
            "van leeuwen",
            "van veen",
            "de bruijn",
            "de ruijter",
            "van rooijen",
        ),
        *(
            "van rijn",
            "van houten",
            "van loon",
            "de rooij",
            "van kampen",
            "van gelder",
            "van es",
            "van doorn",
        ),
        *("de kruijf", "van wijngaarden"),
    }
)
# Part of a surname in its middle; at its start they are words of their own.
_NOT_FIRST = set_of("op in af a la al ben")
_TWO_LETTER_INITIALS = set_of("th ch ph ij")


def find(scene: Scene) -> None:
    for index, word in scene:
        start = _interfix_start(scene, index)
        if start < index and scene.open(index):
            _with_interfix(scene, start, index, word)
        if len(word.text) == 1 or word.fold in _TWO_LETTER_INITIALS:
            _initials(scene, index)


def _interfix_start(scene: Scene, index: int) -> int:
    start, most = index, max(0, index - 4)
    while start > most and scene.words[start - 1].fold in INTERFIXES and scene.follows(start, ".-'"):
        start -= 1
    while start < index and scene.words[start].fold in _NOT_FIRST and not scene.words[start].titled:
        start += 1
    return start


def _with_interfix(scene: Scene, start: int, index: int, word: Word) -> None:
    chain = [part.fold for part in scene.words[start:index]]
    if not scene.names.after_interfix(word.fold) and not (word.titled and BLOOD.intersection(chain)):
        return
    paired = f"{chain[-1]} {word.fold}" in _PAIRS
    reachable = word.public == 0 or (paired and word.public == SOFT)
    if word.titled and reachable and not scene.names.proper(word.fold):
        found = paired or bool(BINDING.intersection(chain)) or _loosely_joined(scene, start, chain, word)
    else:
        found = word.public == 0 and (paired or _lower_surname(scene, chain, word))
    if found:
        scene.mark_all(start, index, UNCERTAIN)


def _loosely_joined(scene: Scene, start: int, chain: list[str], word: Word) -> bool:
    """ "de Boer", "van Dijk": the small word may be an article or a preposition as well."""
    if word.opening or word.fold in AROUND:
        return False
    if scene.names.surname(word.fold) is Status.STRONG:
        return chain != ["van"] or word.fold in scene.names.lists.interfix_surnames
    plain = chain[0] in {"de", "van"} and scene.names.trade(word.fold)
    return plain and scene.previous(start) not in PREPOSITIONS | ARTICLES


def _lower_surname(scene: Scene, chain: list[str], word: Word) -> bool:
    bound = chain[0] in {"van", "v"} and not {"der", "den", "d"}.isdisjoint(chain)
    usual = scene.names.trade(word.fold) or not scene.names.known(word.fold)
    return (bound or chain[-1] in BLOOD) and usual and word.fold not in AROUND - {"berg"}


def _initials(scene: Scene, index: int) -> None:
    """J. Jansen, A.B. de Vries, j. jansen; not "blok A. Daarna"."""
    if scene.previous(index) in LETTERED:
        return
    behind = _past_letters(scene, index)
    target = scene.past_interfixes(behind)
    if not scene.open(target) or scene.words[behind].before.strip() not in {".", ""}:
        return
    if scene.all_follow(behind + 1, target) and _named_by_initials(scene, index, behind, target):
        scene.mark_all(index, target, CERTAIN)


def _small_joined(scene: Scene, behind: int, target: int) -> bool:
    """m. de vries"""
    names, text = scene.names, scene.words[target].fold
    trade = names.trade(text) or not names.known(text)
    return names.after_interfix(text) and trade and (text not in AROUND or target == behind + 1)


def _past_letters(scene: Scene, index: int) -> int:
    behind, most = index + 1, index + 6
    while behind < most and (word := scene.word(behind)) and len(word.text) == 1 and word.text.isupper():
        if word.before.strip() != ".":
            break
        behind += 1
    return behind


def _named_by_initials(scene: Scene, first: int, behind: int, target: int) -> bool:
    names, letter, word = scene.names, scene.words[first], scene.words[target]
    pointed = scene.words[behind].before.startswith(".")
    surname = names.surname(word.fold)
    if not letter.text[0].isupper() or not word.titled:
        small = names.lone_surname(word.fold) or (target > behind and _small_joined(scene, behind, target))
        return pointed and small and not letter.before.endswith(".")
    if pointed:
        return bool(surname) or not names.known(word.fold)
    return surname is Status.STRONG and not letter.opening
