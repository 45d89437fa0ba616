"""/zoek and /zoek/hier, as a resident uses them."""

import logging

import pytest

from straatwijs.places.views import street_not_found


def linked(response):
    return [
        line.split('"')[0] for line in response.content.decode().split('href="')[1:] if line.startswith("/s/")
    ]


def test_search_page_leads_to_noting_and_to_the_street(little_town, resident):
    response = resident.get("/zoek", {"q": "wilgestraat"})

    assert response.status_code == 200
    assert linked(response) == ["/s/wilgenstraat"]
    assert 'href="/straat/wilgenstraat"' in response.content.decode()


@pytest.mark.parametrize("text", ["", "qqqqqq", "\0", "x" * 5000, "<script>alert(1)</script>", "😀 ق"])
def test_search_page_takes_any_text(little_town, resident, text):
    response = resident.get("/zoek", {"q": text})

    assert (response.status_code, linked(response)) == (200, [])
    assert "<script>alert" not in response.content.decode()


def test_unknown_street_is_the_search_page_with_near_names(little_town, rf):
    request = rf.get("/s/iepen-pat")
    request.user = None
    response = street_not_found(request, "iepen-pat")

    assert (response.status_code, linked(response)) == (404, ["/s/iepenpad"])


def test_position_gives_the_nearest_streets(little_town, resident):
    response = resident.post("/zoek/hier", {"longitude": "4.01", "latitude": "52.0079"})

    assert linked(response) == ["/s/iepenpad", "/s/wilgenstraat", "/s/korte-steeg"]
    assert "no-store" in response["Cache-Control"]


def test_position_is_kept_nowhere(little_town, resident, caplog):
    with caplog.at_level(logging.DEBUG):
        response = resident.post("/zoek/hier", {"longitude": "4.01234", "latitude": "52.00794"})

    assert "Iepenpad" in response.content.decode()
    for place in (response.content.decode(), caplog.text, str(response.cookies), str(response.headers)):
        assert "4.01234" not in place
        assert "52.00794" not in place


def test_position_far_from_any_street_says_so(little_town, resident):
    response = resident.post("/zoek/hier", {"longitude": "5", "latitude": "51"})

    assert (response.status_code, linked(response)) == (200, [])


@pytest.mark.parametrize(
    "sent",
    [{}, {"longitude": "4"}, {"longitude": "nan", "latitude": "52"}, {"longitude": "4", "latitude": "91"}],
)
def test_position_that_is_none_asks_for_a_name(little_town, resident, sent):
    assert resident.post("/zoek/hier", sent).status_code == 400


def test_position_in_an_address_is_refused(little_town, resident):
    assert resident.get("/zoek/hier?longitude=4.01&latitude=52.0079").status_code == 405
