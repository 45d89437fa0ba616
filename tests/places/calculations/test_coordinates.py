"""Which grid, by the values."""

import numpy as np
import pytest
import shapely

from straatwijs.places.calculations.coordinates import UnknownGridError, length_in_metres, to_degrees

# The tower of the Dutch grid in Amersfoort: its middle by definition.
TOWER_GRID, TOWER_DEGREES = (155_000, 463_000), (5.387206, 52.155172)


def point(at):
    return np.array([shapely.Point(at)], dtype=object)


@pytest.mark.parametrize("declared", [None, "EPSG:28992", "EPSG:4326", "nonsense"])
def test_dutch_grid_is_known_whatever_the_file_says(declared):
    found = to_degrees(point(TOWER_GRID), declared)[0]

    assert (found.x, found.y) == pytest.approx(TOWER_DEGREES, abs=5e-6)


@pytest.mark.parametrize("declared", [None, "EPSG:28992", "EPSG:4326", "EPSG:3857"])
def test_degrees_are_known_whatever_the_file_says(declared):
    found = to_degrees(point(TOWER_DEGREES), declared)[0]

    assert (found.x, found.y) == TOWER_DEGREES


@pytest.mark.parametrize(
    ("declared", "at", "degrees"),
    [
        ("EPSG:2056", (2_683_141, 1_247_999), (8.541, 47.379)),
        ("EPSG:27700", (530_000, 180_000), (-0.129, 51.504)),
        ("EPSG:3857", (479_000, 6_815_000), (4.303, 52.082)),
    ],
)
def test_third_grid_counts_when_the_file_names_it(declared, at, degrees):
    found = to_degrees(point(at), declared)[0]

    assert (found.x, found.y) == pytest.approx(degrees, abs=0.002)


def test_a_point_in_another_grid_than_the_rest_is_named():
    mixed = np.array([shapely.Point(4, 52), shapely.Point(155_000, 463_000)], dtype=object)

    with pytest.raises(UnknownGridError) as refused:
        to_degrees(mixed, None)
    assert refused.value.position == 1


def test_values_without_a_grid_are_refused():
    with pytest.raises(UnknownGridError, match="does not lie in the grid"):
        to_degrees(point((2_683_141, 1_247_999)), None)


def test_length_is_in_metres_on_the_ground():
    """A minute of latitude is a nautical mile; at 52 degrees 1,854 m."""
    assert length_in_metres(shapely.LineString([(4, 52), (4, 52 + 1 / 60)])) == pytest.approx(1854.5, abs=0.5)
