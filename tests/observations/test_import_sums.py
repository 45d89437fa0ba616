"""The real files of ../shared: every row is taken, once, and the sums on the API equal the sums of the file."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from straatwijs.observations import counts
from straatwijs.observations.actions.imports import Outcome
from straatwijs.observations.imports.mapping import read_mapping
from straatwijs.observations.imports.refusal import BadRow, ImportRefusedError
from straatwijs.observations.models import Contribution, StreetWeek
from straatwijs.places.models import Area
from tests.observations.import_files import BOSTON, LONDON, NOW, ZURICH, build_zurich, needs_shared, run
from tests.town import make_member

pytestmark = [needs_shared, pytest.mark.django_db]

Sums = Counter[tuple[str, str]]  # by (indicator, ISO week)


@pytest.fixture
def zurich(db) -> Area:
    return build_zurich()


def rows_in(*files: Path) -> list[dict[str, str]]:
    found = []
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def week_of(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def counted() -> Sums:
    cells = StreetWeek.objects.values_list("indicator", "week", "number")
    sums: Sums = Counter()
    for indicator, week, number in cells:
        sums[indicator, week_of(week)] += number
    return sums


def on_the_api(browser, town: Area, first: str, last: str) -> Sums:
    asked = {"by": "week", "part": "indicator", "from": first, "to": last}
    answer = browser.get(f"/api/v1/areas/{town.code}/counts", asked)
    assert answer.status_code == 200, answer.content[:300]
    rows = answer.json()
    return Counter({(row["indicator"], row["period"]): row["number"] for row in rows if row["number"]})


def same_again(outcome: Outcome) -> bool:
    return (outcome.written.new, outcome.written.known) == (0, outcome.reading.read)


@pytest.mark.slow
def test_all_reports_of_zurich_are_taken_once(zurich, sign_in, at):
    at(NOW)
    mapping, rows = read_mapping("zurich"), rows_in(ZURICH)

    outcome = run(ZURICH, mapping=mapping, municipality="Zürich")

    assert (outcome.reading.read, outcome.written.new, Contribution.objects.count()) == (
        62_245,
        62_245,
        62_245,
    )
    in_file: Sums = Counter(
        (mapping.indicators[row["service_code"]].code, week_of(date.fromisoformat(row["date"])))
        for row in rows
    )
    assert counted() == in_file
    # Two of them lie just outside all 22 districts.
    assert outcome.written.places == {"neighbourhood": 62_243, "municipality": 2}
    analyst = sign_in(make_member("Arun Ramdin", "analyst", zurich))
    assert on_the_api(analyst, zurich, "2016-01-01", "2025-12-31") == in_file
    assert counts.recount(NOW.date()).repaired == 0
    assert same_again(run(ZURICH, mapping=mapping, municipality="Zürich"))
    assert Contribution.objects.count() == 62_245


@pytest.mark.slow
def test_all_crimes_of_london_are_taken_once(db, sign_in, at):
    at(NOW)
    mapping, files = read_mapping("police_uk"), sorted(LONDON.glob("*-street.csv"))
    rows = rows_in(*files)
    options = {"municipality": "GM9262", "new_municipality": "City of London", "make_streets": True}

    outcome = run(*files, mapping=mapping, **options)

    assert (outcome.reading.read, outcome.written.new, Contribution.objects.count()) == (
        22_111,
        22_111,
        22_111,
    )
    in_file: Sums = Counter(
        (mapping.indicators[row["Crime type"]].code, week_of(date.fromisoformat(f"{row['Month']}-15")))
        for row in rows
    )
    assert counted() == in_file
    town = Area.objects.get(code="GM9262")
    analyst = sign_in(make_member("Arun Ramdin", "analyst", town))
    assert on_the_api(analyst, town, "2018-04-01", "2020-11-30") == in_file
    at_lombard_street = sum(row["Location"] == "On or near Lombard Street" for row in rows)
    street = Area.objects.get(code="ST9262-lombard-street")
    assert Contribution.objects.filter(area=street).count() == at_lombard_street > 0
    assert counts.recount(NOW.date()).repaired == 0
    assert same_again(run(*files, mapping=mapping, **options))


def test_a_later_publication_with_another_outcome_adds_nothing(db, tmp_path):
    mapping, first = read_mapping("police_uk"), LONDON / "2020-04-city-of-london-street.csv"
    later = tmp_path / "later.csv"
    rows = rows_in(first)
    with later.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]))
        writer.writeheader()
        writer.writerows(row | {"Last outcome category": "Local resolution"} for row in rows)
    options = {"municipality": "GM9262", "new_municipality": "City of London"}
    run(first, mapping=mapping, **options)

    again = run(later, mapping=mapping, **options)

    assert (same_again(again), again.reading.read) == (True, len(rows))


SPELLINGS = {
    "boston311-100.csv": "iso",
    "boston311-dmy-100.csv": "dmy",
    "boston311-100-notime.csv": "iso",
    "boston311-100.tab": "iso",
}


def boston(name: str, spelling: str = "iso", **options) -> Outcome:
    mapping = read_mapping("boston311").with_dates(spelling)
    return run(BOSTON / name, mapping=mapping, municipality="GM9263", new_municipality="Boston", **options)


@pytest.mark.parametrize("name", SPELLINGS)
def test_each_spelling_of_boston_gives_the_same_hundred_notes(db, name):
    boston("boston311-100.csv")

    again = boston(name, SPELLINGS[name])

    assert same_again(again)
    assert again.reading.read == 100
    notes = Contribution.objects.values_list("content_hash", flat=True)
    before = sorted(bytes(content) for content in notes)
    Contribution.objects.all().delete()
    boston(name, SPELLINGS[name])
    assert sorted(bytes(content) for content in notes.all()) == before


def test_the_city_hall_of_boston_is_no_address(db):
    boston("boston311-100.csv")

    assert (
        Contribution.objects.filter(
            latitude__range=(42.3593, 42.3595), longitude__range=(-71.059, -71.058)
        ).count()
        == 0
    )
    assert Contribution.objects.filter(kind="object").exclude(latitude=None).count() > 20


def test_the_bad_line_of_boston_is_named_and_nothing_is_written(db):
    with pytest.raises(ImportRefusedError) as refused:
        boston("boston311-100-bad.tsv")

    bad = BadRow("boston311-100-bad.tsv", 41, "it has 30 cells, the header has 29")
    assert refused.value.rows == (bad,)
    assert Contribution.objects.count() == 0
    outcome = boston("boston311-100-bad.tsv", skip_errors=True)
    assert (outcome.written.new, outcome.reading.bad) == (99, [bad])


def test_day_first_dates_read_as_iso_are_refused_with_the_spelling_they_have(db):
    with pytest.raises(ImportRefusedError) as refused:
        boston("boston311-dmy-100.csv")

    assert len(refused.value.rows) == 100
    assert refused.value.rows[0].reason == (
        "the date is not spelled year-month-day (iso, dmy, mdy, month); it could be day-month-year"
    )
