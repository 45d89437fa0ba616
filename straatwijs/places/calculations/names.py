"""Names of places: as a slug, as something to search on, and what a name says about its place."""

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "þ": "th", "ĳ": "ij"}
)
_ORDINAL = re.compile(r"\b(\d+)(?:ste|de|e)\b")
_QUARTER_NUMBER = re.compile(r"^Wijk [0-9A-Z]{2} ")
# What files write where a street has no name.
_NO_NAMES = frozenset(
    {"", "unnamed", "noname", "no name", "onbekend", "naamloos", "zonder naam", "nan", "none", "null"}
)
_SQUARE = re.compile(r"(plein|markt)$|^plein\b", re.IGNORECASE)
_ABBREVIATIONS = (
    (re.compile(r"str\b\.?"), "straat"),
    (re.compile(r"pln?\b\.?"), "plein"),
    (re.compile(r"ln\b\.?"), "laan"),
    (re.compile(r"\bburg\b\.?"), "burgemeester"),
    (re.compile(r"\bprof\b\.?"), "professor"),
    (re.compile(r"\bdr\b\.?"), "doctor"),
    (re.compile(r"\bst\b\.?"), "sint"),
)
# Spellings that sound alike.
_SOUNDS = (
    ("ij", "y"),
    ("ei", "y"),
    ("ou", "au"),
    ("ph", "f"),
    ("th", "t"),
    ("ck", "k"),
    ("qu", "kw"),
    ("c", "k"),
)
_DOUBLED = re.compile(r"(.)\1+")


def plain(text: str) -> str:
    """Lower case without accents; "2de" and "2e" are one spelling."""
    letters = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _ORDINAL.sub(r"\1e", bare)


def slug_of(name: str) -> str:
    """Words of letters a to z and digits with hyphens, at most 80 signs; "plek" where nothing is left."""
    words = re.findall(r"[a-z0-9]+", plain(name).replace("'", " ").replace("’", " "))
    return "-".join(words)[:80].strip("-") or "plek"


def sound_of(text: str) -> str:
    """What remains of a name when spelling, spaces and doubled letters don't count: for search only."""
    key = plain(text)
    for pattern, word in _ABBREVIATIONS:
        key = pattern.sub(word, key)
    key = re.sub(r"[^a-z0-9]", "", key)
    for spelling, sound in _SOUNDS:
        key = key.replace(spelling, sound)
    return _DOUBLED.sub(r"\1", key)


def split_names(text: object) -> tuple[str, ...]:
    """All street names in one cell: "A", "A; B" or, as graph tools write it, "['A', 'B']"."""
    cell = str(text if text is not None else "").strip()
    is_list = cell.startswith("[") and cell.endswith("]")
    parts = _quoted(cell[1:-1]) if is_list else iter(cell.split(";"))
    names = (" ".join(part.split()) for part in parts)
    return tuple(dict.fromkeys(name for name in names if name.casefold() not in _NO_NAMES))


def _quoted(text: str) -> Iterator[str]:
    """The items of a printed list; a name with an apostrophe stands between double quotes there."""
    for single, double in re.findall(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"", text):
        yield (single or double).replace("\\'", "'").replace('\\"', '"')


def area_name(text: object) -> str:
    """The name without the number in front that some tables give a wijk ("Wijk 06 Bomenbuurt")."""
    return _QUARTER_NUMBER.sub("", " ".join(str(text if text is not None else "").split()))[:100]


def outdoor_kind(name: str, said: str = "") -> str:
    """Street, square or park: as the file says it, else by its name. Many streets are called "…park"."""
    kinds = {"square": "square", "plein": "square", "park": "park", "street": "street", "straat": "street"}
    return kinds.get(said.strip().casefold()) or ("square" if _SQUARE.search(name) else "street")
