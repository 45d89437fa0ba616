"""Short ways to hold a conversation in tests."""

from datetime import date, datetime

from straatwijs.accounts.models import Member
from straatwijs.agenda.actions.conversations import CHECKS, Plan, hold, plan_conversation
from straatwijs.agenda.actions.minutes import write_minutes
from straatwijs.agenda.actions.topics import add_topic, build_agenda
from straatwijs.agenda.models import ActionPoint, Conversation, Topic
from straatwijs.agenda.states import TopicState
from straatwijs.feedback.actions import chain
from straatwijs.places.models import Area
from straatwijs.shared.weeks import AMSTERDAM


def plan(area: Area, by: Member, *, at: str = "2026-12-10 19:30", **other) -> Conversation:
    return plan_conversation(area=area, plan=a_plan(at=at, **other), by=by)


def a_plan(*, at: str = "2026-12-10 19:30", **other) -> Plan:
    usual = {
        "minutes": 90,
        "venue": "neighbourhood",
        "place": "Buurthuis De Kade",
        "open_for": "Wat er op het plein komt.",
        "fixed": "Het plein blijft een plein.",
        "ceiling": 3,
        "themes": ["Schone straten", "Samen leven"],
        "roles": ["Bewoners", "Jongerenwerkers"],
    }
    return Plan(at=datetime.fromisoformat(at).replace(tzinfo=AMSTERDAM), **{**usual, **other})


def propose(conversation: Conversation, by: Member) -> dict[str, Topic]:
    build_agenda(conversation=conversation, by=by)
    return {topic.key: topic for topic in conversation.topics.all()}


def decide(topic: Topic, by: Member, state: str = TopicState.ON_AGENDA, reason: str = "") -> Topic:
    return chain.decide_topic(topic=topic, state=state, reason=reason, theme=None, title="", by=by)


def on_agenda(conversation: Conversation, by: Member, key: str = "notes:loose_tiles") -> Topic:
    """Proposed, put on, and the agenda set."""
    topic = decide(propose(conversation, by)[key], by)
    chain.set_agenda(conversation=conversation, by=by)
    return topic


def agree(topic: Topic, by: Member, what: str = "De stoep wordt rechtgelegd") -> ActionPoint:
    return chain.agree_action(topic=topic, what=what, who="De gemeente", due=date(2027, 3, 1), by=by)


def brought_in(conversation: Conversation, by: Member, title: str = "Meer groen op het plein") -> Topic:
    """A topic by word of mouth, on a set agenda."""
    topic = add_topic(conversation=conversation, title=title, theme=None, areas=[], by=by)
    decided = decide(topic, by)
    chain.set_agenda(conversation=conversation, by=by)
    return decided


def report(topic: Topic, by: Member) -> None:
    """Talked about, written down, and the conversation closed."""
    said = {
        "going_on": "Er is weinig groen.",
        "doing": "Bewoners geven water.",
        "more": "Samen planten in maart.",
    }
    write_minutes(topic=topic, **said, seen=0, by=by)
    conversation = topic.conversation
    hold(conversation=conversation, present={"Bewoners": 14}, by=by)
    chain.close_conversation(conversation=conversation, checked=CHECKS, by=by)
