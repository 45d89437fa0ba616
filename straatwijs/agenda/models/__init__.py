"""Conversations, the topics on their agenda, what was agreed, and what residents choose."""

from straatwijs.agenda.models.action_points import ActionNews, ActionPoint, ActionSource
from straatwijs.agenda.models.choices import (
    Ballot,
    BallotCode,
    Choice,
    Option,
    Phase,
    UsedCode,
    WaitingBallot,
)
from straatwijs.agenda.models.conversations import Conversation, Party, Theme
from straatwijs.agenda.models.topics import Minutes, Topic, TopicSource

__all__ = [
    "ActionNews",
    "ActionPoint",
    "ActionSource",
    "Ballot",
    "BallotCode",
    "Choice",
    "Conversation",
    "Minutes",
    "Option",
    "Party",
    "Phase",
    "Theme",
    "Topic",
    "TopicSource",
    "UsedCode",
    "WaitingBallot",
]
