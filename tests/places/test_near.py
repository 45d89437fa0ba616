"""From a position to a street."""

import pytest

from straatwijs.places.models import Area
from straatwijs.places.queries import nearest_street, nearest_street_ids, nearest_streets


def test_nearest_street_is_the_one_beside_you(den_haag):
    names = [near.area.name for near in nearest_streets(4.2760, 52.0790)]

    assert names[:2] == ["Valkenbosplein", "Ieplaan"]
    assert [near.metres for near in nearest_streets(4.2760, 52.0790)] == sorted(
        near.metres for near in nearest_streets(4.2760, 52.0790)
    )


def test_nearest_street_measures_metres(little_town):
    """0.001 degree of latitude is 111 m, 0.001 degree of longitude at 52 degrees is 68 m."""
    north = nearest_street(4.010, 52.005)
    east = nearest_street(4.019, 52.008)

    assert (north.area, north.metres) == (little_town.wilgenstraat, pytest.approx(111, abs=1))
    assert (east.area, east.metres) == (little_town.iepenpad, pytest.approx(68.5, abs=1))


def test_nearest_street_is_found_across_the_edge_of_a_map_square(little_town):
    """Squares of the map end at 52.02; the nearest street lies in the one below."""
    assert nearest_street(4.010, 52.0201).area == little_town.marktplein


def test_nothing_is_near_far_away(little_town):
    assert nearest_street(5.5, 51.0) is None


def test_many_points_at_once_give_what_one_by_one_gives(little_town):
    points = [(4.010, 52.005), (4.010, 52.0079), (4.010, 52.0201), (5.5, 51.0), (4.030, 52.0081)]
    one_by_one = [near.area.pk if (near := nearest_street(*point)) else None for point in points]

    assert nearest_street_ids(points) == one_by_one
    assert nearest_street_ids(points, within_m=20) == [None, one_by_one[1], None, None, one_by_one[4]]
    assert nearest_street_ids([]) == []


def test_a_street_without_a_line_is_near_nothing(little_town):
    Area.objects.get(pk=little_town.iepenpad.pk).boundaries.all().delete()

    assert little_town.iepenpad not in [near.area for near in nearest_streets(4.010, 52.008)]
