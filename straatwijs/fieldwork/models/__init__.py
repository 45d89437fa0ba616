"""What is kept of looking together, beside the contributions themselves."""

from straatwijs.fieldwork.models.drafts import Draft
from straatwijs.fieldwork.models.make_up import Group, MakeUp
from straatwijs.fieldwork.models.threads import Thread, ThreadStory

__all__ = ["Draft", "Group", "MakeUp", "Thread", "ThreadStory"]
