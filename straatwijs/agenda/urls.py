"""Conversations and what was agreed."""

from typing import Any

urlpatterns: list[Any] = []
