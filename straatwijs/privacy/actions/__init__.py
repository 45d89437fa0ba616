"""Writes of the gate: closing blocks, and forgetting what may no longer be kept."""

from straatwijs.privacy.actions.publishing import Closing, Due, due_closings, publish_block, publish_counts
from straatwijs.privacy.actions.retention import Forgotten, forget

__all__ = ["Closing", "Due", "Forgotten", "due_closings", "forget", "publish_block", "publish_counts"]
