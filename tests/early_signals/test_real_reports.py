"""Real reports: what changed everywhere is one signal for the town, and a list stays short when use grows."""

from datetime import date

import pytest
from django.core.management import call_command
from django.utils.translation import override

from straatwijs.early_signals.models import EarlySignal, SignalWeek
from straatwijs.observations.imports.mapping import read_mapping
from tests.observations.import_files import LONDON, NOW, ZURICH, build_zurich, needs_shared, run

pytestmark = [needs_shared, pytest.mark.django_db, pytest.mark.slow, pytest.mark.any_database]


def listed(week: str, capsys) -> str:
    with override("nl"):
        call_command("find-signals", "--week", week, "--engine", "here")
    told = capsys.readouterr().out
    print(told)
    return told


def test_london_falls_as_a_town_in_the_spring_of_2020_and_not_in_each_street(db, at, capsys):
    at(NOW)
    files = sorted(LONDON.glob("*-street.csv"))
    options = {"municipality": "GM9262", "new_municipality": "City of London", "make_streets": True}
    run(*files, mapping=read_mapping("police_uk"), **options)

    told = listed("2020-04-15", capsys)

    fallen = EarlySignal.objects.filter(scope="town", direction=-1)
    together = {code for one in fallen for code in one.indicators}
    assert {"police_violence", "police_other_theft", "police_pickpocketing"} <= together
    assert all(one.since >= date(2020, 1, 1) for one in fallen)
    assert "heel City of London" in told
    week = SignalWeek.objects.get()
    streets = EarlySignal.objects.exclude(scope="town").count() + week.left_out
    assert (week.streets > 300, streets <= 5) == (True, True)


def test_zurich_whose_use_grew_fivefold_does_not_drown_the_list(db, at, capsys):
    at(NOW)
    build_zurich()
    run(ZURICH, mapping=read_mapping("zurich"), municipality="Zürich")
    found = []
    for week in ("2016-W40", "2018-W20", "2020-W30", "2022-W40"):
        listed(week, capsys)
        town = SignalWeek.objects.latest("week")
        found.append(EarlySignal.objects.filter(week=town.week).count() + town.left_out)
    assert max(found) <= 6, found
