"""GET areas, as partners call it."""

import pytest
from ninja import NinjaAPI
from ninja.testing import TestClient

from straatwijs.places.api import router

_api = NinjaAPI(urls_namespace="places-under-test")
_api.add_router("/areas", router)
api = TestClient(_api)


def names(answer):
    return [feature["properties"]["name"] for feature in answer.json()["features"]]


def test_areas_are_geojson_features(little_town):
    answer = api.get("/areas?kind=square")
    square = little_town.marktplein

    assert answer.status_code == 200
    assert answer.json() == {
        "type": "FeatureCollection",
        "numberMatched": 1,
        "features": [
            {
                "type": "Feature",
                "id": square.code,
                "geometry": {
                    "type": "Polygon",
                    "coordinates": [
                        [[4.008, 52.014], [4.012, 52.014], [4.012, 52.017], [4.008, 52.017], [4.008, 52.014]]
                    ],
                },
                "properties": {
                    "code": square.code,
                    "kind": "square",
                    "name": "Marktplein",
                    "slug": "marktplein",
                    "parent": little_town.kade.code,
                    "dwellings": None,
                },
            }
        ],
    }


def test_areas_by_parent_come_by_name_and_in_pages(little_town):
    query = f"/areas?parent={little_town.kade.code}"

    assert names(api.get(query)) == ["Iepenpad", "Korte Steeg", "Marktplein", "Wilgenstraat"]
    assert names(api.get(f"{query}&limit=2")) == ["Iepenpad", "Korte Steeg"]
    assert names(api.get(f"{query}&limit=2&offset=3")) == ["Wilgenstraat"]
    assert api.get(f"{query}&limit=2").json()["numberMatched"] == 4


def test_areas_by_name_forgive_spelling(little_town):
    assert names(api.get("/areas?q=wilgestraat")) == ["Wilgenstraat"]
    assert names(api.get("/areas?q=Veld")) == ["Het Veld"]
    assert names(api.get("/areas?q=wilgestraat&kind=square")) == []


def test_areas_near_a_point_come_nearest_first(little_town):
    assert names(api.get("/areas?lon=4.010&lat=52.0079")) == ["Iepenpad", "Wilgenstraat", "Korte Steeg"]
    assert names(api.get("/areas?lon=4.010&lat=52.0079&kind=street&limit=1")) == ["Iepenpad"]
    assert names(api.get("/areas?lon=4.010&lat=52.0079&q=korte")) == ["Korte Steeg"]


def test_area_without_a_shape_has_no_geometry(little_town):
    little_town.iepenpad.boundaries.all().delete()

    assert api.get("/areas?q=iepenpad").json()["features"][0]["geometry"] is None


@pytest.mark.parametrize("query", ["q=%F0%9F%98%80", "q=%25", "q='--", "parent=GM0000"])
def test_areas_answer_odd_questions_with_nothing(little_town, query):
    answer = api.get(f"/areas?{query}")

    assert (answer.status_code, names(answer)) == (200, [])


@pytest.mark.parametrize("query", ["q=%00", "parent=%00"])
def test_areas_leave_out_nul(little_town, query):
    assert api.get(f"/areas?{query}").json()["numberMatched"] == 9


def test_areas_cost_the_same_for_one_and_for_four(little_town, django_assert_num_queries):
    for limit in (1, 4):
        with django_assert_num_queries(4):
            assert len(names(api.get(f"/areas?kind=street&limit={limit}"))) == limit
