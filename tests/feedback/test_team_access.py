"""The team's pages for visitors, forgers, and whoever types odd addresses; and who sees the record of what was done."""

import pytest
from django.test import Client

from tests.feedback.telling import sent

PATHS = ["/team/", "/team/postvak/", "/team/bijdrage/1", "/team/antwoord", "/team/mensen/", "/team/verslag/"]


@pytest.mark.parametrize("path", PATHS)
def test_who_is_not_signed_in_is_asked_to(resident, path):
    answer = resident.get(path)
    assert (answer.status_code, answer["Location"]) == (302, f"/accounts/login/?next={path}")


WRITING = [
    "/team/antwoord",
    "/team/gezien",
    "/team/delen",
    "/team/delen/ongedaan",
    "/team/antwoord/1/ongedaan",
    "/team/mensen/",
    "/team/mensen/1/naam",
    "/team/mensen/1/rol",
    "/team/mensen/1/toegang",
    "/team/mensen/1/link",
    "/team/mensen/1/tweede-stap",
]


@pytest.mark.parametrize("path", WRITING)
def test_writing_needs_the_csrf_token(coordinator, path):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(coordinator)
    assert browser.post(path, {"ref": "1"}).status_code == 403


@pytest.mark.parametrize(
    "path", [path for path in WRITING if path not in {"/team/antwoord", "/team/mensen/"}]
)
def test_what_writes_has_no_page_to_read(desk, path):
    assert desk.get(path).status_code == 405


HUGE = 10**30
ODD = [
    "/team/postvak/?plek=%00",
    "/team/postvak/?plek=" + "a" * 5000,
    f"/team/postvak/?bladzij={HUGE}",
    "/team/postvak/?bladzij=-1&staat=%F0%9F%98%80&wat=%00",
    f"/team/bijdrage/{HUGE}",
    f"/team/verslag/?bladzij={HUGE}",
    f"/team/mensen/{HUGE}",
]


@pytest.mark.parametrize("path", ODD)
def test_odd_addresses_are_no_error(desk, given, path):
    given()
    assert desk.get(path).status_code in {200, 403, 404}


@pytest.mark.parametrize(
    "path", ["/team/antwoord", "/team/gezien", "/team/delen", f"/team/antwoord/{HUGE}/ongedaan"]
)
def test_odd_posts_are_no_error(desk, given, path):
    odd = {
        "ref": [str(HUGE), "-1", "x", "\x00"],
        "text": "\x00\u202e",
        "state": "\x00",
        "send": "1",
        "circle": "\x00",
    }
    assert desk.post(path, odd).status_code in {302, 404, 422}
    assert desk.post(path, {**odd, "ref": given().reference}).status_code in {302, 404, 422}


@pytest.mark.parametrize("who", ["coordinator", "administrator"])
def test_audit_page_shows_what_was_done_and_by_whom(sign_in, request, desk, given, who):
    desk.post("/team/antwoord", sent(given(text="geheim woord"), text="ons antwoord"))
    answer = sign_in(request.getfixturevalue(who)).get("/team/verslag/")
    assert [(row["record"].by.name, row["record"].action) for row in answer.context["rows"]] == [
        ("Carla Dijkgraaf", "answer")
    ]
    assert "geheim woord" not in answer.content.decode()
    assert "ons antwoord" not in answer.content.decode()


@pytest.mark.parametrize("who", ["scout", "neighbourhood_worker", "analyst"])
def test_audit_page_is_closed_to_others(sign_in, request, who):
    assert sign_in(request.getfixturevalue(who)).get("/team/verslag/").status_code == 403


def test_audit_of_another_neighbourhood_stays_there(sign_in, desk, given, outsider):
    desk.post("/team/antwoord", sent(given()))
    assert sign_in(outsider).get("/team/verslag/").context["rows"] == []
