"""The demo neighbourhood: invented streets, a season and a half of invented notes, and a team that answers some of them.

Everything goes through the same doors as real input: the intake, the team's actions, the closing of the figures.
"""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.early_signals.actions import find_signals
from straatwijs.feedback.actions import answer
from straatwijs.instruments.definition import Kind
from straatwijs.instruments.queries import instruments
from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions, visits
from straatwijs.observations.note import NewNote, NewVisit
from straatwijs.places.actions import load_demo_places
from straatwijs.places.models import Area, AreaKind, Assignment
from straatwijs.places.queries import areas_of_kind, streets_of
from straatwijs.privacy.actions import publish_counts
from straatwijs.shared.weeks import quarter_of
from straatwijs.web.demo_checklist import fill_in_together, sit_at_the_desk
from straatwijs.web.demo_conversations import hold_conversation, open_choice, plan_the_next, publish_news
from straatwijs.web.demo_links import bring_works
from straatwijs.web.demo_logbook import keep_logbook
from straatwijs.web.demo_means import give_means
from straatwijs.web.demo_plans import make_plan
from straatwijs.web.demo_proof import count_bags, note_green, tell_what_came_out
from straatwijs.web.demo_rounds import look_together
from straatwijs.web.demo_told import keep_threads, tell_stories

_STORIES = Path(__file__).parent / "data" / "demo_stories.json"
_INSTRUMENT = "street_signal"
NOTES = 640
VISITS = 90
PHONES = 70
TEAM = (
    ("Carla Dijkgraaf", "coordinator"),
    ("Nadir Haddou", "worker"),
    ("Sanne Wolters", "scout"),
    ("Agnes Kowalska", "administrator"),
)
LIVELIEST = "noorderbeekdwarsstraat"
# What the team answered, per indicator: days after the oldest note that waited, state, text, reason, told to everybody.
_ANSWERS = (
    ("lamp_post_broken", 9, "done", "De lampen bij de speelplek branden weer.", "", True),
    (
        "rubbish_beside_bins",
        12,
        "planned",
        "Er komt een ophaaldag voor grofvuil in de straat, samen met het buurtteam.",
        "",
        True,
    ),
    (
        "passage_blocked",
        16,
        "not_done",
        "Er komen geen paaltjes op de stoep.",
        "De brandweer moet erlangs kunnen. Wel kijken we naar bakken met groen.",
        True,
    ),
    (
        "loose_tiles",
        7,
        "being_discussed",
        "De losse tegels staan op de lijst van de wegbeheerder. We lopen er samen langs.",
        "",
        True,
    ),
    (
        "facade_garden_blooms",
        5,
        "planned",
        "Wat mooi om te zien. In het voorjaar is er weer een geveltuindag.",
        "",
        True,
    ),
    (
        "green_cared_for",
        6,
        "done",
        "Dank jullie wel. We hebben het aan de mensen van het groen verteld.",
        "",
        False,
    ),
    ("street_clean", 4, "done", "Dat horen de vegers graag. We hebben het doorgegeven.", "", False),
    ("good_bench", 8, "done", "Fijn dat het bankje wordt gebruikt. Het blijft staan.", "", False),
    (
        "too_dark",
        14,
        "being_discussed",
        "We lopen in december samen in het donker door de straat.",
        "",
        False,
    ),
    ("graffiti", 3, "done", "De muren zijn schoongemaakt.", "", False),
)
# How many of the newest notes still wait for an answer.
_WAITING = 2


def load(*, password: str, seed: int = 7) -> list[Member]:
    """Fill an empty database; returns the team. All of it or nothing."""
    # Invented data should be the same each time, so that pictures and docs agree.
    chance = random.Random(seed)  # noqa: S311 -- no secret is made with it
    deidentification.load()
    with transaction.atomic():
        load_demo_places()
        streets = sorted(
            streets_of(areas_of_kind(AreaKind.MUNICIPALITY)[0]), key=lambda street: street.slug != LIVELIEST
        )

        team = list(_team(password))
        references = _notes(chance, streets, team[0])
        _looks(chance, streets)
        green = note_green(random.Random(seed + 2), streets)  # noqa: S311 -- as above
        threads = tell_stories(random.Random(seed + 1), streets[0], team[0])  # noqa: S311 -- as above
        _answers(references, team[0])
        publish_counts(as_of=timezone.localdate(), by=None)
        sit_at_the_desk(streets[0], team[0], team[2], chance=chance)
        fill_in_together(streets[0], team[0], team[2])
        hold_conversation(streets[0], team[0])
        keep_threads(threads, streets[0], team[0])
        plan_the_next(streets[0], team[0])
        plan = make_plan(streets[0], team[0], green)
        give_means(plan, team[0])
        count_bags(plan, random.Random(seed + 3))  # noqa: S311 -- as above
        tell_what_came_out(plan, team[0])
        open_choice(streets[0], team[0])
        bring_works(streets[0], team[0])
        publish_news(streets[0], team[0])
        look_together(streets, team, chance)
        keep_logbook(chance, streets, team)
        find_signals(week=timezone.localdate() - timedelta(weeks=1), engine="here")
    return team


def _team(password: str) -> Iterator[Member]:
    town = areas_of_kind(AreaKind.MUNICIPALITY)[0]
    for name, role in TEAM:
        member = Member.objects.create_user(
            f"{name.split()[0].lower()}@straatwijs.example", password, name=name, organisation="Buurtteam"
        )
        Assignment.objects.create(member=member, area=town, role=role)
        yield member


def _notes(
    chance: random.Random, streets: list[Area], coordinator: Member
) -> dict[str, list[tuple[int, datetime]]]:
    """Notes over this quarter and the one before; the first street is the liveliest. Returns references by indicator."""
    now = timezone.now()
    begin = timezone.make_aware(
        datetime.combine(
            quarter_of(quarter_of(now).first_week - timedelta(days=1)).first_week, datetime.min.time()
        )
    )
    stories = json.loads(_STORIES.read_text(encoding="utf-8"))
    moments = sorted(begin + (now - begin) * chance.random() for _note in range(NOTES))
    told = dict(
        zip(
            sorted(chance.sample(range(NOTES), len(stories))),
            chance.sample(stories, len(stories)),
            strict=True,
        )
    )
    codes = [
        indicator
        for indicator in instruments()[_INSTRUMENT].indicators
        if not indicator.code.startswith("other")
    ]
    weights = [
        6
        if indicator.code in _LIVELY
        else 3
        if indicator.kind is Kind.OBJECT
        else 2
        if indicator.kind is Kind.SOCIAL
        else 1
        for indicator in codes
    ]
    references: dict[str, list[tuple[int, datetime]]] = {}
    shared: list[int] = []
    for number, moment in enumerate(moments):
        story = told.get(number)
        indicator = (
            instruments()[_INSTRUMENT].indicator(story[0]) if story else chance.choices(codes, weights)[0]
        )
        if indicator is None:
            raise LookupError(f"data/demo_stories.json names an indicator that is not there: {story}")
        street = streets[0] if story else chance.choices(streets, [12, *[1] * (len(streets) - 1)])[0]
        perspective = (
            story[1]
            if story
            else chance.choices(
                ["", "resident", "young_resident", "professional", "entrepreneur"], [5, 6, 2, 3, 1]
            )[0]
        )
        note = NewNote(
            id=UUID(int=chance.getrandbits(128), version=4), instrument=_INSTRUMENT, area=street.code, side=indicator.side.value, indicator=indicator.code,
            noted_at=moment, perspective=perspective, text=story[2] if story else "",
        )  # fmt: skip
        kept = contributions.keep(note=note, secret=f"demo-phone-{chance.randrange(PHONES):04}", now=moment)
        references.setdefault(indicator.code, []).append((kept.reference, moment))
        if story:
            shared.append(kept.reference)
    contributions.share(references=shared, circle="everyone", by=coordinator)
    return references


_LIVELY = {
    "rubbish_beside_bins",
    "green_cared_for",
    "facade_garden_blooms",
    "loose_tiles",
    "people_greet",
    "bad_driving",
    "children_play",
}


def _looks(chance: random.Random, streets: list[Area]) -> None:
    now = timezone.now()
    for _look in range(VISITS):
        moment = now - timedelta(days=chance.uniform(0, 150))
        visit = NewVisit(
            id=UUID(int=chance.getrandbits(128), version=4), instrument=_INSTRUMENT, area=chance.choice(streets[:6]).code, begun_at=moment,
            minutes=chance.choice([10, 15, 20, 30]),
        )  # fmt: skip
        visits.keep_visit(visit=visit, secret=f"demo-phone-{chance.randrange(PHONES):04}", now=moment)


def _answers(noted: dict[str, list[tuple[int, datetime]]], coordinator: Member) -> None:
    """In portions of four, some days after the last of each; the newest still wait."""
    for indicator, days, state, text, reason, public in _ANSWERS:
        waiting = noted.get(indicator, [])[:-_WAITING]
        for begin in range(0, len(waiting), 4):
            portion = waiting[begin : begin + 4]
            moment = min(portion[-1][1] + timedelta(days=days), timezone.now())
            told = public and begin + 4 >= len(waiting)
            answer(
                references=[reference for reference, _at in portion],
                text=text,
                state=state,
                reason=reason,
                public=told,
                by=coordinator,
                now=moment,
            )
