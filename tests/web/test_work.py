"""The background worker: what happens by itself, at which hour, and that one failure keeps nothing else from happening."""

from datetime import datetime, timedelta

import pytest
from django.core.management import call_command

from straatwijs.early_signals.models import SignalWeek
from straatwijs.shared.weeks import AMSTERDAM
from straatwijs.web.management.commands import work
from straatwijs.web.schedule import JOBS, Job

MONDAY = datetime(2026, 11, 16, tzinfo=AMSTERDAM)


def due(now: datetime) -> list[str]:
    return [job.command for job in JOBS if job.due(now)]


def test_figures_are_closed_before_signals_are_looked_for_on_monday_at_four():
    assert due(MONDAY.replace(hour=4)) == [
        "publish-counts",
        "find-signals",
        "gather-measured",
        "send-digest",
        "send-mail",
    ]
    assert due(MONDAY.replace(hour=5)) == ["send-mail"]
    assert due((MONDAY + timedelta(days=1)).replace(hour=4)) == ["send-mail"]


def test_forgetting_comes_once_a_month():
    hours = [datetime(2026, 12, 1, tzinfo=AMSTERDAM) + timedelta(hours=hour) for hour in range(24 * 31)]
    assert sum("forget" in due(hour) for hour in hours) == 1
    assert sum("clearsessions" in due(hour) for hour in hours) == 31


@pytest.mark.django_db
def test_worker_catches_up_when_it_starts(little_town, at):
    at("2026-11-18 10:00")
    call_command("work", "--once")
    call_command("work", "--once")
    assert [week.week.isoformat() for week in SignalWeek.objects.all()] == ["2026-11-09"]


@pytest.mark.django_db
def test_one_job_that_fails_keeps_no_other_from_being_done(little_town, at, monkeypatch, caplog):
    at("2026-11-18 10:00")
    never = Job("no-such-command", lambda _now: False, at_start=True)
    monkeypatch.setattr(work, "JOBS", (never, *JOBS))
    call_command("work", "--once")
    assert SignalWeek.objects.count() == 1
    assert [record.command for record in caplog.records if record.levelname == "ERROR"] == ["no-such-command"]
