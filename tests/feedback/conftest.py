"""Notes of residents in the little town, with their receipts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from straatwijs.observations import deidentification
from straatwijs.observations.actions import contributions
from straatwijs.observations.models import Contribution
from straatwijs.observations.note import NewNote


@dataclass(frozen=True)
class Given:
    """What somebody holds after noting."""

    reference: int
    token: str
    code: str

    @property
    def path(self) -> str:
        return f"/bon/{self.token}"


@pytest.fixture(autouse=True)
def _no_counts_of_other_tests():
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _recogniser():
    """Answers are read for names before they go out."""
    deidentification.load()


@pytest.fixture
def given(little_town) -> Callable[..., Given]:
    """`given("loose_tiles")`: somebody noted that in the Wilgenstraat, three days ago unless told otherwise."""

    def give(
        indicator: str = "loose_tiles",
        *,
        area=None,
        side: str = "annoying",
        text: str = "",
        circle: str = "team",
        days_ago: int = 3,
        now: datetime | None = None,
    ) -> Given:
        moment = (now or timezone.now()) - timedelta(days=days_ago)
        street = area or little_town.wilgenstraat
        note = NewNote(
            id=uuid4(),
            instrument="street_signal",
            area=street.code,
            indicator=indicator,
            side=side,
            noted_at=moment,
        )
        kept = contributions.keep(note=note, secret=None, now=moment)
        Contribution.objects.filter(pk=kept.reference).update(text=text, circle=circle)
        return Given(reference=kept.reference, token=kept.receipt, code=kept.withdrawal_code)

    return give


@pytest.fixture
def desk(sign_in, coordinator) -> Client:
    return sign_in(coordinator)
