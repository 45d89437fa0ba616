"""Names beside names, and names said before: Sem, Noor en Iris; riet en cor; "... Mark weer"."""

from straatwijs.observations.deidentification.hints import INTERFIXES
from straatwijs.observations.deidentification.names.scene import UNCERTAIN, Scene
from straatwijs.observations.deidentification.word_sets import set_of

_AND = set_of("en of and ve i")
_BEFORE_PAIR = set_of("bij met van door aan voor dat als en ook")


def find(scene: Scene) -> None:
    for index in range(1, len(scene.words) - 2):
        _pair(scene, index)
    if not scene.marks:
        return
    for index in range(1, len(scene.words)):
        _beside(scene, index, -1)
    for index in range(len(scene.words) - 2, -1, -1):
        _beside(scene, index, 1)
    _said_before(scene)


def _pair(scene: Scene, index: int) -> None:
    """bij riet en cor: two first names in small letters, of which one is no word."""
    joined = scene.words[index + 1].fold == "en" and scene.all_follow(index + 1, index + 2)
    if not joined or scene.previous(index) not in _BEFORE_PAIR:
        return
    both = (index, index + 2)
    small = all(not scene.words[each].titled and scene.first_name_in_small(each) for each in both)
    if small and not all(scene.names.known(scene.words[each].fold) for each in both):
        scene.mark_all(index, index, UNCERTAIN)
        scene.mark_all(index + 2, index + 2, UNCERTAIN)


def _beside(scene: Scene, index: int, step: int) -> None:
    """Marks a word that is enumerated with a name on its left (-1) or right (1)."""
    if index in scene.marks or not scene.open(index):
        return
    other = _enumerated(scene, index, step)
    if other in scene.marks and _person_beside(scene, index, other):
        scene.mark(index, UNCERTAIN)


def _enumerated(scene: Scene, index: int, step: int) -> int:
    """The word beside this one in an enumeration, or -1."""
    other = index + step
    joint = scene.word(other)
    if joint and joint.fold in _AND:
        close = scene.follows(max(index, other)) and scene.follows(max(other, other + step))
        return other + step if close else -1
    right = scene.word(max(index, other))
    return other if right and right.before.strip() in {",", "&", "/", "+"} else -1


def _person_beside(scene: Scene, index: int, other: int) -> bool:
    word = scene.words[index]
    beside = scene.words[other].fold
    first_name = bool(scene.names.first(beside)) or not scene.names.surname(beside)
    if not first_name or word.public or len(word.text) < 2 or scene.names.proper(word.fold):
        return False
    if not word.titled:
        return scene.first_name_in_small(index)
    # An unknown word may open the sentence: "Noerdien en Fatma ..."; not "Groetjes, Fatma".
    joined = word.capital or abs(other - index) > 1
    return bool(scene.names.first(word.fold)) or (joined and not scene.names.known(word.fold))


def _said_before(scene: Scene) -> None:
    """Whoever was named once is meant again: by a capital, or by a word that means nothing else."""
    marked = {scene.words[index].fold for index in scene.marks}
    named = {text for text in marked if len(text) > 2 and text not in INTERFIXES}
    for index, word in scene:
        if index in scene.marks or not scene.open(index) or word.public:
            continue
        text = word.fold if word.fold in named else word.owner
        unmistakable = not scene.names.known(text) and not scene.names.known(word.fold)
        if text in named and (word.capital or unmistakable):
            scene.mark(index, UNCERTAIN)
