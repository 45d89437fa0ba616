"""Names that the sentence gives away: hij heet Dragan, groetjes bep, ze noemen hem Kale Henk, Roos van nummer 3."""

import re

from straatwijs.observations.deidentification.hints import CALLED, NAMED, SIGNED, SPEAKS, THINGS, WHOM
from straatwijs.observations.deidentification.names.behind_people import PEOPLE_WORDS, unknown_in_small
from straatwijs.observations.deidentification.names.scene import CERTAIN, UNCERTAIN, Scene
from straatwijs.observations.deidentification.tokens import Word
from straatwijs.observations.deidentification.word_sets import set_of

_GREETED = set_of("hallo hoi hai hey hee beste lieve dag geachte salam selam merhaba ene zekere")
_WHOSE = set_of("mijn m'n mn zijn z'n zn haar d'r hun je jouw uw volledige echte op met naam")
_SIGNED_BY = set_of("van en uit namens met") | SIGNED
# Verbs that people are met, asked and thanked with.
_MET = set_of(
    """
    zag zie ken kent kende ontmoette sprak spreek hielp mis miste vertrouw bedank bedankt vraag bel belde app appte mail
    geloof haat feliciteer steun
    """
)
# "bedankt Gemeente", "mis Bankjes": how things and institutions end.
_THING_END = re.compile(
    r"(?:ing|heid|werk|team|je|jes|en|ers|tie|schap|dienst|beheer|eente|huis|centrum|bureau|man|mannen)$"
)
_FILLERS = set_of("is was dus gewoon ook eigenlijk nu echt altijd hier allemaal trouwens wel geloof volgens")
_BELONGS = re.compile(r"\s+(?:z'n|zn|ze'n|d'r|dr)\s+[^\W\d_]")
_AGED = re.compile(r"\s*\(\d{1,2}\s?(?:jaar|jr|j)?\)")
_WITH_KIN = re.compile(r"\s+en\s+(?:haar|zijn|z'n|zn|d'r)\s+\w|\s+en\s+ik\b")
_WHERE = re.compile(
    r"\s+(?:van|op|uit)\s+(?:de\s+|het\s+)?(?:nummer|nr\b|huisnummer|\d|beneden|boven|hierboven|hieronder|hiernaast|"
    r"hiertegenover|overkant|verderop|hoek\b|eerste|tweede|derde|vierde|begane|bovenste|onderste|galerij|portiek|"
    r"achterkant|voorkant)",
    re.IGNORECASE,
)
_OPEN_QUOTE = ",:\"'(="


def find(scene: Scene) -> None:
    for index, word in scene:
        if word.fold in NAMED:
            _behind_named(scene, index)
        if word.fold in SIGNED:
            _behind_greeting(scene, index)
        if word.fold in CALLED:
            _behind_called(scene, index)
        if _meets(scene, index, word):
            _capital_behind(scene, index + 1)
        _before_hint(scene, index, word)


def _meets(scene: Scene, index: int, word: Word) -> bool:
    """hallo Fatma, ik ben Karim, ik zag Soekie; not "bedankt Gemeente"."""
    if word.fold in _MET:
        return not _THING_END.search(scene.fold(index + 1))
    return word.fold in _GREETED or (word.fold == "ben" and scene.previous(index) == "ik")


def _behind_named(scene: Scene, index: int) -> None:
    """hij heet Dragan; not "het plein heet ..."."""
    if any(word.fold in THINGS for word in scene.words[max(0, index - 4) : index]) or _name_of_a_thing(
        scene, index
    ):
        return
    target = _past(scene, index + 1, _FILLERS, most=3)
    word = scene.word(target)
    if word is None or not scene.follows(target, _OPEN_QUOTE) or not scene.open(target):
        return
    if word.text in {"De", "Het"}:
        _further_capitals(scene, target, quoted=False)
    elif word.titled or word.shouted:
        _capital_behind(scene, target)
    elif scene.could_name_lower(target) or (unknown_in_small(scene, target) and len(word.text) > 2):
        scene.mark(target, UNCERTAIN)


def _name_of_a_thing(scene: Scene, index: int) -> bool:
    """ "mijn naam is", "naam:" name a person; "ze gaven het de naam" does not."""
    if "naam" not in scene.words[index].fold or scene.words[index].fold == "genaamd":
        return False
    return scene.previous(index) not in _WHOSE and not scene.after(index).startswith(":")


def _past(scene: Scene, index: int, words: frozenset[str], *, most: int) -> int:
    last = index + most
    while index < last and (word := scene.word(index)) and word.fold in words:
        index += 1
    return index


def _capital_behind(scene: Scene, target: int) -> None:
    if not scene.open(target) or not scene.follows(target, _OPEN_QUOTE) or not scene.could_name(target):
        return
    word = scene.words[target]
    if word.public == 0 and not scene.names.proper(word.fold):
        scene.mark(target, scene.names.listed(word.fold))


def _behind_greeting(scene: Scene, index: int) -> None:
    """The last words of a message, behind "groetjes"."""
    target = _past(scene, index + 1, _SIGNED_BY, most=3)
    left = len(scene.words) - target
    if left > 6 or not scene.open(target):
        return
    word = scene.words[target]
    if word.titled or word.shouted:
        if scene.could_name(target) and word.fold not in PEOPLE_WORDS:
            scene.mark(target, CERTAIN)
    elif scene.could_name_lower(target) or (
        left == 1 and target == index + 1 and unknown_in_small(scene, target)
    ):
        scene.mark(target, UNCERTAIN)


def _behind_called(scene: Scene, index: int) -> None:
    """ze noemen hem (altijd) Lange Piet / "de Snor" / de snor."""
    whom = scene.word(index + 1)
    if whom is None or whom.fold not in WHOM:
        return
    target = _past(scene, index + 2, _FILLERS, most=3)
    first = _past(scene, target, frozenset({"de"}), most=1)
    if not scene.open(first) or not scene.follows(first, _OPEN_QUOTE):
        return
    word, quoted = scene.words[first], not {'"', "'"}.isdisjoint(scene.words[target].before)
    pointed_at = (
        word.titled or word.shouted or ((quoted or first > target) and not scene.names.never(word.fold))
    )
    if pointed_at:
        scene.mark(first, UNCERTAIN)
        _further_capitals(scene, first, quoted=quoted)


def _further_capitals(scene: Scene, first: int, *, quoted: bool) -> None:
    for index in range(first + 1, min(first + 3, len(scene.words))):
        if not scene.follows(index) or not scene.open(index) or not (scene.words[index].titled or quoted):
            return
        scene.mark(index, UNCERTAIN)


def _before_hint(scene: Scene, index: int, word: Word) -> None:
    """Roos van de overkant, Bas zei; a word that opens the sentence only when it is a first name too."""
    if not word.titled or not scene.open(index) or word.public or scene.names.proper(word.fold):
        return
    first_name, behind = scene.names.first(word.fold), scene.after(index)
    person = _AGED.match(behind) or (_WITH_KIN.match(behind) and word.fold not in PEOPLE_WORDS)
    if person and (first_name or not scene.names.known(word.fold)):
        scene.mark(index, UNCERTAIN)
    if not first_name and (word.opening or scene.names.known(word.fold)):
        return
    if _WHERE.match(behind) or _BELONGS.match(behind) or (first_name and _speaks(scene, index + 1)):
        scene.mark(index, UNCERTAIN)


def _speaks(scene: Scene, index: int) -> bool:
    word = scene.word(index)
    return word is not None and word.fold in SPEAKS and scene.follows(index)
