"""Small streets are counted together with the nearest street that is large enough."""

from straatwijs.privacy.calculations.streets import StreetSize, counted_under


def street(code: str, latitude: float = 52.0, **size: float) -> StreetSize:
    return StreetSize(code=code, longitude=4.0, latitude=latitude, **size)


def test_street_with_seven_homes_joins_the_nearest_large_one():
    near, far = street("near", 52.002, dwellings=8), street("far", 52.003, dwellings=300)

    assert counted_under([far, near, street("small", dwellings=7)]) == {
        "far": "far",
        "near": "near",
        "small": "near",
    }


def test_street_of_unknown_size_joins_when_it_is_shorter_than_sixty_metres():
    streets = [street("short", length_m=59.0), street("long", 52.002, length_m=60.0)]

    assert counted_under(streets) == {"short": "long", "long": "long"}


def test_homes_count_before_length():
    streets = [
        street("tower", length_m=20.0, dwellings=90),
        street("lane", 52.002, length_m=900.0, dwellings=3),
    ]

    assert counted_under(streets) == {"tower": "tower", "lane": "tower"}


def test_square_of_unknown_size_stays_by_itself_and_takes_nobody_in():
    streets = [street("square", 52.001), street("small", dwellings=2), street("large", 52.01, dwellings=50)]

    assert counted_under(streets) == {"square": "square", "small": "large", "large": "large"}


def test_small_streets_among_themselves_are_one():
    streets = [street("b", dwellings=2), street("a", dwellings=3), street("c", dwellings=0)]

    assert counted_under(streets) == {"a": "a", "b": "a", "c": "a"}


def test_equally_near_streets_are_chosen_by_code():
    streets = [
        street("z", 52.001, dwellings=9),
        street("m", 51.999, dwellings=9),
        street("small", dwellings=1),
    ]

    assert counted_under(streets)["small"] == "m"


def test_street_without_a_place_still_joins_one():
    lost = StreetSize(code="lost", dwellings=1)

    assert counted_under([lost, street("b", dwellings=9), street("a", dwellings=9)])["lost"] == "a"
