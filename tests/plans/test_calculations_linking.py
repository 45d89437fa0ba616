"""The search itself: place, time, theme, offers; and the catalogue that anyone can extend with one file."""

import random
import sys
from dataclasses import replace
from datetime import date

import pytest

from straatwijs.plans import catalogue
from straatwijs.plans.calculations.linking import Energy, Need, Rule, Work, search
from straatwijs.plans.calculations.nearness import Place
from straatwijs.plans.calculations.recognising import word_list
from straatwijs.plans.calculations.vocabulary import OFFERS, Theme, WorkKind
from straatwijs.plans.queries.known_links import known_links, linking_rules

pytestmark = pytest.mark.any_database
TODAY = date(2026, 3, 1)
LANE = Place("laan", "west", "stad", (0.0, 0.0))
SEWER = Work(
    ref="sewer",
    place=LANE,
    kinds=frozenset({WorkKind.SEWER}),
    begins=date(2026, 11, 1),
    ends=date(2027, 3, 1),
    ground=True,
)
SPEED = Need("speed", LANE, (Theme.SPEED,), voices=10)


def asked(*needs, works=(SEWER,), energies=(), rules=None, today=TODAY):
    return search(works, needs, energies, rules or linking_rules(), today=today)


def test_a_wish_in_the_street_that_is_opened_is_proposed_with_its_last_day():
    (found,) = asked(SPEED)
    assert (found.work, found.rule, found.wishes, found.goals) == ("sewer", "narrower_road", ("speed",), ())
    assert found.passes_on == date(2026, 5, 3)


@pytest.mark.parametrize(
    ("place", "is_near"),
    [
        (Place("hoek", "west", "stad", (90.0, 0.0)), True),
        (Place("verder", "west", "stad", (500.0, 0.0)), False),
        (Place("", "west", "stad"), True),
        (Place("", "oost", "stad"), False),
        (Place("", "", "stad"), True),
        (Place("", "", "dorp"), False),
        (Place(), True),
    ],
)
def test_what_is_about_one_spot_needs_that_spot_or_an_area_around_it(place, is_near):
    assert bool(asked(replace(SPEED, place=place))) is is_near


def test_what_is_about_people_reaches_through_the_neighbourhood():
    renovation = replace(SEWER, kinds=frozenset({WorkKind.RENOVATION}), front_door=True)
    far = replace(SPEED, themes=(Theme.LONELINESS,), place=Place("verder", "west", "stad", (900.0, 0.0)))
    there = replace(far, place=Place("anders", "oost", "stad", (3000.0, 0.0)))
    assert len(asked(far, works=[renovation])) == 1
    assert asked(there, works=[renovation]) == []


def test_it_is_too_late_once_the_last_day_has_passed():
    assert len(asked(SPEED, today=date(2026, 5, 3))) == 1
    assert asked(SPEED, today=date(2026, 5, 4)) == []


def test_work_for_residents_can_still_be_agreed_while_the_works_go_on():
    jobs = replace(SPEED, themes=(Theme.WORK,))
    assert len(asked(jobs, today=date(2026, 11, 20))) == 1
    assert asked(jobs, today=date(2026, 12, 20)) == []


def test_a_goal_for_before_the_works_begin_is_not_served():
    goal = replace(SPEED, is_goal=True, until=date(2026, 10, 31))
    assert asked(goal) == []
    assert asked(replace(goal, until=date(2026, 11, 1)))[0].goals == ("speed",)


def test_more_wishes_and_a_goal_make_one_stronger_proposal():
    more = [replace(SPEED, ref=f"speed {number}") for number in range(8)]
    goal = replace(SPEED, ref="goal", is_goal=True)
    (alone,), (together,) = asked(SPEED), asked(*more, goal)
    assert together.score > alone.score
    assert (len(together.wishes) + len(together.goals), together.more) == (6, 3)


def test_a_topic_at_two_places_counts_once():
    (found,) = asked(SPEED, replace(SPEED, place=Place("hoek", "west", "stad", (60.0, 0.0))))
    assert found.wishes == ("speed",)


def test_energy_about_the_same_comes_with_it():
    group = Energy("group", Place("", "west", "stad"), (Theme.TRAFFIC,))
    other = Energy("other", Place("", "west", "stad"), (Theme.FOOD,))
    (found,) = asked(SPEED, energies=[other, group])
    assert found.energies == ("group",)
    assert found.score > asked(SPEED)[0].score


def test_a_known_case_weighs_more_than_what_merely_could_be():
    general = [rule for rule in linking_rules() if not rule.cases]
    assert asked(SPEED, rules=general)[0].score < asked(SPEED)[0].score


def test_works_of_another_kind_that_open_nothing_are_left_alone():
    painting = replace(SEWER, kinds=frozenset({WorkKind.OTHER}), ground=False)
    cables = replace(SEWER, kinds=frozenset({WorkKind.CABLES}))
    assert asked(SPEED, works=[painting, cables]) == []


def test_the_order_of_what_is_asked_changes_nothing():
    chance = random.Random(4)
    themes = list(Theme)
    works = [
        replace(SEWER, ref=f"w{number}", kinds=frozenset({chance.choice(list(WorkKind))}), front_door=True)
        for number in range(12)
    ]
    needs = [
        replace(SPEED, ref=f"n{number}", themes=(chance.choice(themes),), voices=number)
        for number in range(40)
    ]
    whole = search(works, needs, (), linking_rules(), today=TODAY)
    chance.shuffle(works)
    chance.shuffle(needs)
    assert search(works, needs, (), linking_rules(), today=TODAY) == whole
    assert len(whole) > 20
    pairs = [(one.work, need) for one in whole for need in (*one.wishes, *one.goals)]
    assert len(pairs) == len(set(pairs))


def test_every_known_link_can_come_true():
    """Works of each kind that it names bring along what it needs, themselves or by what is said of them."""
    said = {"ground", "front_door", "crews"}
    stuck = [
        (link.id, kind)
        for link in known_links().values()
        for kind in link.works
        if set(link.needs) - OFFERS[kind] - said
    ]
    assert stuck == []
    assert len(known_links()) == 34


LINK = """
from straatwijs.plans.calculations.vocabulary import Theme, WorkKind
from straatwijs.plans.definition import Link, Oriented, Seen

LINK = Link(
    id="{id}", title="Zitrand", reason="Wie opruimt kan ook schilderen.", condition="", works=(WorkKind.OTHER,),
    answers=(Theme.CLEAN,), oriented=Oriented.AREA, seen=(Seen("own", "1-2"),),
)
"""


@pytest.fixture
def one_more_file(tmp_path, monkeypatch):
    def add(link_id):
        (tmp_path / "one_more_link.py").write_text(LINK.format(id=link_id))
        monkeypatch.setattr(catalogue, "__path__", [*catalogue.__path__, str(tmp_path)])
        known_links.cache_clear()

    yield add
    monkeypatch.undo()
    sys.modules.pop(f"{catalogue.__name__}.one_more_link", None)
    known_links.cache_clear()


def test_one_new_file_is_a_new_link(one_more_file):
    one_more_file("one_more_link")
    tidy = replace(SEWER, kinds=frozenset({WorkKind.OTHER}))
    (found,) = asked(replace(SPEED, themes=(Theme.CLEAN,)), works=[tidy])
    assert found.rule == "one_more_link"


def test_two_files_with_one_id_are_refused(one_more_file):
    one_more_file("narrower_road")
    with pytest.raises(ValueError, match="Two files in plans/catalogue/ have the id 'narrower_road'"):
        known_links()


def test_expressions_take_parts_edges_and_not():
    words = word_list({"speed": ["hard _rij !niet"], "ill": ["_ziek"]})
    assert words.subjects_in("Auto's RIJDEN hier te hard") == ("speed",)
    assert words.subjects_in("Ze rijden niet hard") == ()
    assert words.subjects_in("Harde muziek en blije ontrijders") == ()
    assert words.subjects_in("Zíék en hard rijden") == ("speed", "ill")


def test_a_rule_without_kinds_takes_all_works():
    rule = Rule(id="any", answers=(Theme.SPEED,), lead_days=0)
    assert [found.rule for found in asked(SPEED, rules=[rule])] == ["any"]
