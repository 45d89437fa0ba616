"""Reads of this stage."""

from straatwijs.places.queries.areas import (
    ancestors,
    area_by_slug,
    children,
    descendants,
    municipalities,
    municipality_of,
    neighbourhood_of,
    priority_area_by_slug,
    street_by_slug,
    streets_of,
)
from straatwijs.places.queries.near import NearStreet, nearest_street, nearest_street_ids, nearest_streets
from straatwijs.places.queries.search import FoundStreet, find_streets
from straatwijs.places.queries.team import areas_served, member_may, serves

__all__ = [
    "FoundStreet",
    "NearStreet",
    "ancestors",
    "area_by_slug",
    "areas_served",
    "children",
    "descendants",
    "find_streets",
    "member_may",
    "municipalities",
    "municipality_of",
    "nearest_street",
    "nearest_street_ids",
    "nearest_streets",
    "neighbourhood_of",
    "priority_area_by_slug",
    "serves",
    "street_by_slug",
    "streets_of",
]
