"""From one word to the whole name: the first name before it, the surname behind it."""

from straatwijs.observations.deidentification.hints import AROUND, BINDING, BLOOD, INTERFIXES, NICKNAMES
from straatwijs.observations.deidentification.names.scene import UNCERTAIN, Scene
from straatwijs.observations.deidentification.names.status import Status
from straatwijs.observations.deidentification.public import SOFT
from straatwijs.observations.deidentification.tokens import Word
from straatwijs.observations.deidentification.word_sets import set_of

_PREPOSITIONS = set_of("in op a af")
# Before a word in small letters these are no part of a name.
_NOT_BEFORE_SMALL = _PREPOSITIONS | set_of("te ter ten ben")
_GIVEN_CAPITALS = set_of("al ben bou bel de da di")


def find(scene: Scene) -> None:
    for index in sorted(scene.marks):
        _first_name_before(scene, index)
        _nickname_before(scene, index)
    for index in range(len(scene.words)):
        # What is marked here is met again as the walk goes on: Jan Pieter van der Berg.
        if index in scene.marks:
            _to_the_right(scene, index)


def _first_name_before(scene: Scene, index: int) -> None:
    """A capital before a surname is the first name, even one that no list knows."""
    names, word = scene.names, scene.words[index]
    if not names.surname(word.fold) or names.first(word.fold) is Status.STRONG:
        return
    first = index
    while first - 1 in scene.marks and scene.words[first - 1].fold in INTERFIXES and scene.follows(first):
        first -= 1
    before = scene.word(first - 1)
    if before is None or not scene.follows(first) or not before.titled or not _free(scene, first - 1):
        return
    unknown = not names.known(before.fold) and (before.capital or names.lone_surname(word.fold))
    if unknown or names.first(before.fold):
        scene.mark(first - 1, scene.marks[index])


def _free(scene: Scene, index: int) -> bool:
    word = scene.words[index]
    return scene.open(index) and not word.public and not scene.names.proper(word.fold)


def _nickname_before(scene: Scene, index: int) -> None:
    before = scene.word(index - 1)
    called = before is not None and before.titled and before.fold in NICKNAMES and scene.follows(index)
    if called and scene.names.first(scene.words[index].fold):
        scene.mark(index - 1, UNCERTAIN)


def _to_the_right(scene: Scene, index: int) -> None:
    """Marks the next part of the name, if there is one."""
    target = scene.past_interfixes(index + 1)
    joined = target > index + 1
    if not scene.follows(index + 1, "-") or not scene.all_follow(index + 2, target):
        return
    if not scene.open(target):
        _national_surname(scene, index, target)
        return
    if joined and target in scene.marks:
        scene.mark_all(index + 1, target, scene.marks[target])
    elif _joined_surname(scene, index, target) if joined else _next_surname(scene, index):
        scene.mark_all(index + 1, target, scene.marks[index])


def _national_surname(scene: Scene, index: int, target: int) -> None:
    """Riet Spaans, Piet Engels."""
    word = scene.word(target)
    if (
        word
        and target == index + 1
        and word.public == 0
        and word.titled
        and word.fold in scene.names.lists.surnames
    ):
        scene.mark(target, scene.marks[index])


def _next_surname(scene: Scene, index: int) -> bool:
    word = scene.words[index + 1]
    if len(word.text) == 1:
        return _shortened(scene, word)
    if scene.names.proper(word.fold):
        return False
    if word.titled or (word.shouted and scene.words[index].shouted):
        return _titled_next(scene, word)
    return _small_next(scene, index, word)


def _shortened(scene: Scene, word: Word) -> bool:
    """Rajesh K."""
    return word.text.isupper() and scene.text[word.end : word.end + 1] == "."


def _titled_next(scene: Scene, word: Word) -> bool:
    names = scene.names
    if word.public == SOFT:
        return bool(names.surname(word.fold))
    if word.shouted:
        return bool(names.surname(word.fold)) and not names.known(word.fold)
    return names.listed(word.fold) or not names.known(word.fold)


def _small_next(scene: Scene, index: int, word: Word) -> bool:
    """fatma yilmaz, henk bakker; a surname in small letters comes behind a first name only."""
    names = scene.names
    if names.never(word.fold) or not names.first(scene.words[index].fold) or _joined_already(scene, index):
        return False
    if names.known(word.fold):
        return names.trade(word.fold) and word.before == " " and not _goes_on(scene, index + 2)
    return names.surname(word.fold) is Status.STRONG or word.fold in names.lists.surnames


def _goes_on(scene: Scene, index: int) -> bool:
    """Behind a trade more of its own sense: "ali bakker van de hoek"."""
    word = scene.word(index)
    return word is not None and word.fold in {"van", "zijn", "die"}


def _joined_surname(scene: Scene, index: int, target: int) -> bool:
    word, chain = scene.words[target], [part.fold for part in scene.words[index + 1 : target]]
    if len(word.text) == 1:
        return _shortened(scene, word)
    if word.titled:
        return _titled_joined(scene, chain, word)
    if chain[0] in _NOT_BEFORE_SMALL or _joined_already(scene, index):
        return False
    return _small_joined(scene, chain, word)


def _joined_already(scene: Scene, index: int) -> bool:
    """One "de" is enough: behind "Jacqueline de Ruiter" comes no second surname."""
    return index - 1 in scene.marks and scene.words[index - 1].fold in INTERFIXES


def _titled_joined(scene: Scene, chain: list[str], word: Word) -> bool:
    names = scene.names
    if chain[0] in _PREPOSITIONS:
        return False
    # "Fatma van" with a town: only where the town follows "van" as a surname too.
    of_place = word.public and chain == ["van"] and word.fold not in names.lists.interfix_surnames
    if names.after_interfix(word.fold) and not of_place:
        return True
    unknown = chain[0] in _GIVEN_CAPITALS and not names.known(word.fold)
    return not word.public and (unknown or not BINDING.isdisjoint(chain))


def _small_joined(scene: Scene, chain: list[str], word: Word) -> bool:
    names = scene.names
    if not names.after_interfix(word.fold) or names.proper(word.fold):
        return False
    if names.never(word.fold) and not names.trade(word.fold):
        return False
    if chain[-1] in BLOOD or word.public:
        return True
    if chain in (["de"], ["den"]):
        return names.trade(word.fold) or names.surname(word.fold) is Status.STRONG
    usual = names.trade(word.fold) or not names.known(word.fold)
    return usual and (word.fold not in AROUND or not {"der", "den"}.isdisjoint(chain))
