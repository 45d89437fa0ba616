"""What looking together keeps beside the contributions themselves."""

from straatwijs.fieldwork.models.drafts import Draft
from straatwijs.fieldwork.models.rounds import Round, Route, Stop
from straatwijs.fieldwork.models.typed_sheets import TypedSheet

__all__ = ["Draft", "Round", "Route", "Stop", "TypedSheet"]
