"""A year after something was done, and each year since, the place itself is asked whether it is better."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from straatwijs.feedback.actions.yearly import forget_place_verdicts
from straatwijs.feedback.models import PlaceVerdict
from straatwijs.feedback.queries.said import said_by_perspective, said_of
from straatwijs.observations import deidentification
from straatwijs.plans.actions.plans import grow
from straatwijs.shared.weeks import block_of
from tests.notes import give
from tests.plans.planning import add_goal, advance, agree, begin, propose


@pytest.fixture(scope="module", autouse=True)
def _recogniser():
    deidentification.load()


@pytest.fixture
def done(at, little_town, coordinator):
    at("2026-11-18 14:00")
    plan = grow(plan=begin(little_town.kade, coordinator), by=coordinator)
    measure = agree(
        propose(plan, coordinator, add_goal(plan, coordinator), areas=[little_town.wilgenstraat]), coordinator
    )
    return advance(measure, coordinator, "done")


def phone(name):
    browser = Client()
    browser.cookies[settings.DEVICE_COOKIE_NAME] = name.ljust(20, "x")
    return browser


def page_of(measure):
    return reverse("better_now", args=[measure.plan_id, measure.pk])


def say(measure, name, opinion="better", perspective=""):
    return phone(name).post(page_of(measure), {"opinion": opinion, "perspective": perspective})


def test_it_is_asked_from_a_year_on_at_the_measure_and_a_while_in_the_street(done, little_town, at):
    def asks(path):
        return "Is het nu beter?" in Client().get(path).content.decode()

    street, measure = "/straat/wilgenstraat", done.get_absolute_url()
    at("2027-11-10 12:00")
    assert (asks(measure), asks(street)) == (False, False)
    assert say(done, "early").status_code == 422
    at("2027-11-20 12:00")
    assert (asks(measure), asks(street), asks("/straat/akkerlaan")) == (True, True, False)
    assert "Een jaar geleden is dit hier gedaan" in Client().get(street).content.decode()
    asked = Client().get(page_of(done), {"nu": "same"})
    assert settings.DEVICE_COOKIE_NAME in asked.cookies
    assert 'value="same" required checked' in asked.content.decode()
    at("2028-02-20 12:00")
    assert (asks(measure), asks(street)) == (True, False)
    at("2033-01-10 12:00")
    assert (asks(measure), asks(street)) == (False, False)
    assert Client().get(page_of(done)).status_code == 200


def test_a_phone_speaks_once_a_year(done, at):
    at("2027-11-20 12:00")
    assert say(done, "one").status_code == 302
    assert [say(done, "one", "same").status_code, say(done, "two", "great").status_code] == [422, 422]
    assert Client().post(page_of(done), {"opinion": "better"}).status_code == 422
    assert say(done, "two", perspective="martian").status_code == 422
    at("2028-11-20 12:00")
    assert say(done, "one", "same").status_code == 302
    assert list(PlaceVerdict.objects.values_list("year", "opinion").order_by("year")) == [
        (1, "better"),
        (2, "same"),
    ]
    assert len({bytes(one.device) for one in PlaceVerdict.objects.all()}) == 2
    today = timezone.localdate()
    forget_place_verdicts(today=today, before=today - timedelta(days=1800))
    assert [bytes(one.device) for one in PlaceVerdict.objects.filter(year=1)] == [b""]
    assert forget_place_verdicts(today=today, before=today) == 1


def test_worse_opens_it_again(done, at):
    at("2027-11-20 12:00")
    assert say(done, "one", "worse").status_code == 302
    done.refresh_from_db()
    assert (done.state, done.news.last().text) == (
        "under_way",
        "Iemand uit de straat zegt dat het nu slechter is. Het team kijkt er opnieuw naar.",
    )
    assert say(done, "two", "worse").status_code == 422


def test_what_phones_say_is_told_through_the_gate(done, little_town, at):
    for name in ("one", "two", "three"):
        for day in ("2027-10-20 12:00", "2027-11-03 12:00"):
            at(day)
            give(little_town.akkerlaan, phone=name.ljust(20, "x"), days_ago=0)
    at("2027-11-20 12:00")
    for name in ("one", "two", "four", "five"):
        say(done, name, perspective="resident")
    answered = block_of(timezone.localdate())
    at(f"{answered.closes_on} 12:00")
    assert said_of(done) == ""
    say(done, "three", perspective="resident")
    assert [one.familiar for one in PlaceVerdict.objects.order_by("pk")] == [True, True, False, False, True]
    assert said_of(done) == ""
    at(f"{block_of(timezone.localdate()).closes_on} 12:00")
    assert said_of(done) == "Ongeveer 5 mensen zeiden hoe het nu is: de meesten zeggen beter."
    assert [one.label for one in said_by_perspective(done)] == ["Bewoner"]
    assert "Ongeveer 5 mensen zeiden" in Client().get(done.get_absolute_url()).content.decode()
