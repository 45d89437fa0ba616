"""What looking together keeps beside the contributions themselves."""

from straatwijs.fieldwork.models.drafts import Draft

__all__ = ["Draft"]
