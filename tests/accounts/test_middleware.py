"""Sign-in is asked where it is needed, and nobody is looked up where it isn't."""

import pytest

pytestmark = pytest.mark.django_db


def test_an_open_page_does_not_vary_by_who_asks(resident):
    answer = resident.get("/manifest.webmanifest")
    assert answer.status_code == 200
    assert "Cookie" not in answer.headers["Vary"]


def test_a_closed_page_asks_for_sign_in(resident):
    answer = resident.get("/team/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/login/?next=/team/")
    assert "Cookie" in answer.headers["Vary"]
