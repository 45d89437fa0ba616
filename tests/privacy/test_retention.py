"""What may no longer be kept, goes; counts and published figures stay."""

from datetime import date

import pytest
from django.core.management import call_command

from straatwijs.observations import counts
from straatwijs.observations.actions.contributions import withdraw
from straatwijs.observations.models import Contribution, StreetWeek, Tombstone, Visit, VisitWeek
from straatwijs.privacy.actions import forget, publish_counts
from straatwijs.privacy.models import PublishedCell
from straatwijs.privacy.queries import receipt_facts
from straatwijs.shared.models import AuditRecord
from tests.privacy.conftest import HELP, NOISE, RUBBISH, give, look, moment

pytestmark = pytest.mark.django_db


def phones_kept() -> int:
    return sum(kept.exclude(device=b"").count() for kept in (Contribution.objects, Visit.objects))


def cells() -> list[tuple[object, ...]]:
    return list(
        StreetWeek.objects.order_by("area", "week", "indicator").values_list("week", "indicator", "number")
    )


def test_phones_are_forgotten_when_their_quarter_is_closed(little_town, autumn):
    give(little_town.wilgenstraat, NOISE, when="2027-01-03 10:00")
    give(little_town.wilgenstraat, RUBBISH, when="2026-10-06 10:00")
    give(little_town.wilgenstraat, NOISE, when="2027-01-03 10:00", received="2027-01-05 10:00")
    give(little_town.wilgenstraat, NOISE, when="2027-01-05 10:00")
    give(little_town.wilgenstraat, NOISE, when="2027-01-03 10:00", received="2027-01-11 10:00")
    look(little_town.wilgenstraat, when="2026-12-08 10:00")

    assert forget(today=date(2027, 1, 13)).phones == 0
    assert phones_kept() == 6
    assert forget(today=date(2027, 1, 14)).phones == 4
    # These two count in the new quarter: one was noted in it, the other came too late for the old one.
    assert phones_kept() == 2


def test_figures_are_closed_before_their_phones_go(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.third_block)

    forget(today=date(2027, 1, 14))

    shown = PublishedCell.objects.filter(kind="social", part="root", shown=True)
    assert list(shown.values_list("area__name", "side", "number")) == [("De Kade", "annoying", 5)]
    assert phones_kept() == 0


def test_recount_agrees_after_forgetting(little_town, autumn, regulars, note_by_each):
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.third_block, perspective="resident")
    before = list(StreetWeek.objects.order_by("pk").values_list("pk", "number", "contributors"))
    forget(today=date(2027, 1, 14))

    assert counts.recount(date(2027, 1, 14)).repaired == 0
    assert list(StreetWeek.objects.order_by("pk").values_list("pk", "number", "contributors")) == before


def test_contribution_of_two_years_ago_keeps_only_what_is_counted(little_town):
    kept = give(
        little_town.wilgenstraat, HELP, when="2026-10-06 10:17", perspective="resident", text="Koffie."
    )
    Contribution.objects.update(
        tenure="owner", answers={"how_many": 3}, longitude=4.1, latitude=52.1, withheld={"person": 1}
    )
    before = cells()

    assert forget(today=date(2028, 10, 6)).contributions == 0
    assert receipt_facts(kept.receipt) is not None
    assert forget(today=date(2028, 10, 7)).contributions == 1
    assert forget(today=date(2028, 10, 8)).contributions == 0

    row = Contribution.objects.get()
    assert (row.text, row.answers, row.withheld, row.tenure, row.perspective) == ("", {}, {}, "", "")
    assert (row.longitude, row.latitude) == (None, None)
    assert {bytes(one) for one in (row.device, row.content_hash, row.code_hash)} == {b""}
    assert {row.noted_at, row.received_at} == {moment("2026-10-05 00:00")}
    assert receipt_facts(kept.receipt) is None
    assert not withdraw(token=kept.receipt, code=kept.withdrawal_code, now=moment("2028-10-09 10:00"))
    assert cells() == before
    assert counts.recount(date(2028, 10, 8)).repaired == 0


def test_visit_of_two_years_ago_keeps_only_what_is_counted(little_town):
    look(little_town.wilgenstraat, when="2026-10-06 10:17", minutes=17)

    assert forget(today=date(2028, 10, 8)).visits == 1
    assert forget(today=date(2028, 10, 9)).visits == 0

    visit = Visit.objects.get()
    assert (bytes(visit.device), bytes(visit.content_hash)) == (b"", b"")
    assert visit.begun_at == moment("2026-10-05 00:00")
    assert list(VisitWeek.objects.values_list("visits", "minutes")) == [(1, 17)]


def test_after_five_years_the_counts_go_and_the_published_figures_stay(
    little_town, autumn, regulars, note_by_each
):
    note_by_each(regulars[:6], little_town.wilgenstraat, when=autumn.first_block)
    look(little_town.wilgenstraat, when=autumn.first_block)
    give(little_town.wilgenstraat, NOISE, when="2029-10-08 10:00")
    publish_counts(as_of=date(2027, 1, 11))
    published = PublishedCell.objects.filter(shown=True).count()

    forget(today=date(2031, 11, 1))

    assert cells() == [(date(2029, 10, 8), NOISE, 1)]
    assert VisitWeek.objects.count() == 0
    assert published > 0
    assert PublishedCell.objects.filter(shown=True).count() == published


def test_withdrawals_and_audit_records_are_kept_five_years(little_town, at):
    at("2026-10-06 10:00")
    kept = give(little_town.wilgenstraat, when="2026-10-06 10:00")
    withdraw(token=kept.receipt, code=kept.withdrawal_code, now=moment("2026-10-07 10:00"))

    assert forget(today=date(2031, 10, 7)).tombstones == 0
    forgotten = forget(today=date(2031, 10, 8))

    assert (forgotten.tombstones, Tombstone.objects.count()) == (1, 0)
    assert AuditRecord.objects.filter(action="withdraw").count() == 0


def test_forgetting_leaves_an_audit_record_with_numbers_only(little_town, autumn):
    give(little_town.wilgenstraat, when=autumn.first_block)

    forget(today=date(2027, 1, 14))

    record = AuditRecord.objects.get(action="forget")
    assert (record.thing, record.key) == ("retention", "2027-01-14")
    assert record.details == {
        "phones": 1,
        "contributions": 0,
        "visits": 0,
        "counted_notes": 0,
        "counted_visits": 0,
        "tombstones": 0,
        "audit_records": 0,
    }


def test_command_prints_what_went(little_town, autumn, at, capsys):
    give(little_town.wilgenstraat, when=autumn.first_block)
    at("2027-01-14 05:00")

    call_command("forget")

    assert capsys.readouterr().out.splitlines()[0] == "       1  phones of quarters that are closed"
