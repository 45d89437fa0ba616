"""Whether the demo's measures helped: in one street residents took care of the green, and everyone reads that it did; of another
measure there is too little to tell. And the bags of litter that residents count themselves. All of it is invented.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.feedback.actions.verdicts import give_verdict
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.note import NewNote, NewVisit
from straatwijs.places.models import Area
from straatwijs.places.queries import streets_of
from straatwijs.plans.actions import goals
from straatwijs.plans.actions.goals import GoalDraft
from straatwijs.plans.actions.measures import add_sources
from straatwijs.plans.actions.own_measuring import gather_measured
from straatwijs.plans.actions.proof import tell_effect
from straatwijs.plans.actions.side_effects import add_side_effect
from straatwijs.plans.models import Measure, Plan
from straatwijs.plans.queries.own_measuring import INSTRUMENT
from straatwijs.privacy.queries import receipt_facts
from straatwijs.web.demo_measures import ago, agree, day_ago, news, propose

_STREET = "lindelaan"
# Weeks before and since the start of the measure, and in which part of them somebody went and looked.
_BEFORE, _SINCE, _LOOKED = 38, 22, 0.5
# Notes in a week with looking: in the street itself before and since the start, and in the others.
_WORST, _BETTER, _USUAL = 3.6, 1.3, 1.3
_PHONES = 70
_MONTHS = _SINCE * 7 / 30.44
# What those who had told it say once it is done; nobody says worse.
_VERDICTS = (("resident", ("better",) * 8 + ("same",)), ("entrepreneur", ("same",) * 5 + ("better",)))


@dataclass(frozen=True)
class Told:
    """A note about the green in the street of the measure, before it started."""

    reference: int
    receipt: str
    perspective: str


def note_green(chance: random.Random, streets: list[Area]) -> list[Told]:
    """In every street, through a year and more; returns what was told where the measure came, before its start."""
    told = []
    for week in range(-_BEFORE, _SINCE):
        for street in streets:
            if chance.random() > _LOOKED:
                continue
            moment = ago(_MONTHS) + timedelta(weeks=week, days=chance.uniform(0, 6))
            if moment > timezone.now():
                continue
            _look(chance, street, moment)
            own = street.slug == _STREET
            mean = _USUAL if not own else _WORST if week < 0 else _BETTER
            for _note in range(_often(chance, mean)):
                kept = _note_green(chance, street, moment)
                told += [kept] if own and week < 0 else []
    return told


def _often(chance: random.Random, mean: float) -> int:
    """By chance, as many as this on average."""
    return sum(chance.random() < mean / 12 for _try in range(12))


def _look(chance: random.Random, street: Area, moment: datetime) -> None:
    look = NewVisit(
        id=_id(chance), instrument="street_signal", area=street.code, begun_at=moment, minutes=chance.choice([10, 15, 20, 30]),
    )  # fmt: skip
    visits.keep_visit(visit=look, secret=_phone(chance), now=moment)


def _note_green(chance: random.Random, street: Area, moment: datetime) -> Told:
    perspective = chance.choice(["resident", "resident", "entrepreneur", ""])
    note = NewNote(
        id=_id(chance), instrument="street_signal", area=street.code, side="annoying", indicator="green_neglected", noted_at=moment,
        perspective=perspective,
    )  # fmt: skip
    kept = contributions.keep(note=note, secret=_phone(chance), now=moment)
    return Told(kept.reference, kept.receipt, perspective)


def care_for_green(plan: Plan, told: list[Told], by: Member) -> None:
    """A measure in one street that is done, and what those who had told it say of it now."""
    goal = goals.keep_goal(
        plan=plan,
        draft=GoalDraft(
            words="Groen waar iemand voor zorgt", kind="counts", codes=["green_neglected"], direction="down", baseline_value=20.0,
            baseline_on=day_ago(_MONTHS + 0.5), baseline_effort="62 rondes", target_value=8.0, target_on=day_ago(-20),
            who="Iedereen die iets opschrijft", rhythm="elk kwartaal",
        ),
        by=by,
        now=ago(_MONTHS + 0.2),
    )  # fmt: skip
    care = propose(
        plan, by, "Bewoners zorgen voor het groen in de Lindelaan", "quick", served=[goal], owner="De tuingroep", months=_MONTHS,
        words="De gemeente geeft de perken uit handen. De tuingroep krijgt gereedschap en hulp.",
        areas=list(streets_of(plan.area).filter(slug=_STREET)),
    )  # fmt: skip
    speakers = [one for whom, said in _VERDICTS for one in _of(told, whom)[: len(said)]]
    add_sources(measure=care, references=[one.reference for one in speakers])
    agree(care, by, months=_MONTHS - 0.05)
    news(
        care,
        "under_way",
        "Elf bewoners delen de perken. Het gereedschap ligt in het buurthuis.",
        _MONTHS - 0.4,
        by,
    )
    news(care, "done", "Alle perken hebben iemand die ervoor zorgt. Dat blijft zo.", _MONTHS - 0.9, by)
    for whom, said in _VERDICTS:
        for one, opinion in zip(_of(told, whom), said, strict=False):
            if facts := receipt_facts(one.receipt):
                give_verdict(facts=facts, opinion=opinion, now=ago(3))
    words = "De struiken voor de winkels zijn weg. Daar stond altijd schaduw."
    add_side_effect(measure=care, side="bad", words=words, perspective="entrepreneur", by=by)


def _of(told: list[Told], perspective: str) -> list[Told]:
    """Newest first."""
    return [one for one in reversed(told) if one.perspective == perspective]


def count_bags(plan: Plan, chance: random.Random) -> None:
    """Eight phones count bags of litter, less and less of them; what closed over enough people stands in the course."""
    goal = plan.goals.get(what="Zakken zwerfvuil")
    streets = list(streets_of(plan.area)[:4])
    for moment in _rounds(chance):
        bags = max(0, round(chance.gauss(2 + 2.5 * (timezone.now() - moment).days / 150, 0.8)))
        note = NewNote(
            id=_id(chance), instrument=INSTRUMENT, area=chance.choice(streets).code, side="", noted_at=moment,
            answers={"what": str(goal.pk), "number": bags, "people": chance.choice([1, 2, 2, 3])},
        )  # fmt: skip
        contributions.keep(note=note, secret=f"demo-phone-{chance.randrange(8):04}", now=moment)
    gather_measured(as_of=timezone.localdate())


def _rounds(chance: random.Random) -> Iterator[datetime]:
    """Some four a week, through five months."""
    return (timezone.now() - timedelta(days=chance.uniform(day, day + 1.7)) for day in range(150, 0, -2))


def tell_what_came_out(plan: Plan, by: Member) -> None:
    """Everyone reads of the green that it became less, and of the litter that there is too little to tell."""
    for begins in ("Bewoners zorgen", "Een opruimploeg"):
        measure = Measure.objects.get(plan=plan, title__startswith=begins)
        goal = measure.goals.filter(kind="counts").first()
        if goal is not None:
            tell_effect(measure=measure, goal=goal, by=by)


def _phone(chance: random.Random) -> str:
    return f"demo-phone-{chance.randrange(_PHONES):04}"


def _id(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)
