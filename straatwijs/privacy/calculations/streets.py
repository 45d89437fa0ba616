"""Which streets are counted together, because one of them is too small alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, inf, radians

from straatwijs.privacy.plan import SMALL_STREET_DWELLINGS, SMALL_STREET_LENGTH_M


@dataclass(frozen=True, kw_only=True)
class StreetSize:
    """A street, square or park of a neighbourhood; None where a figure is not known."""

    code: str
    dwellings: int | None = None
    length_m: float | None = None
    longitude: float | None = None
    latitude: float | None = None


def is_small(street: StreetSize) -> bool:
    if street.dwellings is not None:
        return street.dwellings < SMALL_STREET_DWELLINGS
    return street.length_m is not None and street.length_m < SMALL_STREET_LENGTH_M


def _is_home_to_many(street: StreetSize) -> bool:
    """Known to be large enough to take in a small one: a square without homes is not."""
    return not is_small(street) and (street.dwellings is not None or street.length_m is not None)


def counted_under(streets: Sequence[StreetSize]) -> dict[str, str]:
    """The code under which each street is counted: its own, or that of the nearest one that is large enough.

    Where a neighbourhood has no such street, all small ones are counted under the first code.
    """
    hosts = [street for street in streets if _is_home_to_many(street)]
    small = sorted((street for street in streets if is_small(street)), key=lambda street: street.code)
    under = {street.code: street.code for street in streets}
    for street in small:
        host = min(hosts, key=lambda one: (_distance(street, one), one.code)) if hosts else small[0]
        under[street.code] = host.code
    return under


def _distance(one: StreetSize, other: StreetSize) -> float:
    """In degrees of latitude, good enough within a neighbourhood; endless where a place is not known."""
    if one.longitude is None or one.latitude is None or other.longitude is None or other.latitude is None:
        return inf
    east = (one.longitude - other.longitude) * cos(radians(one.latitude))
    return hypot(east, one.latitude - other.latitude)
