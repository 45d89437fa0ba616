"""Public spaces of the national address register (BAG 2.0, openbare ruimte): names and ids, no lines."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

# For the types only; defusedxml does the reading.
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from straatwijs.places.calculations import codes
from straatwijs.places.files.records import BagStreet, Content, FileRefusedError

# The rest is water, railway, a bridge, a landscape or the name of a whole neighbourhood.
_OUTDOORS = frozenset({"Weg", "Terrein"})
_ISSUED = "Naamgeving uitgegeven"


def read(path: Path, municipality: str = "") -> Content:
    """The versions that hold today. `municipality` replaces the one that the file or the ids name."""
    found: dict[str, BagStreet] = {}
    left_out: Counter[str] = Counter()
    problems: dict[str, list[int]] = defaultdict(list)
    try:
        for number, (element, stated) in enumerate(_objects(path), start=1):
            try:
                reason = _take(element, municipality or stated, found)
            except ValueError as error:
                problems[str(error)].append(number)
                continue
            if reason:
                left_out[reason] += 1
    except (ParseError, DefusedXmlException, OSError) as error:
        raise FileRefusedError.because(f"The file can't be read whole: {error}") from error
    if not found and not left_out and not problems:
        raise FileRefusedError.because("There is no openbare ruimte in it.")
    if problems:
        raise FileRefusedError.at(problems)
    return Content(bag_streets=tuple(found[key] for key in sorted(found)), left_out=left_out)


def _objects(path: Path) -> Iterator[tuple[Element, str]]:
    """Each object with the municipality that the head of the file names, or nothing."""
    stated = ""
    for _, element in iterparse(path, events=("end",)):
        tag = element.tag.rpartition("}")[2]
        if tag == "GemeenteIdentificatie":
            stated = f"GM{(element.text or '').strip()}"
        elif tag == "OpenbareRuimte":
            yield element, stated
            element.clear()


def _take(element: Element, municipality: str, found: dict[str, BagStreet]) -> str:
    """Adds the object, or says why not. Raises ValueError with a sentence."""
    if _text(element, "eindGeldigheid"):
        return "older version"
    if _text(element, "status") != _ISSUED:
        return "name withdrawn"
    if (kind := _text(element, "type")) not in _OUTDOORS:
        return kind.lower()
    bag_id, name = _text(element, "identificatie"), _text(element, "naam")
    if len(bag_id) != 16 or not bag_id.isdigit() or bag_id[4:6] != "30":
        raise ValueError(f"{bag_id!r} is no id of an openbare ruimte (16 digits, the fifth and sixth 30).")
    if not name or len(name) > 80:
        raise ValueError(f"{bag_id} has no name of 1 to 80 signs.")
    found[bag_id] = BagStreet(bag_id, name, codes.clean_code(municipality or f"GM{bag_id[:4]}"))
    return ""


def _text(element: Element, tag: str) -> str:
    return next(((child.text or "").strip() for child in element.iter() if child.tag.endswith("}" + tag)), "")
