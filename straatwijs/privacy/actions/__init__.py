"""Writes of the gate: closing blocks, and forgetting what may no longer be kept."""

from straatwijs.privacy.actions.publishing import Closing, Due, due_closings, publish_block, publish_counts

__all__ = ["Closing", "Due", "due_closings", "publish_block", "publish_counts"]
