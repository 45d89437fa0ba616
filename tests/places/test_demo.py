"""The invented town."""

import pytest

from straatwijs.places.actions import load_demo_places
from straatwijs.places.files.records import FileRefusedError
from straatwijs.places.models import OUTDOORS, Area, AreaKind


def test_demo_town_is_whole(db):
    load_demo_places()
    outdoors = Area.objects.filter(kind__in=OUTDOORS)

    assert {kind: Area.objects.filter(kind=kind).count() for kind in AreaKind} == {
        "municipality": 1, "district": 0, "quarter": 1, "neighbourhood": 2,
        "street": 15, "square": 2, "park": 1, "entrance": 0,
    }  # fmt: skip
    assert set(outdoors.values_list("parent__name", flat=True)) == {"Noorderbeek", "Molenhoek"}
    assert outdoors.filter(kind=AreaKind.STREET, dwellings=None).count() == 0


def test_demo_town_again_changes_nothing(db):
    load_demo_places()
    before = list(Area.objects.values())
    load_demo_places()

    assert list(Area.objects.values()) == before


def test_demo_town_stays_away_from_real_streets(little_town):
    with pytest.raises(FileRefusedError):
        load_demo_places()
