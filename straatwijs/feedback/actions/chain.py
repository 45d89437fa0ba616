"""Telling back along the chain: what happens with a topic or an action point is told to all whose note it began with.

Deciding and telling are one transaction, so that no receipt ever says less than the team knows.
"""

from collections.abc import Collection
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from straatwijs.accounts.models import Member
from straatwijs.accounts.roles import Permission
from straatwijs.agenda.actions import action_points, conversations, topics
from straatwijs.agenda.models import ActionPoint, Conversation, Theme, Topic
from straatwijs.agenda.queries import chain
from straatwijs.agenda.states import ActionState, TopicState
from straatwijs.feedback.actions.standing import follow
from straatwijs.feedback.models import Answer, AnswerLink
from straatwijs.feedback.states import AFTER, SETTLED, Milestone, State
from straatwijs.instruments.definition import Kind
from straatwijs.places.models import Area
from straatwijs.places.queries import acting_role
from straatwijs.plans.models import Measure
from straatwijs.privacy.queries import noted
from straatwijs.shared.actions import record

_SOME = 500
_OF_TOPIC = {
    TopicState.ON_AGENDA: Milestone.ON_AGENDA,
    TopicState.DROPPED: Milestone.LEFT_OFF,
    TopicState.LATER: Milestone.LATER,
}
_OF_ACTION = {
    ActionState.ADVANCED: Milestone.ADVANCED,
    ActionState.DONE: Milestone.DONE,
    ActionState.NOT_DONE: Milestone.NOT_DONE,
}


@transaction.atomic
def decide_topic(
    *,
    topic: Topic,
    state: str,
    reason: str,
    theme: Theme | None,
    title: str,
    by: Member,
    now: datetime | None = None,
) -> Topic:
    """As `topics.decide`. Those who noted it hear when it is left off or kept for later; that it is on the agenda they
    hear when the agenda is set, or at once when it stands already."""
    decided = topics.decide(topic=topic, state=state, reason=reason, theme=theme, title=title, by=by, now=now)
    is_public = decided.conversation.set_at is not None
    if decided.state == TopicState.DROPPED or (is_public and decided.state in _OF_TOPIC):
        _tell_topic(decided, by, now=now)
    return decided


@transaction.atomic
def merge_topics(*, topic: Topic, into: Topic, by: Member) -> Topic:
    before = set(chain.of_topic(into))
    other = topics.merge(topic=topic, into=into, by=by)
    if other.conversation.set_at is not None and other.state == TopicState.ON_AGENDA:
        _tell_topic(other, by, to=set(chain.of_topic(other)) - before)
    return other


@transaction.atomic
def set_agenda(*, conversation: Conversation, by: Member, now: datetime | None = None) -> Conversation:
    found = conversations.set_agenda(conversation=conversation, by=by, now=now)
    for topic in found.topics.filter(state__in=[TopicState.ON_AGENDA, TopicState.LATER]):
        topic.conversation = found
        _tell_topic(topic, by, now=now)
    return found


@transaction.atomic
def close_conversation(
    *, conversation: Conversation, checked: Collection[str], by: Member, now: datetime | None = None
) -> Conversation:
    was_on = set(conversation.topics.filter(state=TopicState.ON_AGENDA).values_list("pk", flat=True))
    found = conversations.close(conversation=conversation, checked=list(checked), by=by, now=now)
    for topic in found.topics.filter(state=TopicState.LATER, pk__in=was_on):
        topic.conversation = found
        _tell_topic(topic, by, now=now)
    return found


@transaction.atomic
def agree_action(
    *, topic: Topic, what: str, who: str, due: date | None, by: Member, now: datetime | None = None
) -> ActionPoint:
    made = action_points.agree(topic=topic, what=what, who=who, due=due, by=by, now=now)
    _tell_action(made, Milestone.DECIDED, text=_agreed_text(made), reason="", by=by, at=made.agreed_at)
    return made


@transaction.atomic
def advance_action(
    *, action: ActionPoint, state: str, text: str, reason: str, by: Member, now: datetime | None = None
) -> ActionPoint:
    news = action_points.advance(action=action, state=state, text=text, reason=reason, by=by, now=now)
    milestone = _OF_ACTION[ActionState(news.state)]
    _tell_action(news.action, milestone, text=news.text, reason=news.reason, by=by, at=news.at)
    return news.action


@transaction.atomic
def reopen_action(*, action: ActionPoint, now: datetime) -> bool:
    """Because somebody in the street says it is worse. False when it was open already."""
    with override(settings.LANGUAGE_CODE):
        text = _("Somebody in the street says that it is worse now. The team looks at it again.")
    news = action_points.reopen(action=action, text=text, now=now)
    if news is None:
        return False
    _tell_action(news.action, Milestone.REOPENED, text=text, reason="", by=None, at=now)
    return True


def tell_on_agenda(topic: Topic, *, reference: int, now: datetime) -> None:
    """To one who spoke in the room: it stands with the topic, whoever led the evening."""
    _tell_topic(topic, None, to=[reference], now=now)


def _tell_topic(
    topic: Topic, by: Member | None, *, to: Collection[int] | None = None, now: datetime | None = None
) -> None:
    """To those who still wait: who heard that it is done, or why not, is not told that it is talked about."""
    milestone = _OF_TOPIC[TopicState(topic.state)]
    conversation = topic.conversation
    text = _topic_text(topic, milestone)
    tell(
        chain.of_topic(topic) if to is None else to,
        milestone=milestone,
        state=_state_after(topic, milestone),
        leave=SETTLED,
        area=conversation.area,
        text=text,
        reason=topic.reason if milestone is Milestone.LEFT_OFF else "",
        public=False,
        by=by,
        at=now or timezone.now(),
        conversation=conversation,
    )


def _state_after(topic: Topic, milestone: Milestone) -> State:
    """What was agreed before stays planned, whatever becomes of talking about it once more."""
    if topic.action is None:
        return AFTER[milestone]
    return State.BEING_DISCUSSED if topic.action.state == ActionState.REOPENED else State.PLANNED


def _topic_text(topic: Topic, milestone: Milestone) -> str:
    """Written once, for everybody with a receipt; of a sheltered topic only that it is talked about."""
    day = f"{timezone.localtime(topic.conversation.at):%-d-%-m-%Y}"
    with override(settings.LANGUAGE_CODE):
        if topic.sheltered:
            return _("The team talks about it in a small circle. That keeps it safe for who it is about.")
        if milestone is Milestone.ON_AGENDA:
            return _("“%(title)s” is talked about on %(day)s. You can come too.") % {
                "title": topic.title,
                "day": day,
            }
        if milestone is Milestone.LATER:
            return _("“%(title)s” is kept for the next conversation, so that it gets the time it needs.") % {
                "title": topic.title
            }
        return _("“%(title)s” is not on the agenda of %(day)s.") % {"title": topic.title, "day": day}


def _agreed_text(action: ActionPoint) -> str:
    with override(settings.LANGUAGE_CODE):
        if action.topic.sheltered:
            return _("Something was agreed about it, in a small circle. Here you read when there is news.")
        return _("%(what)s. %(who)s does this, before %(day)s.") % {
            "what": action.what.rstrip("."),
            "who": action.who,
            "day": f"{action.due:%-d-%-m-%Y}",
        }


def _tell_action(
    action: ActionPoint, milestone: Milestone, *, text: str, reason: str, by: Member | None, at: datetime
) -> None:
    topic = Topic.objects.select_related("conversation").get(pk=action.topic_id)
    tell(
        chain.of_action(action),
        milestone=milestone,
        state=AFTER[milestone],
        area=action.area,
        text=text,
        reason=reason,
        public=not topic.sheltered and milestone is not Milestone.REOPENED,
        by=by,
        at=at,
        conversation=topic.conversation,
        action=action,
    )


def tell(
    references: Collection[int],
    *,
    milestone: Milestone | None,
    state: State,
    area: Area,
    text: str,
    reason: str,
    public: bool,
    by: Member | None,
    at: datetime,
    conversation: Conversation | None = None,
    action: ActionPoint | None = None,
    measure: Measure | None = None,
    leave: Collection[State] = (),
) -> Answer:
    """One answer for all of them that are still there; also when nobody is: then it is news for the street."""
    there = noted(references)
    moved = follow(there, state=state, now=at, leave=leave)
    role = acting_role(by, Permission.ANSWER, area) if by else ""
    given = Answer.objects.create(
        area=area,
        text=text,
        state=state,
        milestone=milestone or "",
        conversation=conversation,
        action=action,
        measure=measure,
        reason=reason,
        public=public,
        by=by,
        by_role=role or "",
        at=at,
        number=len(moved),
        about_things=bool(there) and all(one.kind == Kind.OBJECT for one in there),
    )
    links = [AnswerLink(answer=given, contribution=reference) for reference in moved]
    AnswerLink.objects.bulk_create(links, batch_size=_SOME)
    record(
        by=by,
        action="tell",
        thing="answer",
        key=given.pk,
        state=state,
        contributions=len(moved),
        public=public,
    )
    return given
