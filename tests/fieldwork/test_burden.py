"""What filling in asks of people: seen by oneself, by who leads only of three or more, warned before the ceiling."""

import re

import pytest
from django.utils import timezone

from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution
from straatwijs.privacy.queries import Reader, own_burden, team_burden
from straatwijs.shared.weeks import quarter_of
from tests.fieldwork.pages import filled_in
from tests.fieldwork.steering import shift, shifts
from tests.town import make_member

PLACE = "/team/werklast/de-kade"
FORM = "/team/invullen/logbook/wilgenstraat"


@pytest.fixture(autouse=True)
def _today(at):
    deidentification.load()
    at("2026-11-25 14:00")


def text(answer):
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def burden_of(area, member):
    quarter = quarter_of(timezone.localdate())
    return team_burden(area, reader=Reader.for_member(member), first=quarter.first_week, end=quarter.end)


def test_own_minutes_are_seen_by_oneself_only(little_town, scout, neighbourhood_worker, coordinator, sign_in):
    street = little_town.wilgenstraat
    shifts(street, neighbourhood_worker, weeks_ago=range(1, 4), seconds=60)
    shift(street, scout, seconds=600)
    quarter = quarter_of(timezone.localdate())

    (own,) = own_burden(Reader.for_member(neighbourhood_worker), first=quarter.first_week, end=quarter.end)
    assert (own.forms, round(own.expected, 1), own.measured) == (3, 2.1, 3)
    assert "Invullen kostte je 3 minuten." in text(sign_in(neighbourhood_worker).get("/team/werklast/"))
    found = burden_of(little_town.kade, coordinator)
    assert (found.total.forms, found.total.people, found.total.measured) == (4, 2, None)
    assert (found.by_role, found.by_instrument) == ((), ())
    assert burden_of(little_town.kade, neighbourhood_worker) is None
    assert sign_in(neighbourhood_worker).get(PLACE).status_code == 404


def test_organiser_is_warned_before_the_ceiling_of_a_role(little_town, scout, coordinator, sign_in):
    scouts = [scout, *(make_member(name, "scout", little_town.kade) for name in ("Ida Bos", "Jaap Kok"))]
    for member in scouts:
        shifts(little_town.wilgenstraat, member, weeks_ago=range(8), seconds=60)
    desk = sign_in(coordinator)
    assert "Scout 3 24 17 24" in text(desk.get(PLACE))
    assert "meer dan" not in text(desk.get("/team/"))

    assert desk.post(f"{PLACE}/grens", {"role": "scout", "minutes": "veel"}).status_code == 422
    desk.post(f"{PLACE}/grens", {"role": "scout", "minutes": "10"})
    assert "Gemiddeld 8 minuten per persoon: 80% van de 10 die we mogen vragen." in text(desk.get(PLACE))
    assert "De Kade: we vragen bijna zoveel van mensen als is afgesproken." in text(desk.get("/team/"))
    assert "Je gaf 80% van de minuten die we jou mogen vragen." in text(sign_in(scout).get("/team/"))

    desk.post(f"{PLACE}/grens", {"role": "scout", "minutes": ""})
    assert "80% van de" not in text(desk.get(PLACE))


def test_form_that_nobody_keeps_up_says_so_and_offers_its_lighter_form(
    little_town, neighbourhood_worker, coordinator, sign_in
):
    shift(little_town.wilgenstraat, neighbourhood_worker, days_ago=15)
    desk, outside = sign_in(coordinator), sign_in(neighbourhood_worker)
    assert "niet ingevuld" not in text(desk.get("/team/"))
    Contribution.objects.update(week="2026-11-02")
    assert "Logboek, Wilgenstraat: al 3 weken niet ingevuld." in text(desk.get("/team/"))
    assert "answers.contact" in outside.get(FORM).content.decode()

    address = "/team/werklast/wilgenstraat/formulier"
    assert outside.post(address, {"instrument": "logbook", "form": "lighter"}).status_code == 404
    desk.post(address, {"instrument": "logbook", "form": "lighter"})
    page = outside.get(FORM).content.decode()
    asked = set(re.findall(r'name="answers\.(\w+)"', page))
    assert asked == {"activity", "children", "girls", "minutes", "good", "bad"}
    outside.post(FORM, filled_in(outside, FORM, activity="talk", minutes="30"))
    assert Contribution.objects.latest("pk").answers == {"activity": "talk", "minutes": 30}

    desk.post(address, {"instrument": "logbook", "form": "whole"})
    assert "answers.contact" in outside.get(FORM).content.decode()


def test_residents_are_counted_in_total(little_town, given, coordinator, sign_in):
    for _note in range(4):
        given("loose_tiles")
    assert "Van bewoners 4 bijdragen, samen ongeveer" in text(sign_in(coordinator).get(PLACE))
