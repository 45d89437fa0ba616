"""Looking for signals, and what the team does with them."""

from straatwijs.early_signals.actions.finding import Found, find_signals
from straatwijs.early_signals.actions.forgetting import forget
from straatwijs.early_signals.actions.judging import UNDO_WITHIN, judge, undo
from straatwijs.shared.refusal import Refused

__all__ = ["UNDO_WITHIN", "Found", "Refused", "find_signals", "forget", "judge", "undo"]
