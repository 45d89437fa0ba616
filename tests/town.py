"""An invented town and its people, for tests of all apps."""

import json
from dataclasses import dataclass

from straatwijs.accounts.models import Member
from straatwijs.places.models import Area, AreaKind, Assignment, Boundary

YEAR = 2026
Point = tuple[float, float]  # longitude, latitude


@dataclass(frozen=True)
class Town:
    """Kleinstad: two neighbourhoods in one quarter. One street of De Kade has only five homes."""

    municipality: Area
    quarter: Area
    kade: Area
    veld: Area
    wilgenstraat: Area  # 120 homes, De Kade
    iepenpad: Area  # 40 homes, De Kade
    korte_steeg: Area  # 5 homes, De Kade
    marktplein: Area  # square without homes, De Kade
    akkerlaan: Area  # 60 homes, Het Veld

    @property
    def streets(self) -> tuple[Area, ...]:
        """All of De Kade, the square included."""
        return (self.wilgenstraat, self.iepenpad, self.korte_steeg, self.marktplein)


def rectangle(southwest: Point, northeast: Point) -> str:
    """A GeoJSON polygon."""
    (west, south), (east, north) = southwest, northeast
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def line(*points: Point) -> str:
    """A GeoJSON line."""
    return json.dumps({"type": "LineString", "coordinates": points})


def make_area(
    kind: AreaKind,
    code: str,
    name: str,
    parent: Area | None,
    *,
    geometry: str,
    middle: Point,
    dwellings: int | None = None,
    length_m: float | None = None,
) -> Area:
    """An area with its boundary of the test year, as an import would leave it."""
    area = Area.objects.create(
        code=code,
        kind=kind,
        name=name,
        slug=name.lower().replace(" ", "-"),
        parent=parent,
        path=f"{parent.path if parent else ''}{code}/",
        dwellings=dwellings,
        length_m=length_m,
        longitude=middle[0],
        latitude=middle[1],
    )
    Boundary.objects.create(area=area, year=YEAR, name=name, parent=parent, geometry=geometry)
    return area


def make_street(name: str, parent: Area, latitude: float, dwellings: int) -> Area:
    """A straight street from west to east through the middle of its neighbourhood."""
    middle = parent.longitude or 0.0
    geometry = line((middle - 0.008, latitude), (middle + 0.008, latitude))
    code = f"GM9901-{name.lower().replace(' ', '-')}"
    size = {"dwellings": dwellings, "length_m": 1095.0}
    return make_area(
        AreaKind.STREET, code, name, parent, geometry=geometry, middle=(middle, latitude), **size
    )


def build_town() -> Town:
    whole, west, east = (
        rectangle((4.00, 52.00), (4.04, 52.02)),
        rectangle((4.00, 52.00), (4.02, 52.02)),
        rectangle((4.02, 52.00), (4.04, 52.02)),
    )
    square, kind = rectangle((4.008, 52.014), (4.012, 52.017)), AreaKind
    town = make_area(kind.MUNICIPALITY, "GM9901", "Kleinstad", None, geometry=whole, middle=(4.02, 52.01))
    quarter = make_area(kind.QUARTER, "WK990101", "Binnenstad", town, geometry=whole, middle=(4.02, 52.01))
    kade = make_area(
        kind.NEIGHBOURHOOD, "BU99010101", "De Kade", quarter, geometry=west, middle=(4.01, 52.01)
    )
    veld = make_area(
        kind.NEIGHBOURHOOD, "BU99010102", "Het Veld", quarter, geometry=east, middle=(4.03, 52.01)
    )
    return Town(
        municipality=town,
        quarter=quarter,
        kade=kade,
        veld=veld,
        wilgenstraat=make_street("Wilgenstraat", kade, 52.004, 120),
        iepenpad=make_street("Iepenpad", kade, 52.008, 40),
        korte_steeg=make_street("Korte Steeg", kade, 52.012, 5),
        marktplein=make_area(
            kind.SQUARE, "GM9901-marktplein", "Marktplein", kade, geometry=square, middle=(4.01, 52.0155)
        ),
        akkerlaan=make_street("Akkerlaan", veld, 52.008, 60),
    )


def make_member(name: str, role: str = "", area: Area | None = None) -> Member:
    """Somebody of the team; without a role they serve nowhere."""
    first_name = name.partition(" ")[0].lower()
    member = Member.objects.create_user(
        f"{first_name}@straatwijs.example", "een heel lang wachtwoord", name=name
    )
    if role and area:
        Assignment.objects.create(member=member, area=area, role=role)
    return member
