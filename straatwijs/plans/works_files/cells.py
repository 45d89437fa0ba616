"""What stands in one cell. Each raises ValueError with a reason for people, which doesn't repeat what they wrote."""

import re
from datetime import date
from functools import cache, lru_cache

import numpy as np
import shapely
from django.utils import translation
from django.utils.translation import gettext as _

from straatwijs.observations.imports import dates
from straatwijs.observations.imports.dates import Spelling
from straatwijs.places.calculations.coordinates import to_degrees
from straatwijs.plans.calculations.vocabulary import WorkKind
from straatwijs.plans.linking_words import KINDS
from straatwijs.plans.recognition import kinds_in

_YES = frozenset({"ja", "j", "yes", "y", "x", "1", "true", "waar"})
_NO = frozenset({"", "nee", "n", "no", "-", "0", "false", "onwaar"})
_MONEY = re.compile(r"(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(?:\d{1,2}|-))?|\d+\.\d{1,2}")
_MOST_MONEY = 10**12
# A word in "kind" may stand for several works at once: "riool / warmtenet".
_BETWEEN = re.compile(r"[,;/+|]")
# West, south, east, north of the Dutch grid.
_DUTCH_GRID = (-10_000, 280_000, 300_000, 640_000)


def day(text: str, column: str) -> date:
    """2026-09-01, or as Dutch people write it: 1-9-2026."""
    if not text:
        raise ValueError(_("%(column)s is empty") % {"column": column})
    spelling = Spelling.ISO if dates.fits(text, Spelling.ISO) else Spelling.DMY
    try:
        found = dates.day_of(text, spelling)
    except ValueError:
        raise ValueError(
            _("%(column)s is no day; write it as 2026-09-01 or 1-9-2026") % {"column": column}
        ) from None
    if not 2000 <= found.year <= 2100:
        raise ValueError(_("%(column)s lies too far away; is the year right?") % {"column": column})
    return found


def yes_or_no(text: str, column: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(_("%(column)s must be ja or nee") % {"column": column})
    return text.lower() in _YES


def euros(text: str) -> int | None:
    """Whole euros; None for an empty cell."""
    bare = text.replace("€", "").replace("EUR", "").strip()
    if not bare:
        return None
    found = _MONEY.fullmatch(bare)
    if not found:
        raise ValueError(_("the money is no amount in euros; write it as 250000"))
    whole = int(re.sub(r"\D", "", found[1] or bare.split(".", maxsplit=1)[0]))
    if whole > _MOST_MONEY:
        raise ValueError(_("the money is no amount in euros; write it as 250000"))
    return whole


@lru_cache(maxsize=20_000)
def kinds(text: str, what: str) -> tuple[str, ...]:
    """As the file says it, by our code, by its words; else by what is going to be done."""
    said = {part.strip().lower() for part in _BETWEEN.split(text)}
    named = {kind for name, kind in _names_of_kinds().items() if name in said}
    return tuple(sorted(named | kinds_in(text) or kinds_in(what))) or (WorkKind.OTHER.value,)


@cache
def _names_of_kinds() -> dict[str, WorkKind]:
    found = {str(kind): kind for kind in WorkKind}
    for language in ("en", "nl"):
        with translation.override(language):
            found |= {str(label).lower(): kind for kind, label in KINDS.items()}
    return found


def in_degrees(shape: shapely.Geometry) -> shapely.Geometry:
    """From degrees or the Dutch grid, told by the values."""
    west, south, east, north = shapely.bounds(shape).tolist()
    in_grid = (
        west >= _DUTCH_GRID[0]
        and south >= _DUTCH_GRID[1]
        and east <= _DUTCH_GRID[2]
        and north <= _DUTCH_GRID[3]
    )
    if not (in_grid or (abs(west) <= 180 and abs(east) <= 180 and abs(south) <= 90 and abs(north) <= 90)):
        raise ValueError(_("its coordinates are no degrees and do not lie in the Dutch grid"))
    return to_degrees(np.array([shape], dtype=object), None)[0]


def point(x: str, y: str) -> shapely.Geometry | None:
    if not x and not y:
        return None
    try:
        found = float(x.replace(",", ".")), float(y.replace(",", "."))
    except ValueError:
        raise ValueError(_("its coordinates are no numbers")) from None
    if not np.isfinite(found).all():
        raise ValueError(_("its coordinates are no numbers"))
    return shapely.Point(found)
