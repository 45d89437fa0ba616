"""How the demo's plans propose a measure and tell news of it, so many months ago."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from straatwijs.accounts.models import Member
from straatwijs.agenda.models import Topic
from straatwijs.feedback.actions.plans import advance_measure, agree_measure
from straatwijs.places.models import Area
from straatwijs.plans.actions.measures import MeasureDraft, propose_measure
from straatwijs.plans.actions.money import set_cost
from straatwijs.plans.models import Goal, Measure, Plan

# How many months a measure goes on.
_LASTS = {"quick": 6, "long": 30}


def propose(
    plan: Plan,
    by: Member,
    title: str,
    pace: str,
    *,
    served: list[Goal],
    owner: str,
    months: float,
    words: str = "",
    topic: Topic | None = None,
    areas: Sequence[Area] = (),
) -> Measure:
    draft = MeasureDraft(
        title=title,
        words=words,
        goals=served,
        areas=areas,
        how_known="We meten het elk kwartaal en vragen het aan wie er woont.",
        pace=pace,
        owner=owner,
        partners="Bewonersgroep, school",
        starts_on=day_ago(months),
        ends_on=day_ago(months - _LASTS[pace]),
    )
    return propose_measure(plan=plan, draft=draft, topic=topic, by=by, now=ago(months))


def agree(measure: Measure, by: Member, *, months: float) -> None:
    """What it costs and who pays follows once there is money: see `give_means`."""
    set_cost(measure=measure, planned=0, spent=0, by=by)
    agree_measure(measure=measure, by=by, now=ago(months))


def news(measure: Measure, state: str, text: str, months: float, by: Member) -> None:
    """That people can see something of it."""
    advance_measure(measure=measure, state=state, text=text, reason="", visible=True, by=by, now=ago(months))


def ago(months: float) -> datetime:
    """So many months ago; in the future when negative."""
    return timezone.now() - timedelta(days=30.44 * months)


def day_ago(months: float) -> date:
    return timezone.localdate(ago(months))
