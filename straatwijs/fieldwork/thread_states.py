"""The states of a thread, and which may follow which. A group that is only suggested is nowhere kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ThreadState(models.TextChoices):
    KEPT = "kept", _("kept")
    ASIDE = "aside", _("laid aside")
    MERGED = "merged", _("joined with another")
    # A suggestion of which a person said that it is no thread; it is not suggested again.
    REFUSED = "refused", _("no thread")


_S = ThreadState

# Joining and refusing can be undone for a while; what is undone was never told to anybody.
THREAD: dict[ThreadState, frozenset[ThreadState]] = {
    _S.KEPT: frozenset({_S.ASIDE, _S.MERGED}),
    _S.ASIDE: frozenset({_S.KEPT, _S.MERGED}),
    _S.MERGED: frozenset({_S.KEPT, _S.ASIDE}),
    _S.REFUSED: frozenset(),
}
