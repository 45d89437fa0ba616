"""Conversations, the topics on their agenda, and what was agreed."""

from straatwijs.agenda.models.action_points import ActionNews, ActionPoint, ActionSource
from straatwijs.agenda.models.conversations import Conversation, Party, Theme
from straatwijs.agenda.models.topics import Minutes, Topic, TopicSource

__all__ = [
    "ActionNews",
    "ActionPoint",
    "ActionSource",
    "Conversation",
    "Minutes",
    "Party",
    "Theme",
    "Topic",
    "TopicSource",
]
