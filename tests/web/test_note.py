"""/s/<street>: three taps, with and without script."""

import re
from uuid import uuid4

import pytest
from django.db import OperationalError, connection
from django.test import Client

from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution, Visit
from tests.town import Town

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def recogniser() -> None:
    deidentification.load()


@pytest.fixture
def street(little_town: Town, at) -> str:
    at("2026-11-18 14:00")
    return f"/s/{little_town.wilgenstraat.slug}"


def hidden(page: str, name: str) -> str:
    match = re.search(rf'name="{name}" value="([^"]+)"', page)
    assert match
    return match[1]


def form(client: Client, street: str, **chosen: str) -> dict[str, str]:
    page = client.get(street).content.decode()
    return {"id": hidden(page, "id"), "at": hidden(page, "at")} | chosen


def test_page_asks_both_sides_and_every_picture_once(resident, street):
    page = resident.get(street).content.decode()
    assert len(re.findall(r'type="radio" name="side"', page)) == 2
    tiles = re.findall(r'name="indicator" value="(\w+)"', page)
    assert len(tiles) == len(set(tiles)) >= 36
    assert page.count("<textarea") == 1  # words come after the thanks, in the part that is hidden at first


def test_three_taps_without_script_give_a_receipt_that_opens(resident, street):
    chosen = form(resident, street, side="annoying", indicator="loose_tiles")
    answer = resident.post(street, chosen)
    assert answer.status_code == 200
    token = re.search(r"/bon/([a-z2-7]{26})", answer.content.decode())
    assert token
    assert answer.headers["Cache-Control"] == "no-store"
    assert resident.get(f"/bon/{token[1]}").status_code == 200
    assert list(Contribution.objects.values_list("indicator", "side", "channel")) == [
        ("loose_tiles", "annoying", "phone")
    ]


def test_reloading_the_thanks_keeps_one_note_and_the_same_receipt(resident, street):
    chosen = form(resident, street, side="pleasant", indicator="good_bench")
    first, again = (resident.post(street, chosen).content.decode() for _time in range(2))
    assert re.findall(r"/bon/\w+", first) == re.findall(r"/bon/\w+", again)
    assert Contribution.objects.count() == 1


def test_side_alone_is_enough(resident, street):
    resident.post(street, form(resident, street, side="pleasant"))
    assert list(Contribution.objects.values_list("indicator", flat=True)) == ["other_pleasant"]


def test_picture_of_the_other_side_that_stayed_ticked_out_of_sight_does_not_count(resident, street):
    resident.post(street, form(resident, street, side="annoying", indicator="good_bench"))
    assert list(Contribution.objects.values_list("indicator", flat=True)) == ["other_annoying"]


def test_me_too_is_one_tap_on_what_others_noted(resident, street):
    resident.post(street, form(resident, street, side="annoying", indicator="loose_tiles"))
    neighbour = Client()
    page = neighbour.get(street).content.decode()
    offered = re.findall(r'name="metoo" value="([^"]+)"', page)
    assert offered == ["annoying:loose_tiles"]
    neighbour.post(street, form(neighbour, street, metoo=offered[0]))
    assert Contribution.objects.filter(indicator="loose_tiles").values("device").distinct().count() == 2


def test_me_too_never_shows_how_people_live_together(resident, street):
    for _time in range(3):
        resident.post(street, form(resident, street, side="annoying", indicator="noise"))
    assert Contribution.objects.filter(indicator="noise").count() == 3
    assert re.findall(r'name="metoo" value="([^"]+)"', resident.get(street).content.decode()) == []


def test_nothing_to_report_is_one_tap_and_counts_as_a_visit(resident, street):
    answer = resident.post(f"{street}/gezien", form(resident, street))
    assert answer.status_code == 200
    assert list(Visit.objects.values_list("minutes", "people")) == [(5, 1)]


def test_words_afterwards_are_guarded_and_shown_back(resident, street):
    thanks = resident.post(
        street, form(resident, street, side="annoying", indicator="loose_tiles")
    ).content.decode()
    words = {
        "receipt": hidden(thanks, "receipt"),
        "code": hidden(thanks, "code"),
        "text": "Buurman Mehmet Yılmaz struikelde",
        "perspective": "resident",
    }
    answer = resident.post(f"{street}/woorden", words).content.decode()
    stored = Contribution.objects.get()
    assert "Mehmet" not in stored.text
    assert stored.text in answer
    assert stored.perspective == "resident"


def test_words_that_are_too_long_stay_in_the_box(resident, street):
    thanks = resident.post(
        street, form(resident, street, side="annoying", indicator="loose_tiles")
    ).content.decode()
    long_words = "stoep " * 200
    answer = resident.post(
        f"{street}/woorden",
        {"receipt": hidden(thanks, "receipt"), "code": hidden(thanks, "code"), "text": long_words},
    )
    assert answer.status_code == 422
    assert long_words.strip() in answer.content.decode()
    assert Contribution.objects.get().text == ""


def test_busy_database_says_what_to_do_and_is_no_500(resident, street):
    chosen = form(resident, street, side="pleasant")

    def full(execute, sql, params, many, context):
        if sql.startswith("INSERT"):
            raise OperationalError("database or disk is full")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(full):
        answer = resident.post(street, chosen)
    assert answer.status_code == 503
    assert 'role="alert"' in answer.content.decode()


def test_unknown_street_offers_near_names(resident, little_town):
    answer = resident.get("/s/wilgestraat")
    assert answer.status_code == 404
    assert f"/s/{little_town.wilgenstraat.slug}" in answer.content.decode()


def test_page_sets_the_phones_secret_once_and_only_by_the_page(resident, street, settings):
    assert settings.DEVICE_COOKIE_NAME in resident.get(street).cookies
    assert settings.DEVICE_COOKIE_NAME not in resident.get(street).cookies
    assert (
        settings.DEVICE_COOKIE_NAME
        not in Client().post(street, {"id": str(uuid4()), "side": "pleasant"}).cookies
    )


def test_damaged_page_is_refused_with_a_sentence(resident, street):
    answer = resident.post(street, {"id": "broken", "side": "pleasant"})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert Contribution.objects.count() == 0
