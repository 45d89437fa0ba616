"""Rows of this stage."""

from straatwijs.fieldwork.models.checklists import ChecklistMeeting, ItemAnswer
from straatwijs.fieldwork.models.points import Point, PointSource, PointStep

__all__ = ["ChecklistMeeting", "ItemAnswer", "Point", "PointSource", "PointStep"]
