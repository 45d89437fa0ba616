"""The parts of the plan in a real town: which streets, indicators and perspectives a star is parted into.

They follow from the places and the catalogue alone, never from what was noted.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from straatwijs.instruments.definition import Indicator
from straatwijs.instruments.queries import instruments
from straatwijs.instruments.questions import PERSPECTIVES
from straatwijs.places.models import OUTDOORS, Area, AreaKind
from straatwijs.privacy import plan
from straatwijs.privacy.calculations.streets import StreetSize, counted_under


@dataclass(frozen=True)
class StreetParts:
    """`under` names for each street of a neighbourhood the street under which it is counted, mostly itself."""

    under: Mapping[str, str] = field(default_factory=dict)

    @property
    def keys(self) -> tuple[str, ...]:
        """The empty one is for what was noted about the neighbourhood itself."""
        return ("", *sorted(set(self.under.values())))

    def together_with(self, street: str) -> tuple[str, ...]:
        """Codes of the other streets that are counted under the same one."""
        host = self.under.get(street)
        return tuple(sorted(code for code, under in self.under.items() if under == host and code != street))


@dataclass(frozen=True)
class Neighbourhood:
    id: int
    code: str
    path: str
    streets: StreetParts


def neighbourhoods_of(path: str) -> tuple[Neighbourhood, ...]:
    """Today's neighbourhoods at or below a path, with their streets; two queries."""
    places = Area.objects.filter(path__startswith=path, current=True).order_by("path")
    found = places.filter(kind=AreaKind.NEIGHBOURHOOD).values_list("id", "code", "path")
    codes = {code for _id, code, _path in found}
    streets: defaultdict[str, list[StreetSize]] = defaultdict(list)
    size = ("code", "dwellings", "length_m", "longitude", "latitude")
    for street in places.filter(kind__in=OUTDOORS).values("path", *size):
        for code in codes.intersection(street.pop("path").split("/")):
            streets[code].append(StreetSize(**street))
    return tuple(
        Neighbourhood(pk, code, path, StreetParts(counted_under(streets[code]))) for pk, code, path in found
    )


def neighbourhood_around(area: Area) -> Area | None:
    """The neighbourhood in which a place lies; None above it."""
    if area.kind == AreaKind.NEIGHBOURHOOD:
        return area
    above = Area.objects.filter(code__in=area.path.rstrip("/").split("/"))
    return above.filter(kind=AreaKind.NEIGHBOURHOOD).first()


def street_key(path: str, streets: StreetParts) -> str:
    """Under which street something noted at this path is counted; empty when it was noted above a street."""
    return next((streets.under[code] for code in reversed(path.split("/")) if code in streets.under), "")


def indicators_asked() -> tuple[Indicator, ...]:
    """Of instruments that ask something of people; what is only imported takes no minutes."""
    return tuple(
        indicator
        for instrument in instruments().values()
        if instrument.minutes
        for indicator in instrument.indicators
    )


def keys_of(star: plan.Star, side: str, streets: StreetParts) -> dict[str, tuple[str, ...]]:
    """All parts of one star, in the order in which they are written."""
    indicators = (one.code for one in indicators_asked() if one.kind == star.kind and one.side == side)
    keys: Mapping[str, Sequence[str]] = {
        plan.STREET: streets.keys,
        plan.INDICATOR: sorted(indicators),
        plan.PERSPECTIVE: ("", *sorted(PERSPECTIVES)),
    }
    return {part: tuple(keys[part]) for part in star.parts if part in keys}
