"""The states of a proposed link between works and wishes, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("taken up")
    REJECTED = "rejected", _("not taken up, with the reason")
    JOINED = "joined", _("joined with another")
    # Only what somebody added by hand: the search would find its own again.
    WITHDRAWN = "withdrawn", _("taken away again")


_L = LinkState

# How the name of a link begins that somebody added by hand; the catalogue has none like it.
OWN = "own-"

# Back to proposed is the way to take a decision back.
LINK: dict[LinkState, frozenset[LinkState]] = {
    _L.PROPOSED: frozenset({_L.ACCEPTED, _L.REJECTED, _L.JOINED, _L.WITHDRAWN}),
    _L.ACCEPTED: frozenset({_L.PROPOSED, _L.REJECTED, _L.JOINED}),
    _L.REJECTED: frozenset({_L.PROPOSED, _L.ACCEPTED}),
    _L.JOINED: frozenset({_L.PROPOSED}),
    _L.WITHDRAWN: frozenset({_L.PROPOSED}),
}
