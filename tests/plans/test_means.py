"""Money is given once, hours are counted once, and a portfolio shows what nobody works on."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from straatwijs.plans.actions.measures import agree_measure
from straatwijs.plans.actions.money import add_source, allocate, remove_source, set_cost
from straatwijs.plans.actions.people import add_partner, count_people, give_hours, join, remove_partner
from straatwijs.plans.calculations.means import Part, covered
from straatwijs.plans.models import Allocation, Hours, PeopleResult
from straatwijs.plans.queries.means import hours_of, money_of, portfolio, sources_of
from straatwijs.shared.refusal import Refused
from tests.plans.planning import add_goal, propose

TODAY = date(2026, 11, 18)


def money(plan, by, name="Wijkbudget", amount=10_000, **more):
    wanted = {
        "who": "Gemeente",
        "begins_on": date(2026, 1, 1),
        "ends_on": date(2026, 12, 31),
        "conditions": "",
    }
    return add_source(plan=plan, name=name, amount=amount, residents_decide=False, by=by, **(wanted | more))


@pytest.fixture
def measures(full, coordinator):
    goal = add_goal(full, coordinator)
    return [propose(full, coordinator, goal, title=title) for title in ("Meer licht", "Een bankje")]


def refusal(action, **asked):
    with pytest.raises(Refused) as refused:
        action(**asked)
    return refused.value.field


@pytest.mark.any_database
def test_money_that_ends_first_is_spent_first():
    parts = [Part("Rijk", 6000, date(2028, 1, 1)), Part("Buurt", 2000, date(2026, 12, 31))]
    money = covered(planned=10_000, spent=1500, parts=parts)
    assert (money.open, [part.name for part in money.parts], money.ends_first) == (
        2000,
        ["Buurt", "Rijk"],
        date(2026, 12, 31),
    )
    assert covered(planned=10_000, spent=2500, parts=parts).ends_first == date(2028, 1, 1)
    assert covered(planned=None, spent=8000, parts=parts).ends_first is None


def test_same_money_is_not_given_twice(full, coordinator, measures):
    source, (light, bench) = money(full, coordinator), measures
    allocate(source=source, measure=light, amount=7000, by=coordinator)
    assert refusal(allocate, source=source, measure=bench, amount=3001, by=coordinator) == "amount"
    allocate(source=source, measure=bench, amount=3000, by=coordinator)
    allocate(source=source, measure=light, amount=6000, by=coordinator)
    set_cost(measure=light, planned=8000, spent=0, by=coordinator)
    assert money_of([light])[light.pk].open == 2000
    (line,) = sources_of(full, today=TODAY)
    assert (line.given, line.left, line.soon) == (9000, 1000, True)
    assert refusal(remove_source, source=source, by=coordinator) == ""
    for measure in measures:
        allocate(source=source, measure=measure, amount=0, by=coordinator)
    assert Allocation.objects.count() == 0
    remove_source(source=source, by=coordinator)


def test_money_that_can_not_be_is_refused(full, coordinator):
    money(full, coordinator)
    assert refusal(money, plan=full, by=coordinator) == "name"
    assert refusal(money, plan=full, by=coordinator, name="A", amount=0) == "amount"
    assert refusal(money, plan=full, by=coordinator, name="A", ends_on=date(2025, 1, 1)) == "ends_on"
    assert refusal(money, plan=full, by=coordinator, name="A", who="Mevrouw De Vries") == "who"


def test_partner_in_use_says_what_hangs_on_it(full, coordinator, measures):
    partner = add_partner(plan=full, name="Bouwbedrijf De Kade", kind="firm", local=True, by=coordinator)
    join(partner=partner, measure=measures[1], brings="Hout en twee leerlingen", by=coordinator)
    with pytest.raises(Refused, match=r"^$") as refused:
        remove_partner(partner=partner, by=coordinator)
    assert "Een bankje" in refused.value.sentence
    join(partner=partner, measure=measures[1], brings="", by=coordinator)
    count_people(
        plan=full,
        kind="hired",
        on=TODAY,
        number=2,
        what="timmeren",
        partner=partner,
        today=TODAY,
        by=coordinator,
    )
    assert refusal(remove_partner, partner=partner, by=coordinator) == ""


def test_hours_of_a_day_count_once(full, coordinator, neighbourhood_worker):
    day = {"plan": full, "on": TODAY, "today": TODAY, "people": 4}
    give_hours(**day, side="volunteer", who="Buurtmoestuin", quarters=40, by=coordinator)
    assert (
        refusal(give_hours, **day, side="volunteer", who="Buurtmoestuin", quarters=4, by=coordinator) == "on"
    )
    assert (
        refusal(give_hours, **day, side="volunteer", who="Koor", quarters=4 * 96 + 1, by=coordinator)
        == "hours"
    )
    own = {
        "plan": full,
        "on": TODAY,
        "today": TODAY,
        "people": None,
        "side": "professional",
        "who": "Buurtteam",
        "own": True,
    }
    give_hours(**own, quarters=8, by=neighbourhood_worker)
    assert refusal(give_hours, **own, quarters=8, by=neighbourhood_worker) == "on"
    assert refusal(give_hours, **(own | {"on": date(2026, 11, 19)}), quarters=8, by=coordinator) == "on"
    given = hours_of([full])
    assert (given.professional, given.volunteer, given.ratio) == (2, 10, 5)
    assert Hours.objects.filter(member=neighbourhood_worker).count() == 1


def test_portfolio_shows_money_hours_and_goals_nobody_serves(full, coordinator, measures, resident):
    lonely = add_goal(full, coordinator, words="Meer mensen buiten")
    agree_measure(measure=measures[0], by=coordinator)
    allocate(source=money(full, coordinator), measure=measures[0], amount=4000, by=coordinator)
    set_cost(measure=measures[0], planned=5000, spent=100, by=coordinator)
    give_hours(
        plan=full, on=TODAY, side="volunteer", who="Koor", people=10, quarters=80, today=TODAY, by=coordinator
    )
    found = portfolio(full.area)
    assert (found.amount, found.given, found.spent, found.open) == (10_000, 4000, 100, 1000)
    assert [goal.words for goal in found.plans[0].unserved] == [lonely.words]
    page = resident.get("/gebied/de-kade/plannen").content.decode()
    assert "Meer mensen buiten" in page
    assert "10.000" in page
    paper = PdfReader(BytesIO(resident.get("/gebied/de-kade/plannen.pdf").content))
    assert "Meer licht" in paper.pages[0].extract_text()


def test_pages_keep_what_was_typed(full, coordinator, sign_in, measures):
    browser = sign_in(coordinator)
    source = {
        "do": "source",
        "name": "Fonds",
        "who": "Stichting",
        "amount": "1.500",
        "begins_on": "2026-01-01",
        "ends_on": "2025-01-01",
    }
    answer = browser.post(f"/team/plannen/{full.pk}/geld", source)
    assert (answer.status_code, 'value="1.500"' in answer.content.decode()) == (422, True)
    assert (
        browser.post(f"/team/plannen/{full.pk}/geld", source | {"ends_on": "2027-01-01"}).status_code == 302
    )
    chosen = full.money_sources.get()
    give = {"do": "allocate", "source": chosen.pk, "measure": measures[0].pk, "amount": "1500"}
    browser.post(f"/team/plannen/{full.pk}/geld", give)
    assert (chosen.amount, Allocation.objects.get().amount) == (1500, 1500)
    hours = {
        "do": "hours",
        "hours": "2,5",
        "side": "volunteer",
        "who": "Koor",
        "people": "3",
        "on": "2026-11-18",
    }
    browser.post(f"/team/plannen/{full.pk}/mensen", hours)
    browser.post(
        f"/team/plannen/{full.pk}/mensen",
        {"do": "count", "kind": "ambassador", "number": "3", "on": "2026-11-18", "what": ""},
    )
    assert (Hours.objects.get().quarters, PeopleResult.objects.get().number) == (10, 3)
    page = browser.get(f"/team/plannen/{full.pk}/mensen").content.decode()
    assert "Werden ambassadeur: 3" in " ".join(page.split())
    everyone = browser.get(full.get_absolute_url()).content.decode()
    assert "Werden ambassadeur: minder dan 5" in " ".join(everyone.split())
