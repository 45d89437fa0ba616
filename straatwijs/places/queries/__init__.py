"""Reads of this stage."""

from straatwijs.places.queries.areas import (
    above,
    area_by_code,
    area_by_slug,
    areas_of_kind,
    children_of,
    descendants,
    municipality_of,
    names_around,
    neighbourhood_of,
    street_by_slug,
    streets_of,
    within,
)
from straatwijs.places.queries.maps import map_of_streets, map_svg, map_with_points
from straatwijs.places.queries.near import NearStreet, nearest_street, nearest_street_ids, nearest_streets
from straatwijs.places.queries.neighbours import adjacent_streets
from straatwijs.places.queries.priority_areas import priority_area_by_slug
from straatwijs.places.queries.search import FoundStreet, find_streets
from straatwijs.places.queries.team import acting_role, areas_served, largest_areas_where, member_may, serves

__all__ = [
    "FoundStreet",
    "NearStreet",
    "above",
    "acting_role",
    "adjacent_streets",
    "area_by_code",
    "area_by_slug",
    "areas_of_kind",
    "areas_served",
    "children_of",
    "descendants",
    "find_streets",
    "largest_areas_where",
    "map_of_streets",
    "map_svg",
    "map_with_points",
    "member_may",
    "municipality_of",
    "names_around",
    "nearest_street",
    "nearest_street_ids",
    "nearest_streets",
    "neighbourhood_of",
    "priority_area_by_slug",
    "serves",
    "street_by_slug",
    "streets_of",
    "within",
]
