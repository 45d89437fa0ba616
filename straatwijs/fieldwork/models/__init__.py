"""What looking together keeps beside the contributions themselves."""

from straatwijs.fieldwork.models.checklists import ChecklistMeeting, ItemAnswer
from straatwijs.fieldwork.models.drafts import Draft
from straatwijs.fieldwork.models.points import Point, PointSource, PointStep
from straatwijs.fieldwork.models.rounds import Round, Route, Stop
from straatwijs.fieldwork.models.typed_sheets import TypedSheet

__all__ = [
    "ChecklistMeeting",
    "Draft",
    "ItemAnswer",
    "Point",
    "PointSource",
    "PointStep",
    "Round",
    "Route",
    "Stop",
    "TypedSheet",
]
