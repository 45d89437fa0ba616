"""Names behind a title or a kind of person: meneer kok, fam. El Amrani, buurman Mark, de zoon van Fatma."""

import re

from straatwijs.observations.deidentification.hints import AROUND, KIN, KIN_OF, THINGS_OF, TITLES
from straatwijs.observations.deidentification.names.scene import CERTAIN, UNCERTAIN, Scene
from straatwijs.observations.deidentification.names.status import Status
from straatwijs.observations.deidentification.public import SOFT
from straatwijs.observations.deidentification.word_sets import set_of

# Titles behind which no other word than a name or a verb comes.
_STRICT = set_of(
    "meneer mijnheer mevrouw mevr mvr mw mej dhr hr fam juf dokter dr tante oom ome opa oma heer familie gezin"
)
# Behind these stands no bare noun either: "mevrouw schoen" is a person.
_FORMAL = set_of("meneer mijnheer mevrouw mevr mvr mw dhr hr fam")
# How verbs and adverbs end, which may stand behind "opa" as well.
NO_NAME_END = re.compile(r"(?:t|de|te|den|ten|en|ig|lijk)$")
_VERB_END = ("t", "de", "te")
PEOPLE_WORDS = TITLES | KIN


def find(scene: Scene) -> None:
    for index, word in scene:
        if word.fold in TITLES:
            _behind_title(scene, index)
        if word.fold in KIN:
            _behind_kin(scene, index)
        if word.fold in KIN_OF:
            _behind_of(scene, index)


def _behind_title(scene: Scene, index: int) -> None:
    first = _past_initials(scene, index + 1)
    if (
        first > index + 1
        and scene.text[scene.words[first - 1].end :].startswith(".")
        and scene.follows(index + 1, ".")
    ):
        scene.mark_all(index + 1, first - 1, CERTAIN)
    target = scene.past_interfixes(first)
    if (
        not scene.open(target)
        or not scene.all_follow(index + 1, target)
        or _new_sentence(scene, index, target)
    ):
        return
    word = scene.words[target]
    if word.fold in PEOPLE_WORDS:
        return
    if word.titled or word.shouted:
        found, certain = scene.could_name(target), True
    else:
        found, certain = _small_behind_title(scene, index, first, target), scene.names.listed(word.fold)
    if found:
        scene.mark_all(target if _of_somebody(scene, first, target) else index + 1, target, certain)


def _of_somebody(scene: Scene, first: int, target: int) -> bool:
    """ "de opa van Ilyas" is not called "van Ilyas"."""
    joint, text = [word.fold for word in scene.words[first:target]], scene.words[target].fold
    return (
        joint == ["van"]
        and scene.names.first(text) is Status.STRONG
        and text not in scene.names.lists.interfix_surnames
    )


def _past_initials(scene: Scene, index: int) -> int:
    most = index + 5
    while index < most and (word := scene.word(index)) and len(word.text) == 1 and word.text.isupper():
        index += 1
    return index


def _new_sentence(scene: Scene, index: int, target: int) -> bool:
    """ "... zei mevrouw. Daarna ..." """
    word = scene.words[target]
    return target == index + 1 and word.opening and word.before.strip() == "."


def _small_behind_title(scene: Scene, index: int, first: int, target: int) -> bool:
    names, word, title = scene.names, scene.words[target], scene.words[index].fold
    text = word.fold
    if names.never(text):
        return target > first and names.trade(text) and _joined(scene, first, target)
    if target > first:
        return _joined(scene, first, target)
    surname = names.surname(text)
    if (names.trade(text) and title in _STRICT) or (surname and title in _FORMAL):
        return True
    if scene.could_name_lower(target):
        return title in _STRICT or not names.known(text)
    if surname is Status.STRONG:
        return not text.endswith(_VERB_END)
    return title in _STRICT and unknown_in_small(scene, target) and len(text) > 3


def _joined(scene: Scene, first: int, target: int) -> bool:
    """meneer de boer, mevrouw van der kolk; not "mevrouw van de winkel"."""
    names, text = scene.names, scene.words[target].fold
    joint = " ".join(word.fold for word in scene.words[first:target])
    usual = (names.trade(text) or not names.known(text)) and names.after_interfix(text)
    return usual and "het" not in joint and (text not in AROUND or joint in {"de", "van den", "van der"})


def unknown_in_small(scene: Scene, index: int) -> bool:
    """In small letters, known to no list, and not ending as verbs do."""
    word = scene.words[index]
    return not scene.names.known(word.fold) and not NO_NAME_END.search(word.fold) and word.public == 0


def _behind_kin(scene: Scene, index: int) -> None:
    target = index + 1
    if not scene.follows(target, ",:(\"'-") or not scene.open(target):
        return
    word = scene.words[target]
    if word.fold in PEOPLE_WORDS or scene.names.proper(word.fold):
        return
    first_name = scene.names.first(word.fold)
    if word.titled or word.shouted:
        listed = first_name or scene.names.surname(word.fold)
        if scene.could_name(target) and (word.public != SOFT or listed):
            scene.mark(target, CERTAIN if first_name else UNCERTAIN)
    elif word.before == " " and _small_behind_kin(scene, target):
        scene.mark(target, UNCERTAIN)


def _small_behind_kin(scene: Scene, target: int) -> bool:
    names, word = scene.names, scene.words[target]
    if scene.could_name_lower(target):
        return not names.known(word.fold) or bool(names.first(word.fold))
    return names.looks_foreign(word) and not names.never(word.fold) and not NO_NAME_END.search(word.fold)


def _behind_of(scene: Scene, index: int) -> None:
    """de zoon van Fatma, de hond van noor."""
    target = index + 2
    if (
        not scene.open(target)
        or scene.words[index + 1].fold != "van"
        or not scene.all_follow(index + 1, target)
    ):
        return
    names, word = scene.names, scene.words[target]
    if word.fold in PEOPLE_WORDS or names.proper(word.fold):
        return
    listed = names.listed(word.fold)
    # "de auto van Staedion": a thing belongs to organisations too.
    owns = listed or scene.words[index].fold not in THINGS_OF or names.looks_foreign(word)
    if word.titled and word.public == 0 and owns and scene.could_name(target):
        scene.mark(target, listed)
    elif not word.titled and scene.could_name_lower(target) and not names.known(word.fold):
        scene.mark(target, UNCERTAIN)
