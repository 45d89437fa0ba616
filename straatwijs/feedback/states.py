"""The states of what people gave, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    RECEIVED = "received", _("received")
    SEEN = "seen", _("seen by the team")
    BEING_DISCUSSED = "being_discussed", _("being discussed")
    PLANNED = "planned", _("planned")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done, with the reason")


_S = State
ALLOWED: dict[State, frozenset[State]] = {
    _S.RECEIVED: frozenset({_S.SEEN, _S.BEING_DISCUSSED, _S.PLANNED, _S.DONE, _S.NOT_DONE}),
    _S.SEEN: frozenset({_S.BEING_DISCUSSED, _S.PLANNED, _S.DONE, _S.NOT_DONE}),
    _S.BEING_DISCUSSED: frozenset({_S.PLANNED, _S.DONE, _S.NOT_DONE}),
    _S.PLANNED: frozenset({_S.BEING_DISCUSSED, _S.DONE, _S.NOT_DONE}),
    _S.DONE: frozenset({_S.BEING_DISCUSSED, _S.PLANNED}),
    _S.NOT_DONE: frozenset({_S.BEING_DISCUSSED, _S.PLANNED, _S.DONE}),
}
