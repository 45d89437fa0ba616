"""What is kept of looking together, beside the contributions themselves."""

from straatwijs.fieldwork.models.drafts import Draft
from straatwijs.fieldwork.models.make_up import Group, MakeUp
from straatwijs.fieldwork.models.rounds import Round, Route, Stop
from straatwijs.fieldwork.models.threads import Thread, ThreadStory
from straatwijs.fieldwork.models.typed_sheets import TypedSheet

__all__ = ["Draft", "Group", "MakeUp", "Round", "Route", "Stop", "Thread", "ThreadStory", "TypedSheet"]
