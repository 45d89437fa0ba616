"""Closing blocks on a real database: what is published, when, and only once."""

from datetime import date

import pytest
from django.core.management import call_command

from straatwijs.observations.models import Contribution, Visit
from straatwijs.privacy.actions import publish_counts
from straatwijs.privacy.models import PublishedCell
from straatwijs.shared.models import AuditRecord
from tests.privacy.conftest import CURTAINS, HELP, NOISE, RUBBISH, give, look

pytestmark = pytest.mark.django_db


def close(day: str) -> list[str]:
    """Close what is due on this day; the blocks that were closed."""
    return [str(closing.block) for closing in publish_counts(as_of=date.fromisoformat(day))]


def published(area, *, part, kind="social", side="annoying", quarter="2026-Q4") -> dict[str, int | None]:
    cells = PublishedCell.objects.filter(area=area, kind=kind, side=side, part=part, quarter=quarter)
    return dict(cells.order_by("key").values_list("key", "number"))


def test_block_is_published_eight_days_after_its_end(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.first_block)

    assert close("2026-11-01") == []
    assert published(little_town.kade, part="block") == {}
    assert close("2026-11-02") == ["2026-Q4-B1"]
    assert published(little_town.kade, part="block") == {"2026-Q4-B1": 5}


def test_publishing_twice_changes_nothing(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block)
    close(autumn.closings[0])
    before = list(PublishedCell.objects.order_by("pk").values_list())

    assert close(autumn.closings[0]) == []
    assert list(PublishedCell.objects.order_by("pk").values_list()) == before


def test_published_notes_are_marked_with_their_block(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.first_block)
    give(little_town.wilgenstraat, HELP, when=autumn.first_block)
    for phone in regulars[:5]:
        look(little_town.iepenpad, when=autumn.first_block, phone=phone)
    close(autumn.closings[0])

    marks = Contribution.objects.filter(kind="social").values_list("side", "published_in").distinct()
    assert set(marks) == {("annoying", "2026-Q4-B1"), ("pleasant", "")}
    assert set(Visit.objects.values_list("published_in", flat=True)) == {"2026-Q4-B1"}


def test_block_with_too_few_people_joins_the_next(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:4], little_town.wilgenstraat, when=autumn.first_block)
    note_by_each(regulars[4:6], little_town.wilgenstraat, when=autumn.second_block)
    note_by_each(regulars[:4], little_town.iepenpad, when=autumn.second_block)
    close(autumn.closings[0])
    assert published(little_town.kade, part="block") == {"2026-Q4-B1": None}

    close(autumn.closings[1])

    assert published(little_town.kade, part="block") == {"2026-Q4-B1": None, "2026-Q4-B2": 10}


def test_quarter_is_parted_at_its_closing_only(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.wilgenstraat, when=autumn.first_block, perspective="resident")
    close(autumn.closings[1])
    assert published(little_town.kade, part="street") == {}

    close(autumn.closings[2])

    assert published(little_town.kade, part="root") == {"": 10}
    assert published(little_town.kade, part="street") == {
        "": None,
        "GM9901-iepenpad": None,
        "GM9901-marktplein": None,
        "GM9901-wilgenstraat": 10,
    }
    assert published(little_town.kade, part="indicator")[NOISE] == 10
    assert published(little_town.kade, part="perspective")["resident"] == 10


def test_small_street_is_counted_under_its_large_neighbour(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.korte_steeg, when=autumn.first_block)
    close(autumn.closings[2])

    streets = published(little_town.kade, part="street")
    assert (streets["GM9901-iepenpad"], "GM9901-korte-steeg" in streets) == (10, False)


def test_note_about_the_neighbourhood_has_no_street(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.kade, when=autumn.first_block)
    close(autumn.closings[2])

    assert published(little_town.kade, part="street")[""] == 10


def test_neighbourhood_without_notes_has_the_same_rows(little_town, autumn, regulars, note_by_each):
    """None and few look alike: only the streets differ, and those are places."""
    note_by_each(regulars[:3], little_town.wilgenstraat, when=autumn.first_block)
    close(autumn.closings[2])

    def plan_of(area):
        cells = PublishedCell.objects.filter(area=area).exclude(part="street")
        return set(cells.values_list("quarter", "kind", "side", "part", "key", "shown", "published_on"))

    assert PublishedCell.objects.filter(shown=True).count() == 0
    assert plan_of(little_town.kade) == plan_of(little_town.veld)
    assert len(plan_of(little_town.kade)) > 40


def test_figures_about_homes_come_once_a_quarter_from_ten_people(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:9], little_town.wilgenstraat, CURTAINS, when=autumn.first_block)
    note_by_each(regulars[9:10], little_town.wilgenstraat, CURTAINS, when=autumn.third_block)
    close(autumn.closings[1])
    assert published(little_town.kade, part="root", kind="household") == {}

    close(autumn.closings[2])

    assert published(little_town.kade, part="root", kind="household") == {"": 10}
    assert published(little_town.kade, part="indicator", kind="household")[CURTAINS] == 10
    assert published(little_town.kade, part="street", kind="household") == {}


def test_things_are_never_published_as_cells(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars, little_town.wilgenstraat, RUBBISH, when=autumn.first_block)
    close(autumn.closings[2])

    assert set(PublishedCell.objects.values_list("kind", flat=True)) == {"social", "household", "looking"}
    assert PublishedCell.objects.filter(shown=True).count() == 0


def test_looking_is_published_from_five_people(little_town, autumn, regulars):
    for phone in regulars[:5]:
        look(little_town.wilgenstraat, when=autumn.first_block, phone=phone, minutes=20)
        look(little_town.iepenpad, when=autumn.second_block, phone=phone, minutes=20)
    for phone in regulars[:4]:
        look(little_town.akkerlaan, when=autumn.first_block, phone=phone)
    close(autumn.closings[2])

    cells = PublishedCell.objects.filter(kind="looking", area=little_town.kade, shown=True)
    assert set(cells.values_list("part", "key", "number", "minutes")) == {
        ("block", "2026-Q4-B1", 5, 90),
        ("block", "2026-Q4-B2", 5, 90),
        ("root", "", 10, 180),
        ("street", "GM9901-wilgenstraat", 5, 90),
        ("street", "GM9901-iepenpad", 5, 90),
    }
    assert PublishedCell.objects.filter(kind="looking", area=little_town.veld, shown=True).count() == 0


def test_each_closing_leaves_one_audit_record(little_town, autumn, regulars, note_by_each, administrator):
    note_by_each(regulars[:5], little_town.wilgenstraat, when=autumn.first_block)
    publish_counts(as_of=date(2026, 11, 30), by=administrator)

    records = AuditRecord.objects.filter(action="publish").order_by("pk")
    assert list(records.values_list("key", "by", "details__municipality", "details__shown")) == [
        ("2026-Q4-B1", administrator.pk, "GM9901", 1),
        ("2026-Q4-B2", administrator.pk, "GM9901", 0),
    ]


def test_closings_that_were_missed_are_caught_up_in_order(little_town, autumn, regulars, note_by_each):
    """A server that slept closes the same cells as one that did not."""
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.first_block)
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.second_block)

    assert close("2027-01-12") == ["2026-Q4-B1", "2026-Q4-B2", "2026-Q4-B3"]
    assert published(little_town.kade, part="block") == {
        "2026-Q4-B1": 5,
        "2026-Q4-B2": 5,
        "2026-Q4-B3": None,
    }
    assert PublishedCell.objects.get(
        area=little_town.kade, part="block", kind="social", side="annoying", key="2026-Q4-B2"
    ).published_on == date(2026, 11, 30)


def test_command_closes_and_says_so(little_town, autumn, regulars, note_by_each, capsys):
    note_by_each(regulars[:5], little_town.wilgenstraat, when=autumn.first_block)

    call_command("publish-counts", "--as-of", "2026-11-02", verbosity=0)
    call_command("publish-counts", "--as-of", "2026-11-02", verbosity=0)

    cells = PublishedCell.objects.count()
    assert capsys.readouterr().out.splitlines() == [
        f"Kleinstad 2026-Q4-B1: 1 of {cells} cells shown, 5 notes and visits in it.",
        "Nothing to close on 2026-11-02: every block that is due is published.",
    ]


def test_command_counts_anew(little_town, autumn, regulars, capsys):
    call_command("count", "--recount")

    assert capsys.readouterr().out.endswith("cells counted: all equal to what was kept.\n")
