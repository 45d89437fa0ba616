"""Names that need nothing but themselves: Fatma, Ahmets, kowalski, Roos inside a sentence."""

from straatwijs.observations.deidentification.hints import ARTICLES, SAINTS
from straatwijs.observations.deidentification.names.scene import CERTAIN, UNCERTAIN, Scene
from straatwijs.observations.deidentification.names.status import Status
from straatwijs.observations.deidentification.tokens import Word


def find(scene: Scene) -> None:
    for index, word in scene:
        if scene.open(index) and scene.previous(index) not in SAINTS:
            _first_name(scene, index, word)
            _surname(scene, index, word)


def _first_name(scene: Scene, index: int, word: Word) -> None:
    status = _status(scene, word)
    if status is Status.STRONG and _written_as_name(scene, word):
        scene.mark(index, CERTAIN)
    elif status is Status.STRONG:
        if _lower(scene, word) and not scene.counted(index):
            scene.mark(index, UNCERTAIN)
    elif scene.capital_tells(index) if status else _foreign(scene, index, word):
        scene.mark(index, UNCERTAIN)


def _written_as_name(scene: Scene, word: Word) -> bool:
    """Three capitals are an abbreviation, unless everything is in capitals."""
    return word.titled or (word.shouted and (len(word.text) > 3 or scene.shouting))


def _status(scene: Scene, word: Word) -> Status:
    status = scene.names.first(word.fold)
    if not status and word.owner and not scene.names.known(word.fold):
        return scene.names.first(word.owner)
    return status


def _lower(scene: Scene, word: Word) -> bool:
    return scene.names.lower(word.fold) or (len(word.owner) > 3 and scene.names.lower(word.owner))


def _foreign(scene: Scene, index: int, word: Word) -> bool:
    """A capital on a word that no Dutch word is spelled like."""
    named = word.titled and word.public == 0 and scene.previous(index) not in ARTICLES
    return named and (scene.dutch or word.capital) and scene.names.looks_foreign(word)


def _surname(scene: Scene, index: int, word: Word) -> None:
    names = scene.names
    owned = word.owner and names.lone_surname(word.owner) and not names.known(word.fold)
    if names.lone_surname(word.fold) or owned:
        scene.mark(index, CERTAIN if word.titled else UNCERTAIN)
    elif names.surname(word.fold) is Status.STRONG and scene.capital_tells(index):
        scene.mark(index, UNCERTAIN)
