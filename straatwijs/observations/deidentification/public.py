"""What stays: streets, squares and neighbourhoods (also those named after people), organisations, shops, feasts, sayings."""

import re
from collections.abc import Collection, Iterable

from straatwijs.observations.deidentification.hints import INTERFIXES, TITLES
from straatwijs.observations.deidentification.lists import Lists, fold, street_key
from straatwijs.observations.deidentification.tokens import Word, split
from straatwijs.observations.deidentification.word_sets import set_of

SOFT, HARD = 1, 2
Phrases = dict[tuple[str, ...], list[tuple[str, ...]]]
# What makes a word a street or a place people share. The second group also ends surnames (Rietveld, Nieuwenhuis).
_STREET = (
    "straat|straatje|laan|laantje|weg|plein|pleintje|kade|gracht|singel|plantsoen|dreef|steeg|park|boulevard|dwarsstraat|hofje|"
    "viaduct|tunnel|promenade|passage|markt|pad|allee|erf|rotonde|esplanade|strjitte|leane|loane|str|pln"
)
_SHARED = (
    "school|college|lyceum|kerk|moskee|gebouw|toren|ziekenhuis|centrum|bibliotheek|theater|museum|stadion|halte|flat|buurt|wijk|"
    "kwartier|club|winkel|cafe|fonds|stichting|feest|dag|concert|toernooi|bokaal|speeltuin|poort|haven"
)
_ALSO_SURNAME = "hof|hove|hoeve|gaarde|plaats|kaai|heem|dijk|brug|veld|bos|huis|burg|wal|duin|duinen|tuin|zoom|oord|werf|baan|bad|hage|polder|rade|eiland|dam|poel|vaart|weide|akker"
STREET_END = re.compile(rf"^[\w'\-]*(?:{_STREET})$")
_HARD_END = re.compile(rf"^[\w'\-]{{2,}}(?:{_STREET}|{_SHARED})$")
_SOFT_END = re.compile(rf"^[\w'\-]{{2,}}(?:{_ALSO_SURNAME})$")
# Koning Willem III straat.
_BARE = set_of("straat laan weg kade plein park")
_ROMAN = re.compile(r"^[IVX]+$")
_JOINTS = set_of("van de der den het 't ten ter op la le du des en 's in aan")
_OFFICES = set_of(
    """
    prins prinses koning koningin keizer burgemeester generaal admiraal kapitein dokter doctor dr
    professor prof pastoor pater pastor dominee ds minister graaf graaff hertog sint st san santa
    kardinaal monseigneur mgr mr ir jonkheer jhr jonker stadhouder commandant majoor kolonel
    luitenant bisschop deken wethouder gouverneur president oude oud nieuwe lange korte grote kleine
    eerste tweede derde 1e 2e 3e zuster broeder
    """
)
# Kinds of places that carry a name: "café De Roos", "buurthuis Samson", "basisschool Anne Frank".
_KINDS = set_of(
    """
    cafe restaurant eetcafe bar snackbar cafetaria lunchroom pizzeria bakkerij slagerij kapsalon
    kapperszaak barbershop salon supermarkt toko drogist drogisterij apotheek buurthuis wijkcentrum
    buurtcentrum wijkgebouw dienstencentrum basisschool college kapel moskee tempel synagoge
    stichting vereniging voetbalclub sportclub sportschool sportpark sporthal gymzaal zorgcentrum speeltuin zwembad theater
    bioscoop bibliotheek museum metrostation hotel hostel camping firma drukkerij garage autogarage
    tankstation coffeeshop kinderboerderij stadsboerderij creche kinderopvang kinderdagverblijf bso
    peuterspeelzaal verzorgingshuis verpleeghuis woonzorgcentrum zorginstelling residentie
    winkelcentrum boekhandel bloemenzaak broodjeszaak shoarmazaak waterpijpcafe shishalounge
    nagelstudio telefoonwinkel wasserette woningcorporatie corporatie wooncorporatie
    welzijnsorganisatie organisatie tramhalte bushalte storm orkaan
    """
)
# These carry names as well, but people are mentioned right behind them too.
_LOOSE_KINDS = set_of(
    """
    winkel school kerk station halte straat laan plein flat complex park markt merk app actie
    project team gemeente wijk buurt hofje brug tunnel club bedrijf
    """
)


class PublicNames:
    """Marks the words of a text that name something public."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._phrases = _by_beginning(lists.public)
        self._long_places = _by_beginning(place for place in lists.places if " " in place)
        # A village that is a first name too is a person here: Dries, Erica, Wessel.
        self._surnames = lists.surnames | lists.interfix_surnames
        self._places = lists.places - (lists.first_names - lists.words)

    def mark(self, words: list[Word], places: Collection[str]) -> None:
        named = _by_beginning(places)
        for index in range(len(words)):
            _mark_phrase(words, index, self._phrases, HARD)
            _mark_phrase(words, index, named, HARD)
            _mark_phrase(words, index, self._long_places, SOFT)
            self._mark_street(words, index)
            self._mark_place(words[index])
            self._mark_kind(words, index)

    def _mark_street(self, words: list[Word], index: int) -> None:
        word = words[index]
        if self._surname_of_somebody(words, index):
            word.public = max(word.public, SOFT)
        elif _HARD_END.match(word.fold) or (word.fold == "markt" and word.titled):
            street = STREET_END.match(word.fold)
            first = self._street_start(words, index) if street else _shared_start(words, index)
            _set(words, first, index + 1, HARD)
        elif word.fold in _BARE and index > 1 and _ROMAN.match(words[index - 1].text):
            _set(words, index - 2, index + 1, HARD)
        elif _SOFT_END.match(word.fold):
            self._mark_soft(words, index)

    def _surname_of_somebody(self, words: list[Word], index: int) -> bool:
        """Meneer Versteeg, Henk van Schalkwijk: spelled like a street, listed as a surname, behind a person."""
        if words[index].fold not in self._surnames or not _HARD_END.match(words[index].fold):
            return False
        first = index
        while first > 0 and _adjacent(words[first]) and words[first - 1].fold in INTERFIXES:
            first -= 1
        if first == 0 or not _adjacent(words[first]):
            return False
        person = words[first - 1]
        first_name = person.fold in self._lists.first_names and person.titled
        named = first_name and self._known_start(words, index) == index
        return named or person.fold in TITLES or (len(person.text) == 1 and person.text.isupper())

    def _mark_soft(self, words: list[Word], index: int) -> None:
        first = self._street_start(words, index)
        if first < index:
            _set(words, first, index + 1, HARD)
        else:
            word = words[index]
            word.public = max(
                word.public,
                SOFT if word.fold in self._surnames else HARD if word.fold in self._lists.streets else SOFT,
            )

    def _street_start(self, words: list[Word], index: int) -> int:
        """Where the name of the street that ends here begins: Jan van Galenstraat begins at Jan."""
        first = self._known_start(words, index)
        if first < index:
            return first
        word = words[index]
        if word.titled and (word.fold not in self._lists.streets or _behind_article(words, index)):
            first = _shared_start(words, index)
        while (
            first > 0
            and _adjacent(words[first])
            and words[first - 1].fold in _OFFICES
            and words[first].titled
        ):
            first -= 1
        return first

    def _known_start(self, words: list[Word], index: int) -> int:
        """The same for streets of the list only; the longest one counts."""
        starts = range(max(0, index - 7), index)
        return next((first for first in starts if self._is_street(words, first, index)), index)

    def _is_street(self, words: list[Word], first: int, last: int) -> bool:
        if any(not _adjacent(word) for word in words[first + 1 : last + 1]):
            return False
        return street_key(" ".join(word.fold for word in words[first : last + 1])) in self._lists.streets

    def _mark_place(self, word: Word) -> None:
        if word.fold in self._places:
            word.public = max(word.public, SOFT)

    def _no_first_name(self, words: list[Word], index: int) -> bool:
        return index < len(words) and words[index].fold not in self._lists.first_names

    def _mark_kind(self, words: list[Word], index: int) -> None:
        """The capitals behind "café" or "basisschool" are its name."""
        kind = words[index].fold
        if kind not in _KINDS and not (kind in _LOOSE_KINDS and self._no_first_name(words, index + 1)):
            return
        last = index + 1
        while last < min(len(words), index + 5) and _names_kind(words, last, first=index + 1):
            last += 1
        while last > index + 1 and not words[last - 1].titled:
            last -= 1
        _set(words, index + 1, last, HARD)


def _behind_article(words: list[Word], index: int) -> bool:
    """ "de Johan Camphuijsstraat" is one name; "bij Johan Weimarstraat" is a person and a street."""
    return index > 1 and words[index - 2].fold in {"de", "het", "'t"} and words[index - 1].titled


def _half_name_start(words: list[Word], index: int) -> int:
    """What stands before "Galenstraat" or "Wittlaan" belongs to it; "Ahmed van de" before a street does not."""
    first = index
    while (
        first > 0 and _adjacent(words[first]) and words[first - 1].fold in _JOINTS - {"in", "en", "op", "aan"}
    ):
        first -= 1
    chain = [word.fold for word in words[first:index]]
    bound = chain and (len(chain) == 1 or chain[-1] in {"der", "den"})
    if bound and first > 0 and words[first - 1].titled and _adjacent(words[first]):
        return first - 1
    return index


def _names_kind(words: list[Word], index: int, *, first: int) -> bool:
    word = words[index]
    if word.before.strip(" \"'"):
        return False
    # "café van Henk" is Henk's; "café Jan van Dijk" is called so.
    joints = {"de", "het", "'t"} if index == first else {"de", "het", "'t", "van", "den", "der", "en"}
    return word.titled or word.shouted or word.fold in joints


def _shared_start(words: list[Word], index: int) -> int:
    """Capitals right before "...school" or "...park" belong to it: Jan Ligthartschool, Willem de Zwijgercollege."""
    if not words[index].titled:
        return index
    first = _half_name_start(words, index)
    if first == index:
        while first > max(0, index - 2) and _adjacent(words[first]) and words[first - 1].titled:
            first -= 1
    return first


def _adjacent(word: Word) -> bool:
    return word.before in {" ", "  ", ". ", ".", "-"}


def _set(words: list[Word], first: int, last: int, level: int) -> None:
    for word in words[first:last]:
        word.public = max(word.public, level)


def _by_beginning(phrases: Iterable[str]) -> Phrases:
    """Found by their first two words, since hundreds begin with "de"."""
    index: Phrases = {}
    for phrase in phrases:
        parts = tuple(fold(word.text) for word in split(phrase))
        if parts:
            index.setdefault(parts[:2], []).append(parts)
    return index


def _mark_phrase(words: list[Word], index: int, phrases: Phrases, level: int) -> None:
    beginning = tuple(word.fold for word in words[index : index + 2])
    for parts in (
        *phrases.get(beginning[:1], ()),
        *(phrases.get(beginning, ()) if len(beginning) > 1 else ()),
    ):
        if tuple(word.fold for word in words[index : index + len(parts)]) == parts:
            _set(words, index, index + len(parts), level)
