"""Keeping a stretch of looking."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest

from straatwijs.observations.actions import visits
from straatwijs.observations.models import VisitWeek
from straatwijs.observations.note import Changed, NewVisit, Refused
from straatwijs.shared.weeks import AMSTERDAM
from tests.town import Town

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 18, 14, 0, tzinfo=AMSTERDAM)


def a_visit(town: Town, **changes: Any) -> NewVisit:
    fields: dict[str, Any] = {
        "id": UUID("018f3a5e-0000-7000-8000-000000000001"),
        "instrument": "street_signal",
        "area": town.wilgenstraat.code,
        "begun_at": NOW - timedelta(minutes=30),
        "minutes": 20,
    }
    return NewVisit(**(fields | changes))


def test_visit_counts_once(little_town):
    assert visits.keep_visit(visit=a_visit(little_town), secret=None, now=NOW)
    assert not visits.keep_visit(visit=a_visit(little_town), secret=None, now=NOW)
    with pytest.raises(Changed):
        visits.keep_visit(visit=a_visit(little_town, minutes=25), secret=None, now=NOW)
    assert list(VisitWeek.objects.values_list("visits", "minutes")) == [(1, 20)]


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("minutes", {"minutes": 0}),
        ("people", {"people": 0}),
        ("begun_at", {"begun_at": NOW + timedelta(days=1)}),
    ],
)
def test_visit_that_can_not_be_is_refused(little_town, field, changes):
    with pytest.raises(Refused) as refusal:
        visits.keep_visit(visit=a_visit(little_town, **changes), secret=None, now=NOW)
    assert refusal.value.field == field
