"""A team draws its own areas."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError

from straatwijs.places.actions.priority_areas import Drawing, draw, may_change, redraw, remove
from straatwijs.places.models import PriorityArea
from straatwijs.shared.models import AuditRecord
from tests.town import make_member


def drawing(*areas, **changes):
    plan = {
        "name": "De Kade samen",
        "purpose": "Meer groen en minder afval.",
        "begins_on": date(2026, 11, 1),
        "ends_on": date(2027, 11, 1),
        "areas": areas,
    }
    return Drawing(**plan | changes)


def form(*areas, **changes):
    plan = {
        "name": "De Kade samen",
        "purpose": "Meer groen en minder afval.",
        "begins_on": "2026-11-01",
        "ends_on": "",
        "areas": [area.code for area in areas],
    }
    return plan | changes


@pytest.fixture
def drawn(little_town, coordinator):
    return draw(drawing=drawing(little_town.iepenpad, little_town.marktplein), by=coordinator)


def test_priority_area_has_its_streets_period_and_municipality(drawn, little_town, coordinator):
    assert list(drawn.areas.all()) == [little_town.iepenpad, little_town.marktplein]
    assert (drawn.slug, drawn.municipality) == ("de-kade-samen", little_town.municipality)
    record = AuditRecord.objects.get()
    assert (record.by, record.action, record.key, record.details) == (
        coordinator, "draw priority area", "de-kade-samen", {"areas": 2},
    )  # fmt: skip


def test_priority_area_keeps_its_address_under_another_name(drawn, little_town, coordinator):
    redraw(priority_area=drawn, drawing=drawing(little_town.wilgenstraat, name="Anders"), by=coordinator)
    found = PriorityArea.objects.get()

    assert (found.name, found.slug, list(found.areas.all())) == (
        "Anders",
        "de-kade-samen",
        [little_town.wilgenstraat],
    )


def test_two_of_one_name_have_two_addresses(drawn, little_town, coordinator):
    second = draw(drawing=drawing(little_town.wilgenstraat), by=coordinator)
    third = draw(drawing=drawing(little_town.wilgenstraat, name="Nieuw"), by=coordinator)

    assert (second.slug, third.slug) == ("de-kade-samen-2", "nieuw-2")


def test_nobody_draws_where_they_do_not_work(little_town, coordinator, outsider, scout, analyst):
    for member in (outsider, scout, analyst):
        with pytest.raises(PermissionDenied):
            draw(drawing=drawing(little_town.iepenpad), by=member)
    with pytest.raises(PermissionDenied):
        draw(drawing=drawing(little_town.iepenpad, little_town.akkerlaan), by=coordinator)
    assert PriorityArea.objects.count() == 0


def test_nobody_changes_an_area_of_which_they_serve_a_part_only(drawn, little_town):
    beside = make_member("Bea Bezem", "coordinator", little_town.iepenpad)

    assert not may_change(drawn, beside)
    with pytest.raises(PermissionDenied):
        redraw(priority_area=drawn, drawing=drawing(little_town.iepenpad), by=beside)
    with pytest.raises(PermissionDenied):
        remove(priority_area=drawn, by=beside)
    assert PriorityArea.objects.count() == 1


def test_a_whole_neighbourhood_is_no_street(little_town, coordinator):
    with pytest.raises(PermissionDenied):
        draw(drawing=drawing(little_town.kade), by=coordinator)


def test_priority_area_without_streets_or_with_its_end_first_is_refused(little_town, coordinator):
    with pytest.raises(ValidationError):
        draw(drawing=drawing(), by=coordinator)
    with pytest.raises(ValidationError):
        draw(drawing=drawing(little_town.iepenpad, ends_on=date(2026, 11, 1)), by=coordinator)
    assert (PriorityArea.objects.count(), AuditRecord.objects.count()) == (0, 0)


def test_the_database_refuses_an_end_before_the_beginning(drawn):
    with pytest.raises(IntegrityError):
        PriorityArea.objects.update(ends_on=date(2025, 1, 1))


def test_removing_leaves_the_streets(drawn, little_town, coordinator):
    remove(priority_area=drawn, by=coordinator)

    assert PriorityArea.objects.count() == 0
    little_town.iepenpad.refresh_from_db()
    assert [record.action for record in AuditRecord.objects.all()] == [
        "remove priority area",
        "draw priority area",
    ]


@pytest.mark.parametrize(
    ("today", "ends_on"),
    [("2026-12-01", date(2027, 11, 1)), ("2026-10-01", None), ("2028-01-01", date(2027, 11, 1))],
)
def test_everyone_reads_the_page(drawn, resident, at, today, ends_on):
    PriorityArea.objects.update(ends_on=ends_on)
    at(today)
    page = resident.get("/gebied/prioritair/de-kade-samen").content.decode()

    assert "Meer groen en minder afval." in page
    assert f"1 november {ends_on.year if ends_on else 2026}" in page
    assert page.count('href="/s/') == 2


def test_unknown_priority_area_is_no_page(little_town, resident):
    assert resident.get("/gebied/prioritair/nergens").status_code == 404


def test_team_pages_ask_for_signing_in(drawn, resident):
    for path in ("", "nieuw", "de-kade-samen", "de-kade-samen/weg"):
        assert resident.get(f"/team/gebieden/{path}").status_code == 302


def test_team_draws_on_the_page(little_town, coordinator, sign_in):
    browser = sign_in(coordinator)
    response = browser.post("/team/gebieden/nieuw", form(little_town.iepenpad, little_town.korte_steeg))

    assert response.status_code == 302
    assert list(PriorityArea.objects.get().areas.all()) == [little_town.iepenpad, little_town.korte_steeg]
    assert "De Kade samen" in browser.get("/team/gebieden/").content.decode()


def test_team_sees_its_own_streets_only(little_town, coordinator, sign_in):
    page = sign_in(coordinator).get("/team/gebieden/nieuw").content.decode()

    assert page.count('type="checkbox"') == 4
    assert "Akkerlaan" not in page
    assert page.count("data-pick=") == 4


def test_search_narrows_the_list_and_keeps_what_was_filled_in(little_town, coordinator, sign_in):
    sent = form(little_town.iepenpad, find="1", search="wilg", name="Half ingevuld")
    page = sign_in(coordinator).post("/team/gebieden/nieuw", sent).content.decode()

    assert page.count('type="checkbox"') == 2
    assert f'value="{little_town.iepenpad.code}" checked' in page
    assert f'value="{little_town.wilgenstraat.code}">' in page
    assert "Half ingevuld" in page
    assert PriorityArea.objects.count() == 0


def test_form_says_what_is_wrong_and_saves_nothing(little_town, coordinator, sign_in):
    browser = sign_in(coordinator)
    for sent in (
        form(),
        form(little_town.akkerlaan),
        form(little_town.iepenpad, name=""),
        form(little_town.iepenpad, ends_on="2026-10-01"),
        form(little_town.iepenpad, begins_on="gisteren"),
    ):
        response = browser.post("/team/gebieden/nieuw", sent)
        assert (response.status_code, "errorlist" in response.content.decode()) == (200, True)
    assert PriorityArea.objects.count() == 0


def test_team_changes_and_removes_after_a_question(drawn, little_town, coordinator, sign_in):
    browser = sign_in(coordinator)
    page = browser.get("/team/gebieden/de-kade-samen").content.decode()
    browser.post("/team/gebieden/de-kade-samen", form(little_town.wilgenstraat))
    asked = browser.get("/team/gebieden/de-kade-samen/weg")

    assert page.count(" checked") == 2
    assert 'value="2026-11-01"' in page
    assert list(PriorityArea.objects.get().areas.all()) == [little_town.wilgenstraat]
    assert asked.status_code == 200
    assert browser.post("/team/gebieden/de-kade-samen/weg").status_code == 302
    assert PriorityArea.objects.count() == 0


def test_outsider_and_scout_may_not_open_the_forms(drawn, outsider, scout, sign_in):
    assert sign_in(outsider).get("/team/gebieden/de-kade-samen").status_code == 403
    assert sign_in(outsider).post("/team/gebieden/de-kade-samen/weg").status_code == 403
    assert sign_in(scout).get("/team/gebieden/nieuw").status_code == 403
    assert sign_in(scout).get("/team/gebieden/").status_code == 200
    assert PriorityArea.objects.count() == 1
