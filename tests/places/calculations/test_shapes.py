"""Repairing and drawing shapes."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from straatwijs.places.calculations import drawing, shapes

BOW_TIE = shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)])


def test_an_invalid_polygon_is_repaired_and_keeps_its_surface():
    repaired = shapes.repaired(BOW_TIE)

    assert (repaired.is_valid, repaired.geom_type, repaired.area) == (
        True,
        "MultiPolygon",
        pytest.approx(0.5),
    )


def test_only_polygons_of_a_collection_stay():
    inner = shapely.GeometryCollection([shapely.box(0, 0, 1, 1), shapely.Point(5, 5)])
    collection = shapely.GeometryCollection([inner, shapely.LineString([(0, 0), (9, 9)])])

    assert shapes.repaired(collection).equals(shapely.box(0, 0, 1, 1))
    assert shapes.repaired(shapely.Point(1, 1)).is_empty


def test_a_line_from_either_end_is_one_line():
    line = shapely.LineString([(0, 0), (1, 2), (3, 4)])

    assert shapes.undirected(line) == shapes.undirected(shapely.reverse(line))
    assert shapes.joined_lines([line, shapely.reverse(line)]).length == pytest.approx(line.length)


def test_the_middle_of_a_line_lies_on_it():
    bend = shapely.LineString([(0, 0), (0, 10), (10, 10)])

    assert shapely.distance(shapely.Point(shapes.middle_of(bend)), bend) == 0


def test_text_and_back_is_the_same_shape():
    shape = shapely.box(4.123456, 52.1, 4.2, 52.2)

    assert shapes.from_text(shapes.as_text(shape)).equals(shape)
    assert " " not in shapes.as_text(shape)
    assert shapes.from_text("") is None


def test_drawing_is_in_whole_numbers_from_the_north_west():
    frame = drawing.frame_around((4.0, 52.0, 4.01, 52.01), margin=0)
    line = shapely.LineString([(4.0, 52.01), (4.005, 52.005), (4.01, 52.01)])

    assert max(frame.width, frame.height) == 1000
    assert drawing.path_data(line, frame).startswith("M")
    assert drawing.path_data(shapely.LineString([(5, 52), (5, 53)]), frame) == ""


@given(
    st.lists(
        st.tuples(st.floats(3.9, 4.2, allow_nan=False), st.floats(51.9, 52.2, allow_nan=False)),
        min_size=2,
        max_size=8,
    )
)
def test_drawing_never_leaves_its_frame(points):
    frame = drawing.frame_around((4.0, 52.0, 4.1, 52.1))
    data = drawing.path_data(shapely.LineString(points), frame)
    x = y = 0
    for stroke in data.split("M")[1:]:
        begin, _, steps = stroke.rstrip("z").partition("l")
        x, y = (int(part) for part in begin.split())
        for dx, dy in _pairs(steps):
            x, y = x + dx, y + dy
            assert -1 <= x <= frame.width + 1
            assert -1 <= y <= frame.height + 1


def _pairs(steps):
    numbers = [int(part) for part in steps.replace("-", " -").split()]
    return zip(numbers[::2], numbers[1::2], strict=True)
