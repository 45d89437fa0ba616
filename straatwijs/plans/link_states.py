"""The states of a proposed link between works and wishes, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LinkState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACCEPTED = "accepted", _("taken up")
    REJECTED = "rejected", _("not taken up, with the reason")
    JOINED = "joined", _("joined with another")


_L = LinkState

# Back to proposed is the way to take a decision back.
LINK: dict[LinkState, frozenset[LinkState]] = {
    _L.PROPOSED: frozenset({_L.ACCEPTED, _L.REJECTED, _L.JOINED}),
    _L.ACCEPTED: frozenset({_L.PROPOSED, _L.REJECTED, _L.JOINED}),
    _L.REJECTED: frozenset({_L.PROPOSED, _L.ACCEPTED}),
    _L.JOINED: frozenset({_L.PROPOSED}),
}
