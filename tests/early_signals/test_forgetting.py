"""After five years a signal goes, and nobody knows any more who judged one."""

from datetime import date, timedelta

import pytest

from straatwijs.early_signals.actions import judge
from straatwijs.early_signals.models import EarlySignal, Judgement
from straatwijs.early_signals.states import State
from straatwijs.feedback.actions.forgetting import forget
from tests.early_signals.neighbourhood import LAST_WEEK, TODAY, make_signal

pytestmark = pytest.mark.django_db


def test_signals_and_their_judges_go_after_five_years(bare_streets, keeper):
    street, town = bare_streets.streets[0], bare_streets.municipality
    kept = make_signal(street, town)
    old = make_signal(street, town, key="old", week=LAST_WEEK - timedelta(days=5 * 366))
    for signal in (kept, old):
        judge(signal=signal, by=keeper, state=State.ON_AGENDA)

    soon = forget(today=TODAY)
    later = forget(today=date(TODAY.year + 5, 11, 20))

    assert (soon.signals, soon.judges) == (1, 0)
    assert (later.signals, later.judges) == (1, 1)
    assert (EarlySignal.objects.count(), Judgement.objects.count()) == (0, 0)
