"""Linking opportunities of a whole city: the search against a plain loop over all pairs, in the same run."""

import math
import os
import random
import resource
import time
from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import django

from bench.figures import Figure, alone, at_most, known

TITLE = "Linking opportunities: 500 works, 3,000 wishes, 200 goals"
WORKS, WISHES, GOALS, NEIGHBOURHOODS, STREETS = 500, 3_000, 200, 60, 20
# The plain loop goes over this part of the works, and is reckoned up to all of them.
LOOPED = 10
TODAY = date(2026, 3, 1)
# A first visitor of the day waits for it, so it must stay far below what a loop takes.
SHARE, MEGABYTES = 0.1, 150


def measure(*, quick: bool) -> list[Figure]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "straatwijs.config.settings")
    django.setup()
    from straatwijs.plans.calculations.linking import search  # noqa: PLC0415 - Django must be awake first
    from straatwijs.plans.queries.known_links import linking_rules  # noqa: PLC0415 - as above

    works, needs, rules = *_city(), linking_rules()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    found = search(works, needs, (), rules, today=TODAY)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    rounds = 2 if quick else 5
    ours = min(_cpu(lambda: search(works, needs, (), rules, today=TODAY)) for _ in range(rounds))
    some = works[:LOOPED]
    pairs: set[tuple[str, str]] = set()
    looped = _cpu(lambda: pairs.update(_loop(some, needs, rules))) * WORKS / LOOPED
    _check_same(search(some, needs, (), rules, today=TODAY), pairs)
    return [
        at_most("CPU against a plain loop over all pairs", ours / looped, SHARE, " times", digits=3),
        at_most("memory on top", grown, MEGABYTES, " MB", digits=0),
        known("CPU of one search", ours, " s", digits=2),
        known("plain loop, reckoned from 10 works", looped, " s", digits=1),
        known("proposals", len(found), "", digits=0),
    ]


def _cpu(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def _city():
    from straatwijs.plans.calculations.linking import Need, Work  # noqa: PLC0415 - as above
    from straatwijs.plans.calculations.nearness import Place  # noqa: PLC0415 - as above
    from straatwijs.plans.calculations.vocabulary import Theme, WorkKind  # noqa: PLC0415 - as above

    chance = random.Random(11)
    places = []
    for hood, street in product(range(NEIGHBOURHOODS), range(STREETS)):
        at = (900.0 * (hood % 8) + 40 * street, 900.0 * (hood // 8) + 35 * (street % 7))
        places.append(Place(f"s{hood}-{street}", f"n{hood}", f"q{hood // 6}", at))
    hoods = [Place("", f"n{hood}", f"q{hood // 6}") for hood in range(NEIGHBOURHOODS)]
    works = []
    for number in range(WORKS):
        begins = TODAY + timedelta(days=chance.randrange(-100, 1200))
        works.append(
            Work(
                ref=f"w{number:04}",
                place=chance.choice(places if chance.random() < 0.7 else hoods),
                kinds=frozenset({chance.choice(list(WorkKind))}),
                begins=begins,
                ends=begins + timedelta(days=chance.randrange(10, 700)),
                ground=chance.random() < 0.4,
                front_door=chance.random() < 0.2,
                money=chance.choice([0, 50_000, 900_000]),
            )
        )
    themes = list(Theme)
    needs = [
        Need(f"wish{number:05}", chance.choice(places), tuple(chance.sample(themes, chance.choice([1, 1, 2]))), voices=chance.randrange(1, 30))
        for number in range(WISHES)
    ]  # fmt: skip
    needs += [
        Need(f"goal{number:05}", chance.choice(hoods), (chance.choice(themes),), is_goal=True)
        for number in range(GOALS)
    ]
    return works, needs


def _loop(works, needs, rules):
    """As one would write it first: every pair, every rule."""
    for work in works:
        taking = [rule for rule in rules if rule.takes(work) and rule.passes_on(work) >= TODAY <= work.ends]
        for need in needs:
            best = max((_score(rule, work, need) for rule in taking), default=0.0)
            if best > 0.12:
                yield work.ref, need.ref


def _score(rule, work, need) -> float:
    fit = rule.fit(need) * need.weight
    if not fit:
        return 0.0
    ahead = (work.begins - TODAY).days
    time_left = 1.0 - 0.6 * min(max(ahead - 730, 0) / (8 * 365 - 730), 1.0)
    return rule.strength * fit * time_left * _near(work.place, need.place, about_people=rule.about_people)


def _near(ours, theirs, *, about_people: bool) -> float:
    if ours.street and ours.street == theirs.street:
        return 1.0
    same = ours.neighbourhood == theirs.neighbourhood
    if not (ours.street and theirs.street):
        return 0.85 if same else 0.0
    apart = math.dist(ours.at, theirs.at) / (400.0 if about_people else 120.0)
    near = math.exp(-apart) if apart <= 3.0 else 0.0
    return max(near, 0.75) if about_people and same else near


def _check_same(found, pairs: set[tuple[str, str]]) -> None:
    """A fast search that finds something else is no search."""
    ours = {(one.work, need) for one in found for need in (*one.wishes, *one.goals)}
    assert ours <= pairs, "the search names pairs that the plain loop does not"
    listed = sum(len(one.wishes) + len(one.goals) + one.more for one in found)
    assert listed == len(pairs), f"{listed} pairs here, {len(pairs)} in the plain loop"


if __name__ == "__main__":
    alone(measure, title=TITLE, about=__doc__)
