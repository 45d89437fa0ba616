"""What the team and the holders of receipts do."""

from straatwijs.feedback.actions.answers import answer, mark_seen, undo_answer
from straatwijs.feedback.actions.receipts import complete, withdraw
from straatwijs.feedback.actions.sharing import share

__all__ = ["answer", "complete", "mark_seen", "share", "undo_answer", "withdraw"]
