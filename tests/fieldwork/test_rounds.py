"""Looking together at a place through the seasons, and walking a route again."""

import re

import pytest

from straatwijs.fieldwork.calculations.rounds import seen
from straatwijs.fieldwork.models import Round, Route
from straatwijs.observations import deidentification
from straatwijs.observations.models import Contribution, Visit
from tests.fieldwork.pages import filled_in, hidden, page_of

PLAN = "/team/rondes/nieuw"
WALK = "/team/wandelingen/nieuw"


@pytest.fixture
def browser(little_town, sign_in, scout, at):
    at("2026-09-08 10:00")
    deidentification.load()
    return sign_in(scout)


def plan(browser, **change):
    asked = {"place": "Marktplein", "begins_on": "2026-09-09", "weeks": "4", "minutes": "30"}
    return browser.post(PLAN, asked | change)


def look(browser, round_, minutes, groups):
    page = f"/team/rondes/{round_.pk}"
    for size, together, doing in groups:
        browser.post(
            page, filled_in(browser, page, size=size, together=together, doing=doing, ages=["adults"])
        )
    form = page_of(browser, page).rpartition('id="done"')[2]
    return browser.post(f"{page}/klaar", {"id": hidden(form, "id"), "minutes": minutes, "people": "2"})


@pytest.mark.any_database
def test_numbers_are_per_half_hour_and_say_nothing_without_looking():
    groups = [
        {"size": 3, "together": "friends", "ages": ["young", "adults"], "doing": ["talk"]},
        {"size": 1, "together": "alone"},
    ]
    busy = seen(groups, visits=2, minutes=60)
    assert (busy.groups, busy.people, busy.people_per_half_hour) == (2, 4, 2.0)
    assert busy.shares == {
        "together": {"friends": 3, "alone": 1},
        "ages": {"young": 3, "adults": 3},
        "doing": {"talk": 3},
    }
    assert seen([], visits=0, minutes=0).people_per_half_hour is None
    assert seen([], visits=1, minutes=30).people_per_half_hour == 0


def test_two_seasons_stand_beside_each_other_with_the_looking_behind_them(browser, sign_in, scout, at):
    plan(browser)
    autumn = Round.objects.get()
    assert (autumn.season, str(autumn.begins_on), autumn.area.name) == ("autumn", "2026-09-07", "Marktplein")
    look(browser, autumn, "60", [("4", "friends", "talk"), ("2", "couple", "sit")])

    at("2026-12-09 10:00")
    browser = sign_in(scout)
    plan(browser, begins_on="2026-12-09")
    winter = Round.objects.latest("begins_on")
    look(browser, winter, "30", [("1", "alone", "pass")])
    assert list(Visit.objects.order_by("pk").values_list("minutes", "people")) == [(60, 2), (30, 2)]

    page = page_of(browser, f"/team/rondes/{winter.pk}/gezien")
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', page)
    numbers = {name: re.findall(r">([\d,–%]+)<", cells.replace("</text>", "<")) for name, cells in rows}
    assert numbers["herfst 2026"][-4:] == ["3,0", "2", "60", "50%"]
    assert numbers["winter 2026"][-4:] == ["1,0", "1", "30", "25%"]
    assert numbers["Vrienden"] == ["2,0", "0,0"]
    assert numbers["Alleen"] == ["0,0", "1,0"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"weeks": "20"}, "Vul een aantal weken in"),
        ({"minutes": "1200"}, "Vul de minuten per week in"),
        ({"place": "Akkerlaan"}, "Je hebt geen plek die “Akkerlaan” heet."),
        ({"begins_on": "straks"}, "Kies de dag waarop de ronde begint."),
        ({"begins_on": "2026-09-28"}, "In deze weken is hier al een ronde."),
    ],
)
def test_round_that_can_not_be_is_refused_with_the_reason(browser, change, sentence):
    plan(browser)
    answer = plan(browser, **{"begins_on": "2026-11-02"} | change)
    assert (answer.status_code, Round.objects.count()) == (422, 1)
    assert sentence in answer.content.decode()


def test_look_of_twenty_hours_is_asked_about(browser):
    plan(browser)
    answer = look(browser, Round.objects.get(), "1200", [])
    assert (answer.status_code, Visit.objects.count()) == (422, 0)
    assert "1200 minuten achter elkaar? Vul in hoeveel minuten je echt keek" in answer.content.decode()


def test_round_is_deleted_and_what_was_seen_stays(browser):
    plan(browser)
    found = Round.objects.get()
    look(browser, found, "30", [("2", "couple", "sit")])
    browser.post(f"/team/rondes/{found.pk}/weg", {"sure": "yes"})
    assert (Round.objects.count(), Contribution.objects.count()) == (0, 1)


def lay(browser, *stops, around="De Kade"):
    return browser.post(WALK, {"around": around, "name": "Rondje haven", "stops": "\n".join(stops)})


def test_route_is_walked_in_parts_and_again_and_no_change_is_data(browser, sign_in, coordinator, at):
    lay(browser, "Wilgenstraat", "Marktplein", "Iepenpad")
    route = Route.objects.get()
    page = f"/team/wandelingen/{route.pk}"
    assert "Nog 3 plekken te gaan" in page_of(browser, page)
    form = "/team/invullen/walk/wilgenstraat"
    browser.post(form, filled_in(browser, form, change="first", good=["green"], bad=["dark", "litter"]))
    assert "Nog 2 plekken te gaan" in page_of(sign_in(coordinator), page)

    at("2027-03-09 10:00")
    later = sign_in(coordinator)
    shown = page_of(later, page)
    assert "Nog 3 plekken te gaan" in shown
    assert "Eerste keer hier · Groen · Rommel · Donker" in shown
    one = route.stops.get(order=1)
    later.post(f"{page}/zelfde", {"stop": one.pk, "id": hidden(shown, "id")})
    newest = Contribution.objects.latest("pk")
    assert newest.answers == {"change": "same", "good": ["green"], "bad": ["litter", "dark"]}
    assert newest.member == coordinator
    shown = page_of(later, page)
    assert "Nog 2 plekken te gaan" in shown
    assert "Niets veranderd · Groen" in shown
    two = route.stops.get(order=2)
    later.post(f"{page}/zelfde", {"stop": two.pk, "id": "019a8c1e-0000-7000-8000-000000000001"})
    assert Contribution.objects.count() == 2


@pytest.mark.parametrize(
    ("stops", "sentence"),
    [
        (("Wilgenstraat", "Akkerlaan"), "Akkerlaan ligt buiten De Kade."),
        (("Wilgenstraat",), "Kies 2 tot 40 plekken."),
        (("Wilgenstraat", "Qqqqqqstraat"), "Er is geen straat die “Qqqqqqstraat” heet."),
    ],
)
def test_walk_outside_the_area_is_refused_with_the_reason(browser, stops, sentence):
    answer = lay(browser, *stops)
    assert (answer.status_code, Route.objects.count()) == (422, 0)
    page = answer.content.decode()
    assert sentence in page
    assert "\n".join(stops) in page


def test_rounds_and_routes_of_elsewhere_are_not_there(browser, sign_in, outsider, analyst):
    plan(browser)
    lay(browser, "Wilgenstraat", "Marktplein")
    pages = [f"/team/rondes/{Round.objects.get().pk}", f"/team/wandelingen/{Route.objects.get().pk}"]
    assert [sign_in(one).get(page).status_code for one in (outsider, analyst) for page in pages] == [404] * 4
    assert "Rondje haven" not in page_of(sign_in(outsider), "/team/rondes/")
