"""The demo's plan: begun fifteen months ago in three lines, through all seven steps, with its first evaluation held.

A quick win is done, one measure waits for room, and one went up to the city. All of it is invented.
"""

from datetime import datetime

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.models import Topic
from straatwijs.places.models import Area
from straatwijs.places.queries import streets_of
from straatwijs.plans.actions import aftercare, goals, plans, steps
from straatwijs.plans.actions.goals import GoalDraft
from straatwijs.plans.actions.measures import lift_measure
from straatwijs.plans.actions.plans import LightPlan
from straatwijs.plans.actions.side_effects import add_side_effect
from straatwijs.plans.models import Goal, Measure, Plan
from straatwijs.plans.steps import ADOPTING, LAST, MEANS
from straatwijs.web.demo_measures import ago, agree, day_ago, news, propose
from straatwijs.web.demo_proof import Told, care_for_green

_BULLETS = (
    "Samen planten langs de gevels",
    "Elke maand een ophaaldag voor grofvuil",
    "Een bank op het plein",
)
_VISION = "Een buurt waar je buiten even blijft staan. Groen, schoon, en iemand zegt hoi."
_PHRASES = (
    "Hier hoor je de kinderen, dat moet zo blijven.",
    "Een bank in de schaduw, dan ga ik ook naar buiten.",
    "Op deze hoek mag het wel schoner.",
)
# Step: who takes part for the programme, partners and residents, and what it gave.
_STEPS = (
    ("Wijkteam", "Woningcorporatie, school, wijkagent", "Bewonersgroep",
     "We weten waar mensen trots op zijn: de geveltuinen en de kinderen op straat. En wat hen stoort: zakken naast de bak."),
    ("Wijkteam", "Woningcorporatie, school", "Bewonersgroep en jongeren", "Twee wensen voor later en drie doelen."),
    ("Wijkteam", "Woningcorporatie, wegbeheerder", "", "De leidingen liggen er nog. De rest is opgelost."),
    ("Wijkteam", "Woningcorporatie, school", "Bewonersgroep", "Een plan met acties. Bewoners meten zelf mee."),
    ("Wijkteam", "Woningcorporatie", "", "De corporatie betaalt de planten, de gemeente de ophaaldag."),
    ("", "Woningcorporatie, school, tuinclub", "Tuingroep en opruimploeg", "Twee groepen die elke maand bij elkaar komen."),
    ("Wijkteam", "", "Bewonersgroep", "Vijf jaar lang kijken we elk voorjaar samen terug."),
)  # fmt: skip
_SIDES = ("programme", "partners", "residents")
_GIVES = {"programme": "zoekt het geld bij elkaar", "partners": "betaalt de planten"}
# Months ago on which each step was passed.
_PASSED = (14.5, 14, 13.5, 13, 12.5, 12, 11.5)


def make_plan(street: Area, by: Member, green: list[Told]) -> Plan:
    """Of the neighbourhood of this street. `green`: what was told about the green in one street, where a measure helped."""
    area = street.parent or street
    begun = plans.begin_plan(
        area=area,
        wanted=LightPlan(title="Samen buiten", bullets=_BULLETS, look_again_on=day_ago(12)),
        by=by,
        now=ago(15),
    )
    plan = plans.grow(plan=begun, by=by)
    _look_ahead(plan, by)
    served = _goals(plan, by)
    bins = _early_measures(plan, served, by)
    for number, months in enumerate(_PASSED, 1):
        _pass(plan, number, ago(months), by)
    _since(plan, served, bins, green, by)
    _evaluate(plan, by)
    return plan


def _look_ahead(plan: Plan, by: Member) -> None:
    plans.write_vision(plan=plan, words=_VISION, by=by)
    for words, place in zip(_PHRASES, streets_of(plan.area), strict=False):
        plans.add_vision_part(
            plan=plan, words=words, longitude=place.longitude, latitude=place.latitude, by=by
        )
    year = timezone.localdate().year
    plans.add_ambition(
        plan=plan, words="Iedereen kan dicht bij huis in het groen zitten", year=year + 5, by=by
    )
    plans.add_ambition(plan=plan, words="Niemand struikelt nog over grofvuil", year=year + 3, by=by)
    plans.agree_ceiling(plan=plan, ceiling=2, agreed="Afgesproken op de bewonersavond.", by=by)
    made = [
        steps.add_obstacle(plan=plan, what=what, owner=owner, by=by)
        for what, owner in (
            ("Voor geveltuinen was een vergunning nodig", "De gemeente"),
            ("Onder de stoep bij de speelplek liggen leidingen", "De wegbeheerder"),
        )
    ]
    steps.settle_obstacle(
        obstacle=made[0], state="cleared", reason="Melden is nu genoeg. Het kost niets.", by=by
    )
    steps.settle_obstacle(
        obstacle=made[1], state="named", reason="De leidingen blijven. Daar komt dus niets vasts.", by=by
    )


def _goals(plan: Plan, by: Member) -> tuple[Goal, Goal, Goal]:
    ambitions = {one.year: one for one in plan.ambitions.all()}
    clean, green = (ambitions[year] for year in sorted(ambitions))
    begun, until = day_ago(13.2), day_ago(-22)
    drafts = (
        GoalDraft(
            words="Minder zakken naast de bakken", ambition=clean, kind="counts", codes=["rubbish_beside_bins"], direction="down",
            baseline_value=9.0, baseline_on=begun, baseline_effort="31 rondes", target_value=3.0, target_on=until,
            who="Iedereen die iets opschrijft", rhythm="elk kwartaal",
        ),
        GoalDraft(
            words="Minder zwerfvuil op het plein", ambition=clean, kind="own", what="Zakken zwerfvuil", unit="zakken",
            direction="down", baseline_value=6.5, baseline_on=begun, baseline_effort="8 rondes", target_value=2.0, target_on=until,
            who="De opruimploeg", rhythm="elke maand",
        ),
        GoalDraft(
            words="Meer eten uit eigen tuin", ambition=green, kind="own", what="Porties groente en fruit", unit="porties per jaar", reckoned="hand",
            direction="up", baseline_value=40, baseline_on=begun, baseline_effort="12 tuintjes", target_value=500, target_on=until,
            who="De tuingroep", rhythm="na de oogst",
        ),
    )  # fmt: skip
    first, second, third = (goals.keep_goal(plan=plan, draft=draft, by=by, now=ago(13.1)) for draft in drafts)
    return first, second, third


def _early_measures(plan: Plan, served: tuple[Goal, Goal, Goal], by: Member) -> Measure:
    """The quick win that began before the plan stood, and what takes longer."""
    litter, bags, garden = served
    bins = propose(
        plan,
        by,
        "Een opruimploeg met grijpers en een kar",
        "quick",
        served=[litter, bags],
        owner="De bewonersgroep",
        months=13.1,
    )
    propose(
        plan, by, "Geveltuinen langs de hele straat", "long", served=[garden], owner="De woningcorporatie", months=13.1,
        words="Elk voorjaar een dag met gratis planten en hulp van de tuinclub.",
    )  # fmt: skip
    agree(bins, by, months=13.05)
    news(bins, "under_way", "De kar staat in het buurthuis. Acht mensen doen mee.", 12.7, by)
    news(bins, "done", "De ploeg loopt elke week. Dat blijft zo.", 12.3, by)
    return bins


def _since(plan: Plan, served: tuple[Goal, Goal, Goal], bins: Measure, green: list[Told], by: Member) -> None:
    """After the plan was adopted."""
    litter, bags, garden = served
    gardens = plan.measures.get(title__startswith="Geveltuinen")
    agree(gardens, by, months=11)
    news(gardens, "under_way", "De eerste veertig gevels hebben een tuintje.", 7, by)
    care_for_green(plan, green, by)
    topic = Topic.objects.filter(conversation__area=plan.area, key="notes:rubbish_beside_bins").first()
    day = propose(
        plan,
        by,
        "Elke maand een ophaaldag voor grofvuil",
        "quick",
        served=[litter],
        owner="De gemeente",
        months=1.2,
        topic=topic,
    )
    agree(day, by, months=1.1)
    news(day, "under_way", "De eerste ophaaldag is geweest. Drie wagens vol.", 0.5, by)
    bench = propose(
        plan, by, "Een bank met schaduw op het plein", "quick", served=[bags], owner="De gemeente", months=1
    )
    agree(bench, by, months=0.9)  # there is no room: it waits
    trucks = propose(
        plan,
        by,
        "Geen vrachtwagens meer door de straat",
        "long",
        served=[litter],
        owner="De gemeente",
        months=0.9,
    )
    lift_measure(measure=trucks, to="city", why="De stad beslist over de route voor vrachtwagens.", by=by)
    for goal, values in ((bags, ((9, 5.0), (7, 4.5))), (garden, ((8, 180), (1.5, 410)))):
        for months, value in values:
            goals.measure_goal(
                goal=goal, on=day_ago(months), value=value, effort=goal.baseline_effort, who=goal.who, by=by
            )
    for measure, side, words, whom in (
        (bins, "good", "Buren die elkaar niet kenden, drinken na afloop koffie.", "resident"),
        (
            bins,
            "bad",
            "Sommige mensen zetten hun vuil nu juist neer: de ploeg ruimt het toch op.",
            "resident",
        ),
        (gardens, "good", "Wie in de tuin werkt, houdt ook de straat in de gaten.", "professional"),
        (gardens, "bad", "De stoep is smaller. Met een rollator is het krap.", "resident"),
    ):
        add_side_effect(measure=measure, side=side, words=words, perspective=whom, by=by)


def _evaluate(plan: Plan, by: Member) -> None:
    first = plan.aftercare_dates.order_by("on").first()
    if first is not None:
        words = "Het plein is schoner en voller. De bank is er nog niet. Met een rollator kom je er niet overal langs: daar werken we aan."
        aftercare.evaluate(day=first, words=words, by=by)


def _pass(plan: Plan, number: int, at: datetime, by: Member) -> None:
    step = plan.steps.get(number=number)
    *parties, yielded = _STEPS[number - 1]
    for side, who in zip(_SIDES, parties, strict=True):
        if who:
            does = _GIVES[side] if number == MEANS else ""
            steps.add_party(step=step, side=side, who=who, does=does, by=by)
    if number == MEANS:
        steps.show_residents(step=step, on=day_ago(12.6), how="Op een bord in het buurthuis", by=by)
    if number == LAST:
        plan.refresh_from_db()
        aftercare.plan_years(plan=plan, by=by, now=at)
    decided = "De bewonersavond" if number in {2, ADOPTING} else "Het wijkteam en de bewonersgroep"
    steps.pass_step(step=step, yielded=yielded, decided=decided, by=by, now=at)
