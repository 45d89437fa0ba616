"""What the two small scripts add to pages that also work without them."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect, sync_playwright

from straatwijs.places.models import Area
from tests import browser
from tests.town import build_town, make_member

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def phone(live_server) -> Callable[..., object]:
    """`with phone(session, longitude=…) as page` opens a browser; everything in the database is there before."""

    @contextmanager
    def opened(session: str = "", *, script: bool = True, **place: float) -> Iterator[Page]:
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser.find(), args=["--no-sandbox"])
            context = chromium.new_context(
                base_url=live_server.url,
                java_script_enabled=script,
                permissions=["geolocation"] if place else [],
                geolocation=place or None,
            )
            if session:
                cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}
                context.add_cookies([cookie])
            yield context.new_page()
            chromium.close()

    return opened


def test_position_of_the_phone_finds_the_street(phone):
    build_town()
    with phone(longitude=4.01, latitude=52.0079) as page:
        page.goto("/zoek")
        page.click("[data-here] button")
        expect(page.locator("[aria-labelledby=near] .streets b")).to_have_text(
            ["Iepenpad", "Wilgenstraat", "Korte Steeg"]
        )
        address = page.url.rpartition("/")[2]

    assert address == "hier"


def test_phone_that_does_not_tell_gets_words_instead(phone):
    build_town()
    with phone() as page:
        page.goto("/zoek")
        page.click("[data-here] button")
        expect(page.locator("[data-here] [role=status]")).to_have_text(re.compile(".{30}"))
        stayed = page.url.endswith("/zoek")

    assert stayed


def test_without_script_there_is_no_button_that_does_nothing(phone):
    build_town()
    with phone(script=False) as page:
        page.goto("/zoek?q=iepenpad")
        shown = page.is_visible("[data-here]"), page.locator(".streets b").all_inner_texts()

    assert shown == (False, ["Iepenpad"])


def test_tap_on_the_map_ticks_the_box(phone):
    town = build_town()
    member = make_member("Carla Dijkgraaf", "coordinator", town.kade)
    desk = Client()
    desk.force_login(member)
    code = Area.objects.get(slug="iepenpad").code
    path, box = f'[data-pick="{code}"]', f'[value="{code}"]'
    with phone(desk.cookies[settings.SESSION_COOKIE_NAME].value) as page:
        page.goto("/team/gebieden/nieuw")
        page.dispatch_event(path, "click")
        picked = page.is_checked(box), page.get_attribute(path, "class")
        page.uncheck(box)
        left_out = page.get_attribute(path, "class")

    assert picked == (True, "here")
    assert left_out == ""
