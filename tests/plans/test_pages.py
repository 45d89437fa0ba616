"""Plans on the screen and on paper: what everyone reads, what the team fills in, and what is kept when it is refused."""

import re

import pytest
from django.urls import reverse

from straatwijs.places.models import PriorityArea
from straatwijs.plans.actions import measures, plans, side_effects
from straatwijs.plans.forms.goals import MeasurementForm
from straatwijs.plans.models import Goal, Measure, Plan
from tests.plans.planning import agree, fill, propose, walk


@pytest.fixture
def adopted(full, coordinator) -> Plan:
    """Adopted, with a quick win that goes on, one that waits and one that went up to the city."""
    walk(full, coordinator, to=4)
    goal = full.goals.get()
    plans.agree_ceiling(plan=full, ceiling=1, agreed="Afgesproken op de bewonersavond.", by=coordinator)
    agree(full.measures.get(), coordinator)
    agree(propose(full, coordinator, goal, title="Bankjes in de schaduw"), coordinator)
    city = propose(full, coordinator, goal, title="Geen vrachtwagens", pace="long")
    measures.lift_measure(measure=city, to="city", why="De stad beslist over de route.", by=coordinator)
    return full


def text_of(answer) -> str:
    """What stands on the page, without tags and on one line."""
    page = answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).split())


def test_everyone_reads_a_plan_from_the_vision_to_the_aftercare(adopted, resident):
    page = text_of(resident.get(adopted.get_absolute_url()))
    order = (
        "Een plein waar je blijft zitten.",
        "Snel te doen", "Extra bakken op het plein",
        "Afgesproken op de bewonersavond.",
        "Wacht tot er plaats is", "Bankjes in de schaduw",
        "Geen vrachtwagens", "de stad",
        "2031 Het plein is van iedereen",
        "Nulmeting 12", "8 rondes", "Streven 4",
        "1. Leer de plek kennen", "Groep residents", "5. Vind het geld", "Hier zijn we nu.",
    )  # fmt: skip
    places = [page.index(words) for words in order]
    assert places == sorted(places)


def test_the_team_is_reminded_when_the_day_to_look_again_has_come(at, light, neighbourhood_worker, sign_in):
    assert "Tijd om er weer naar te kijken" not in text_of(
        sign_in(neighbourhood_worker).get("/team/plannen/")
    )
    at("2027-03-18 09:00")
    assert "Tijd om er weer naar te kijken" in text_of(sign_in(neighbourhood_worker).get("/team/plannen/"))


def test_a_light_plan_shows_its_lines_and_its_day(light, resident):
    page = text_of(resident.get(light.get_absolute_url()))
    assert ("Bankjes op het plein" in page, "18 maart 2027" in page, "Zeven stappen" in page) == (
        True,
        True,
        False,
    )


def test_street_neighbourhood_and_city_know_the_plan_and_what_was_lifted(adopted, resident, little_town):
    here = [resident.get(path).content.decode() for path in ("/straat/wilgenstraat", "/gebied/de-kade")]
    assert [f"/plan/{adopted.pk}" in page for page in here] == [True, True]
    assert "Geen vrachtwagens" in resident.get("/gebied/kleinstad").content.decode()
    assert f"/plan/{adopted.pk}" not in resident.get("/straat/akkerlaan").content.decode()


def test_side_effects_stand_by_perspective_once_the_team_shared_them(adopted, resident, coordinator, sign_in):
    measure = adopted.measures.first()
    path = f"{measure.get_absolute_url()}/effect"
    sent = {"side": "bad", "words": "Het lawaai is nu bij ons.", "perspective": "entrepreneur"}
    assert resident.post(path, {**sent, "side": ""}).status_code == 422
    answer = resident.post(path, {**sent, "perspective": "boss"})
    assert (answer.status_code, "Het lawaai is nu bij ons." in answer.content.decode()) == (422, True)
    assert resident.post(path, sent).status_code == 302
    page = text_of(resident.get(measure.get_absolute_url()))
    assert ("Het lawaai" in page, "Er wacht er nog 1" in page) == (False, True)
    effect = measure.side_effects.get()
    sign_in(coordinator).post(reverse("measure_desk", args=[measure.pk]), {"do": "share", "id": effect.pk})
    page = text_of(resident.get(measure.get_absolute_url()))
    assert "Ondernemer Goed niets gezegd Slecht Het lawaai is nu bij ons." in page


def test_the_team_makes_a_plan_with_the_forms(at, little_town, coordinator, sign_in):
    at("2026-11-18 14:00")
    desk = sign_in(coordinator)
    wrong = desk.post("/team/plannen/nieuw", {"place": "de-kade", "title": "Samen", "first": "Planten"})
    assert (wrong.status_code, "Planten" in wrong.content.decode()) == (422, True)
    sent = {"place": "de-kade", "title": "Samen", "first": "Planten", "look_again_on": "2027-03-01"}
    assert desk.post("/team/plannen/nieuw", sent).status_code == 302
    plan = Plan.objects.get()
    desk.post(f"/team/plannen/{plan.pk}", {"do": "grow"})
    desk.post(
        f"/team/plannen/{plan.pk}/visie",
        {"do": "phrase", "words": "Hier speel ik.", "place": little_town.marktplein.pk},
    )
    assert [(part.longitude, part.latitude) for part in plan.vision_parts.all()] == [(4.01, 52.0155)]
    assert "<circle" in desk.get(plan.get_absolute_url()).content.decode()
    goal = {
        "words": "Minder zwerfvuil", "kind": "own", "what": "zakken", "unit": "zakken", "direction": "down", "baseline_value": "12,5",
        "baseline_on": "2026-11-10", "baseline_effort": "8 rondes", "target_value": "4", "target_on": "2027-11-10", "who": "Bewoners",
        "rhythm": "elke maand",
    }  # fmt: skip
    wrong = desk.post(f"/team/plannen/{plan.pk}/doel", {**goal, "target_on": "2026-11-01"})
    assert (wrong.status_code, "12,5" in wrong.content.decode()) == (422, True)
    desk.post(f"/team/plannen/{plan.pk}/doel", goal)
    assert Goal.objects.get().baseline_value == 12.5
    measure = {
        "title": "Bakken",
        "goals": Goal.objects.get().pk,
        "how_known": "Minder",
        "pace": "quick",
        "owner": "Gemeente",
    }
    assert (
        desk.post(
            f"/team/plannen/{plan.pk}/maatregel", measure | {"areas": little_town.marktplein.pk}
        ).status_code
        == 302
    )
    made = Measure.objects.get()
    assert (made.state, list(made.areas.all())) == ("proposed", [little_town.marktplein])


def test_a_step_lists_what_is_missing_and_stays(full, coordinator, sign_in):
    desk, path = sign_in(coordinator), f"/team/plannen/{full.pk}/stap/1"
    sent = {"do": "pass", "yielded": "Een beeld van de plek.", "decided": "De wijkraad"}
    answer = desk.post(path, sent)
    page = text_of(answer)
    assert answer.status_code == 422
    assert (
        "Schrijf op hoe bewoners de plek zien" in page,
        "namens bewoners" in page,
        "Een beeld van de plek." in page,
    ) == (True, True, True)
    fill(full, coordinator)
    assert desk.post(path, sent).status_code == 302
    assert text_of(desk.get(path)).count("Klaar op 18 november 2026, volgens De wijkraad.") == 1


def test_a_plan_of_a_priority_area_hangs_at_the_smallest_place_around(
    at, little_town, coordinator, sign_in, resident
):
    at("2026-11-18 14:00")
    drawn = PriorityArea.objects.create(
        name="Rond de haven", slug="rond-de-haven", purpose="Samen", begins_on="2026-01-01", municipality=little_town.municipality
    )  # fmt: skip
    drawn.areas.set([little_town.wilgenstraat, little_town.marktplein])
    sent = {
        "place": "prioritair-rond-de-haven",
        "title": "Samen",
        "first": "Planten",
        "look_again_on": "2027-03-01",
    }
    assert sign_in(coordinator).post("/team/plannen/nieuw", sent).status_code == 302
    plan = Plan.objects.get()
    assert (plan.area, plan.priority_area) == (little_town.kade, drawn)
    here = [
        resident.get(path).content.decode()
        for path in (drawn.get_absolute_url(), "/straat/wilgenstraat", "/straat/iepenpad")
    ]
    assert [f"/plan/{plan.pk}" in page for page in here] == [True, True, False]


def test_plan_and_measure_print_on_a4(adopted, resident, coordinator):
    measure = adopted.measures.first()
    side_effects.add_side_effect(
        measure=measure, side="good", words="Buren praten.", perspective="", by=coordinator
    )
    for path in (f"{adopted.get_absolute_url()}.pdf", f"{measure.get_absolute_url()}.pdf"):
        answer = resident.get(path)
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


@pytest.mark.parametrize(
    ("written", "means"), [("2,5", 2.5), ("2.5", 2.5), ("1.000", 1000), ("1.250,5", 1250.5), ("-3", -3), ("veel", None)]
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(written, means):
    form = MeasurementForm({"value": written})
    assert (form.cleaned_data.get("value") if form.is_valid() else None) == means
