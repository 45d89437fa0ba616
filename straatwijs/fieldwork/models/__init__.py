"""Looking together: what is kept beside the filled in forms themselves."""

from straatwijs.fieldwork.models.burden import Ceiling, LighterForm
from straatwijs.fieldwork.models.course import CourseChange, Sister, Target

__all__ = ["Ceiling", "CourseChange", "LighterForm", "Sister", "Target"]
