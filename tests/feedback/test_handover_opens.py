"""For whom the handover opens, also where there is nothing to hand over yet."""

import io

import pytest
from pypdf import PdfReader

from straatwijs.places.models import Assignment
from tests.feedback.test_handover import PAGE, on_page


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("coordinator", 200),
        ("outsider", 404),
        ("scout", 404),
        ("neighbourhood_worker", 404),
        ("analyst", 404),
        ("administrator", 404),
    ],
)
def test_handover_is_for_who_leads_here(role, status, request, sign_in):
    browser = sign_in(request.getfixturevalue(role))
    assert [browser.get(path).status_code for path in (PAGE, f"{PAGE}.pdf")] == [status, status]


def test_page_is_not_kept_by_a_borrowed_computer(desk):
    assert desk.get(PAGE).headers["Cache-Control"] == "no-store"


def test_place_is_chosen_among_ones_own(desk):
    assert desk.get("/team/overdracht/?plek=iepenpad").headers["Location"] == "/team/overdracht/iepenpad"
    assert desk.get("/team/overdracht/?plek=akkerlaan").status_code == 404
    assert "Akkerlaan" not in on_page(desk.get("/team/overdracht/"))
    assert 'href="/team/overdracht/"' in desk.get("/team/").content.decode()


def test_people_page_leads_who_may_to_the_handover(little_town, coordinator, administrator, sign_in):
    path = f"/team/mensen/{coordinator.pk}"
    link = f"{PAGE}?wie={coordinator.pk}"
    assert link not in sign_in(administrator).get(path).content.decode()
    Assignment.objects.create(member=administrator, area=little_town.kade, role="coordinator")
    assert link in sign_in(administrator).get(path).content.decode()


def test_new_place_says_that_there_is_nothing(desk):
    page = on_page(desk.get(PAGE))
    for words in ("Er staat niets open.", "Hier was nog geen gesprek.", "Hier staat nog niemand."):
        assert words in page


def test_paper_of_a_place_without_anything_opens_too(desk):
    assert len(PdfReader(io.BytesIO(desk.get(f"{PAGE}.pdf").content)).pages) >= 1
