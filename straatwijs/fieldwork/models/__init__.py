"""What is kept of looking together, beside the contributions themselves."""

from straatwijs.fieldwork.models.checklists import ChecklistMeeting, ItemAnswer
from straatwijs.fieldwork.models.drafts import Draft
from straatwijs.fieldwork.models.make_up import Group, MakeUp
from straatwijs.fieldwork.models.points import Point, PointSource, PointStep
from straatwijs.fieldwork.models.rounds import Round, Route, Stop
from straatwijs.fieldwork.models.threads import Thread, ThreadStory
from straatwijs.fieldwork.models.typed_sheets import TypedSheet

__all__ = [
    "ChecklistMeeting",
    "Draft",
    "Group",
    "ItemAnswer",
    "MakeUp",
    "Point",
    "PointSource",
    "PointStep",
    "Round",
    "Route",
    "Stop",
    "Thread",
    "ThreadStory",
    "TypedSheet",
]
