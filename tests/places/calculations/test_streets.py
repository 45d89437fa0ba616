"""From stretches to streets."""

import pytest
import shapely

from straatwijs.places.calculations.streets import Fence, Stretch, grouped, metres_within, most

WEST = Fence("BU99010101", "GM9901", shapely.box(4.00, 52.0, 4.01, 52.01))
EAST = Fence("BU99010102", "GM9901", shapely.box(4.01, 52.0, 4.02, 52.01))


def line(*points):
    return shapely.LineString(points)


def test_metres_are_parted_over_the_areas():
    """0.01 degree of longitude is 684.6 m at 52 degrees."""
    (metres,) = metres_within([line((4.0075, 52.0), (4.0175, 52.0))], [WEST, EAST])

    assert metres == {"BU99010101": pytest.approx(171, abs=1), "BU99010102": pytest.approx(513, abs=1)}


def test_a_line_outside_is_held_by_the_nearest_within_300_metres():
    near, far = metres_within(
        [line((4.0, 52.012), (4.005, 52.012)), line((4.0, 52.02), (4.005, 52.02))], [WEST, EAST]
    )

    assert (list(near), far) == (["BU99010101"], {})


def test_nothing_is_held_by_no_area():
    assert metres_within([line((4, 52), (5, 52))], []) == [{}]


def test_most_is_the_first_by_code_when_equal():
    assert most({"b": 1.0, "a": 1.0, "c": 0.5}) == "a"


def test_streets_take_the_spelling_and_parent_of_most_length():
    short = Stretch(("2de Beekstraat",), line((4, 52), (4.001, 52)), "GM9901", metres={"BU99010101": 68.0})
    long = Stretch(("2e Beekstraat",), line((4.01, 52), (4.015, 52)), "GM9901", metres={"BU99010102": 342.0})

    (street,) = grouped([short, long])

    assert (street.slug, street.name, street.parent) == ("2e-beekstraat", "2e Beekstraat", "BU99010102")
    assert street.length_m == pytest.approx(411, abs=2)
    assert street.shape.geom_type == "MultiLineString"
