"""What looking together keeps beside the contributions themselves."""

from straatwijs.fieldwork.models.burden import Ceiling, LighterForm
from straatwijs.fieldwork.models.course import CourseChange, Sister, Target
from straatwijs.fieldwork.models.drafts import Draft
from straatwijs.fieldwork.models.rounds import Round, Route, Stop
from straatwijs.fieldwork.models.typed_sheets import TypedSheet

__all__ = [
    "Ceiling",
    "CourseChange",
    "Draft",
    "LighterForm",
    "Round",
    "Route",
    "Sister",
    "Stop",
    "Target",
    "TypedSheet",
]
