"""Telling back from plans: what happens with a measure is told to all whose note it began with."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from straatwijs.accounts.models import Member
from straatwijs.feedback.actions.chain import tell
from straatwijs.feedback.queries.measures import place_of
from straatwijs.feedback.states import AFTER, Milestone, State
from straatwijs.plans.actions import measures
from straatwijs.plans.models import Measure, MeasureNews
from straatwijs.plans.queries.measures import references_of
from straatwijs.plans.states import MeasureState

_OF_MEASURE = {
    MeasureState.AGREED: Milestone.IN_PLAN,
    MeasureState.WAITING: Milestone.WAITS,
    MeasureState.UNDER_WAY: Milestone.ADVANCED,
    MeasureState.DONE: Milestone.DONE,
    MeasureState.STOPPED: Milestone.STOPPED,
}


@transaction.atomic
def agree_measure(*, measure: Measure, by: Member, now: datetime | None = None) -> MeasureNews:
    """As `measures.agree_measure`; when there is no room they hear that it waits."""
    news = measures.agree_measure(measure=measure, by=by, now=now)
    _tell(news, by=by, text=_agreed_text(news.measure))
    return news


@transaction.atomic
def advance_measure(
    *,
    measure: Measure,
    state: str,
    text: str,
    reason: str,
    visible: bool,
    by: Member,
    now: datetime | None = None,
) -> MeasureNews:
    news = measures.advance_measure(
        measure=measure, state=state, text=text, reason=reason, visible=visible, by=by, now=now
    )
    _tell(news, by=by, text=news.text or _stopped_text(news.measure))
    return news


@transaction.atomic
def reopen_measure(*, measure: Measure, now: datetime) -> bool:
    """Because somebody in the street says it is worse. False when it was open already."""
    with override(settings.LANGUAGE_CODE):
        text = _("Somebody in the street says that it is worse now. The team looks at it again.")
    news = measures.reopen_measure(measure=measure, text=text, now=now)
    if news is None:
        return False
    _tell(news, by=None, text=text, milestone=Milestone.REOPENED)
    return True


def _tell(news: MeasureNews, *, by: Member | None, text: str, milestone: Milestone | None = None) -> None:
    measure = Measure.objects.select_related("plan__area", "topic").get(pk=news.measure_id)
    told = milestone or _OF_MEASURE[MeasureState(news.state)]
    # What was agreed in a conversation stays planned while the measure waits.
    state = State.PLANNED if told is Milestone.WAITS and measure.action_id else AFTER[told]
    tell(
        references_of(measure),
        milestone=told,
        state=state,
        area=place_of(measure),
        text=text,
        reason=news.reason,
        public=told is not Milestone.REOPENED,
        by=by,
        at=news.at,
        measure=measure,
    )


def _agreed_text(measure: Measure) -> str:
    with override(settings.LANGUAGE_CODE):
        if measure.state == MeasureState.WAITING:
            return _(
                "“%(what)s” stands in the plan and waits until there is room. You hear when it begins."
            ) % {"what": measure.title}
        return _("%(what)s. %(who)s does this. It stands in the plan “%(plan)s”.") % {
            "what": measure.title.rstrip("."),
            "who": measure.owner,
            "plan": measure.plan.title,
        }


def _stopped_text(measure: Measure) -> str:
    with override(settings.LANGUAGE_CODE):
        return _("“%(what)s” has stopped.") % {"what": measure.title}
