"""Money, partners and hours of the demo's plan: invented, and through the same doors as real ones."""

from datetime import timedelta

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.plans.actions.money import add_source, allocate, set_cost
from straatwijs.plans.actions.people import add_partner, count_people, give_hours, join
from straatwijs.plans.models import Measure, Plan
from straatwijs.plans.states import MeasureState

# Name, who gives it, euros, ends in so many weeks, what it asks, whether residents decide.
_SOURCES = (
    ("Wijkbudget", "De gemeente", 12_000, 9, "Op te maken voor het einde van het jaar.", True),
    (
        "Groen om huis",
        "De woningcorporatie",
        18_000,
        70,
        "Alleen voor planten en grond bij de huizen.",
        False,
    ),
    ("Oranje fonds voor buren", "Een fonds", 5_000, 40, "Bewoners doen zelf mee.", False),
)
# For each measure in turn: what it costs, what was spent, and what comes from each source.
_MONEY = (
    (3_000, 2_600, (2_000, 0, 1_000)),
    (20_000, 7_500, (0, 16_000, 2_000)),
    (1_500, 1_400, (0, 1_500, 0)),
    (6_500, 4_100, (6_500, 0, 0)),
    (4_000, 0, (2_500, 0, 0)),
)
_PARTNERS = (
    ("Bewonersgroep Noorderbeek", "residents", True, "De opruimploeg, elke maand"),
    ("De woningcorporatie", "housing", False, "Grond en planten"),
    ("Hoveniersbedrijf De Spade", "firm", True, "Gereedschap, en twee leerlingen uit de buurt"),
    ("De basisschool", "school", True, "Groep zeven helpt met sjouwen"),
)
# Weeks ago, who, as what, how many people, hours together.
_HOURS = (
    (40, "Wijkteam", "professional", 2, 12),
    (38, "Opruimploeg", "volunteer", 14, 42),
    (30, "Tuingroep", "volunteer", 18, 63),
    (26, "Wijkteam", "professional", 2, 8),
    (20, "Opruimploeg", "volunteer", 16, 48),
    (12, "Tuingroep", "volunteer", 22, 88),
    (6, "Wijkteam", "professional", 1, 6),
    (3, "Opruimploeg", "volunteer", 15, 45),
)
_RESULTS = (
    (36, "participant", 64, ""),
    (24, "helper", 21, ""),
    (10, "ambassador", 6, ""),
    (8, "skill", 9, "snoeien en planten"),
    (5, "hired", 2, "hovenier"),
)


def give_means(plan: Plan, by: Member) -> None:
    today = timezone.localdate()
    measures = list(plan.measures.exclude(state=MeasureState.PROPOSED).order_by("pk"))
    sources = [
        add_source(
            plan=plan,
            name=name,
            who=who,
            amount=amount,
            begins_on=today - timedelta(weeks=60),
            ends_on=today + timedelta(weeks=weeks),
            conditions=conditions,
            residents_decide=residents_decide,
            by=by,
        )
        for name, who, amount, weeks, conditions, residents_decide in _SOURCES
    ]
    for measure, (planned, spent, shares) in zip(measures, _MONEY, strict=False):
        for source, amount in zip(sources, shares, strict=True):
            if amount:
                allocate(source=source, measure=measure, amount=amount, by=by)
        set_cost(measure=measure, planned=planned, spent=spent, by=by)
    _people(plan, measures, by)


def _people(plan: Plan, measures: list[Measure], by: Member) -> None:
    today = timezone.localdate()
    for number, (name, kind, local, brings) in enumerate(_PARTNERS):
        partner = add_partner(plan=plan, name=name, kind=kind, local=local, by=by)
        join(partner=partner, measure=measures[number % len(measures)], brings=brings, by=by)
    for weeks, who, side, people, hours in _HOURS:
        day = today - timedelta(weeks=weeks)
        give_hours(
            plan=plan, on=day, side=side, who=who, people=people, quarters=hours * 4, today=today, by=by
        )
    for weeks, kind, number, what in _RESULTS:
        day = today - timedelta(weeks=weeks)
        count_people(plan=plan, kind=kind, on=day, number=number, what=what, today=today, by=by)
