"""House numbers and postcodes. The street's name is public and stays; what points at one door goes."""

import re
from collections.abc import Iterator

from straatwijs.observations.deidentification.lists import Lists
from straatwijs.observations.deidentification.number_words import NUMBER_WORD
from straatwijs.observations.deidentification.public import STREET_END
from straatwijs.observations.deidentification.spans import MASK, Span
from straatwijs.observations.deidentification.tokens import Word
from straatwijs.observations.deidentification.word_sets import set_of

# 34, 34a, 34-A, 34 bis, 34/2, 34 II, 34hs.
_ADDITION = r"(?:[ ]?[-/]?[ ]?(?:[a-z](?![\w'])|bis\b|hs\b|huis\b|boven\b|I{1,3}V?\b|zw\b|rd\b|(?<=[-/])\d{1,4}\b|(?<=- )\d{1,4}\b))?"
_NUMBER = rf"\d{{1,4}}(?!\d|[:.,]\d|e\b|ste\b|de\b|%|€)(?:[a-zA-Z]{{1,2}}\b)?{_ADDITION}"
_ONE = re.compile(_NUMBER, re.IGNORECASE)
_RANGE = (
    rf"{_NUMBER}(?:[ ]?(?:,|en|&|/|-|t/m|tm|tot(?: en met)?)[ ]?(?:nr\.?[ ]|nummers?[ ])?{_NUMBER}){{0,6}}"
)
# What is counted or measured is no address: 3 keer, 30 km, 12 uur, 5 auto's.
_COUNTED = (
    r"(?:keer|x\b|maal\b|uur|u\b|h\b|min|sec|kwartier|dag|week|weken|maand|jaar|jr\b|jarig|eeuw|procent|%|euro|€|cent|km|kilometer|m\b|m2|meter|cm|mm|ton\b|kilo|kg|liter|graden|"
    r"man\b|mensen|personen|jongen|meisje|meiden|kinderen|kids|gasten|auto|fiets|scooter|brommer|bus|busje|bakfiets|boom|bomen|boompje|lantaarn|paal|palen|bak|bakken|container|zak|zakken|tegel|"
    r"bank|bord|plek|plaats|winkel|huis|huizen|woning|pand|rat|ratten|hond|kat|duiven|meeuw|fles|blik|speel|stuk|stoep|gat|gaten|hoog|etage|verdieping|januari|februari|maart|april|mei\b|juni|juli|"
    r"augustus|september|oktober|november|december|jan\b|feb\b|mrt\b|apr\b|aug\b|sep\b|okt\b|nov\b|dec\b|punten|sterren|graffiti|matras|koelkast|wasmachine|hangjongere|jongere|buren\b|bewoners\b)"
)
_NOT_COUNTED = rf"(?![ ]?{_COUNTED})"
_SIGN = r"(?:huisnummers?|huisnr\.?|hsnr\.?|hnr\.?|nummers?|nummertje|nrs?\.?|no\.|num\.?|n°|#)"
_AFTER_STREET = re.compile(
    rf"[ ]?,?[ ]?(?:{_SIGN}[ ]?[:.]?[ ]?)?(?P<number>{_RANGE}){_NOT_COUNTED}", re.IGNORECASE
)
_NEAR_STREET = re.compile(
    rf"[^\d.!?\n]{{0,25}}\b(?:op|bij|tegenover|naast|t\.h\.v\.|thv|ter hoogte van|voor de deur van|voor|van|tussen|vanaf)[ ](?:{_SIGN}[ ]?)?(?P<number>{_RANGE}){_NOT_COUNTED}",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"(?<!\w){_SIGN}[ ]?[:.]?[ ]?(?P<number>{_RANGE}|(?:{NUMBER_WORD})(?!\w)(?:[ ][a-d]\b)?)", re.IGNORECASE
)
_UNIT = re.compile(
    rf"(?<!\w)(?:adres|huis|appartement(?:nummer)?|app\.|woning(?:nummer)?|portiek(?:nummer)?|voordeur|kamernummer|flatnummer|unit)[ ](?:{_SIGN}[ ]?)?(?P<number>{_RANGE}){_NOT_COUNTED}",
    re.IGNORECASE,
)
_PEOPLE = (
    r"bewoners?|bewoonster|buren|buurman|buurvrouw|buuv|overburen|overbuurman|overbuurvrouw|onderburen|onderbuurman|onderbuurvrouw|bovenburen|bovenbuurman|bovenbuurvrouw|achterburen|mensen|familie|gezin|lui|"
    r"die|iemand|vrouw|man|meneer|mevrouw|vent|gast|zoon|dochter|stel|studenten|student|huis|huurders?|eigenaar|hond|honden|kat|tuin|balkon|raam|ramen|deur|voordeur|voortuin|schuur|schutting|muur|dak|ex|moeder|vader|oma|opa|dame|heer"
)
# A mask is a name that was taken out the first time: "Anna van 41".
_WITH_PEOPLE = re.compile(
    rf"(?:\b(?:{_PEOPLE})|{MASK})[ ](?:van|op|uit|bij|tegenover|naast)[ ](?:{_SIGN}[ ]?)?(?P<number>{_RANGE}){_NOT_COUNTED}",
    re.IGNORECASE,
)
_LIVES = re.compile(
    rf"\b(?:woont|woon|wonen|woonde|woonden|wonend|woonachtig|huist|verblijft)[ ](?:\w{{1,12}}[ ]){{0,2}}op[ ](?:{_SIGN}[ ]?)?(?P<number>{_RANGE}){_NOT_COUNTED}"
    rf"|\b(?:woont|woon|wonen|woonde)[ ](?P<number4>\d{{1,4}}[ ]?-?[a-dA-D])\b|\b(?:naast|tegenover|achter)[ ](?P<number5>{_NUMBER}){_NOT_COUNTED}[ ](?:zit|staat|ligt|woont|is|hangt|wordt|heeft|zijn|staan)\b|\b(?:ons|hier|zelf|wij|zit|zat)[ ]op[ ](?P<number6>\d{{1,3}}[a-dA-D]?)(?=[ ]?[,.!?)]|$)|\bop[ ](?P<number2>{_NUMBER}){_NOT_COUNTED}[ ](?:woont|wonen|woonde|woonden|hoor je|is altijd feest)\b|\b(?:op|van|bij|naast|tegenover|voor)[ ](?P<number3>\d{{1,4}}[ ]?[-]?[a-dA-D])\b(?!['.])",
    re.IGNORECASE,
)
# "tram nummer 6", "meldnummer 12": numbers of things.
_OF_THINGS = re.compile(
    r"(?:tram|bus|lijn|halte|metro|trein|perron|spoor|rug|paal|lantaarnpaal|lantaarn|mast|container|bak|klas|groep|zaak|meld\w*|dossier|klant\w*|order|ticket|factuur|telefoon|punt|artikel|huisje|prio\w*|top|op de|de|een)[ -]?$",
    re.IGNORECASE,
)
_GENERIC = set_of(
    """
    straat laan weg plein park kade gracht singel steeg pad markt winkelstraat zijstraat dwarsstraat
    hoofdstraat snelweg fietspad voetpad wandelpad speelplein schoolplein parkeerplaats zebrapad
    hoofdweg zandpad bospad tegelpad tuinpad rijweg uitweg doodlopende speelpark stadspark
    woonstraat fietsstraat eenrichtingsstraat achterpad brandgang onderweg halverwege autoweg
    rondweg omweg landweg kruisweg hellingweg bouwweg spoorweg waterweg doorweg uitvalsweg invalsweg
    toegangsweg dorpsplein marktplein stationsplein binnenplein kinderplein pleintje dorpsstraat
    zijlaan oprijlaan keerlus vluchtweg parkeerplein voorplein buurtplein trapveldje kruispunt
    fietsweg ventweg nergens koopweg stadsmarkt weekmarkt rommelmarkt kerstmarkt supermarkt
    vrijmarkt braderie kringloopmarkt
    """
)
_PLAIN_STREET = re.compile(r"\w{3}(?:straat|laan|weg|plein|kade|gracht|singel)$")
_POSTCODE = re.compile(
    rf"(?<![\w.,-])(?P<digits>[1-9]\d{{3}})(?P<gap>[ ]?)(?P<letters>[A-Za-z]{{2}})(?:(?=\d)|(?!\w))(?P<house>[ ,]{{0,3}}(?:{_SIGN}[ ]?)?(?:{_NUMBER}){_NOT_COUNTED})?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?:19|20)\d\d\b")
_NO_LETTERS = set_of(
    """
    en is op te na al we ze ik je er in of om uu kg km cm mm ha ml eu st nu me zo af ja ie jo jr gb
    mb kb wh kw mw pk de ad vc bc nc va tm ah hm oh uh ga zn mn nr no pm am fb ig tv pc mg gr dm ton
    sa sd ss
    """
)


def find(text: str, words: list[Word], lists: Lists) -> Iterator[Span]:
    yield from _postcodes(text)
    for match in _SIGNED.finditer(text):
        if not _of_things(text, match) and not _ranking(text, match):
            yield from _each_number(match, "number")
    for pattern in (_UNIT, _WITH_PEOPLE, _LIVES):
        for match in pattern.finditer(text):
            group = next(name for name, value in match.groupdict().items() if value)
            if not _YEARS.match(match[group]):
                yield from _each_number(match, group)
    for word in words:
        yield from _behind_street(text, word, lists)


def _each_number(match: re.Match[str], group: str, *, uncertain: bool = False) -> Iterator[Span]:
    """ "12, 14 en 16" keeps its comma and its "en"."""
    start, end = match.span(group)
    numbers = list(_ONE.finditer(match.string, start, end))
    for number in numbers:
        yield Span(*number.span(), "house_number", uncertain)
    if not numbers:
        yield Span(start, end, "house_number", uncertain)


def _postcodes(text: str) -> Iterator[Span]:
    for match in _POSTCODE.finditer(text):
        letters = match["letters"]
        small = letters.islower() and match["gap"]
        if letters.lower() in _NO_LETTERS and (
            letters.lower() in {"sa", "sd", "ss"} or small or match["digits"][:2] in {"19", "20"}
        ):
            continue
        yield Span(match.start(), match.end("letters"), "postcode_house", uncertain=bool(small))
        if match["house"]:
            yield from _each_number(match, "house")


def _of_things(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 16) : match.start()]
    return bool(_OF_THINGS.search(before)) and not match.group().lower().startswith("huis")


def _ranking(text: str, match: re.Match[str]) -> bool:
    """ "nummer 1 ergernis", "dat staat op nummer één"."""
    if match["number"].lower() not in {"1", "een", "één"}:
        return False
    return not re.search(
        r"\b(?:woont|wonen|buren|huis\w*|bewoners?|van|bij|naast|tegenover)[ ](?:\w+[ ])?$",
        text[max(0, match.start() - 24) : match.start()],
        re.IGNORECASE,
    )


def _behind_street(text: str, word: Word, lists: Lists) -> Iterator[Span]:
    if not _is_street(text, word, lists):
        return
    match = _AFTER_STREET.match(text, word.end)
    if match and not _year(match["number"], text[match.end() : match.end() + 1]):
        yield from _each_number(match, "number")
    match = _NEAR_STREET.match(text, word.end)
    if match and not _year(match["number"], ""):
        yield from _each_number(match, "number", uncertain=True)


def _is_street(text: str, word: Word, lists: Lists) -> bool:
    if word.fold in _GENERIC:
        return False
    if STREET_END.match(word.fold):
        return (
            word.titled or word.shouted or word.fold in lists.streets or bool(_PLAIN_STREET.search(word.fold))
        )
    # Spui 12, Noordeinde 68: streets without an ending that says so.
    behind = re.match(r"[ ]\d{1,4}[a-z]?\b(?![ ][a-z])", text[word.end : word.end + 12])
    return (
        bool(behind)
        and word.titled
        and (word.public > 1 or word.fold in lists.streets)
        and word.fold not in lists.proper
        and not word.opening
    )


def _year(number: str, behind: str) -> bool:
    return bool(re.fullmatch(r"(?:19|20)\d\d", number)) and behind not in {"-", "/"}
