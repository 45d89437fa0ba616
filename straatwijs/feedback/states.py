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
# Being discussed and planned may follow themselves: news on the way counts, also when little changed.
ALLOWED: dict[State, frozenset[State]] = {
    _S.RECEIVED: frozenset({_S.SEEN, _S.BEING_DISCUSSED, _S.PLANNED, _S.DONE, _S.NOT_DONE}),
    _S.SEEN: frozenset({_S.BEING_DISCUSSED, _S.PLANNED, _S.DONE, _S.NOT_DONE}),
    _S.BEING_DISCUSSED: frozenset({_S.BEING_DISCUSSED, _S.PLANNED, _S.DONE, _S.NOT_DONE}),
    _S.PLANNED: frozenset({_S.PLANNED, _S.BEING_DISCUSSED, _S.DONE, _S.NOT_DONE}),
    _S.DONE: frozenset({_S.BEING_DISCUSSED, _S.PLANNED}),
    _S.NOT_DONE: frozenset({_S.BEING_DISCUSSED, _S.PLANNED, _S.DONE}),
}
# Somebody told something back in words. Seen is a sign, not an answer.
ANSWERS = (_S.BEING_DISCUSSED, _S.PLANNED, _S.DONE, _S.NOT_DONE)
WAITING = (_S.RECEIVED, _S.SEEN)


def next_step(state: State) -> str:
    """What the giver may expect now, in one sentence."""
    return str(_NEXT[state])


_NEXT = {
    _S.RECEIVED: _(
        "The team of your street reads it. As soon as somebody does something with it, you see it here."
    ),
    _S.SEEN: _("The team has read it. What they do with it, or why not, comes here."),
    _S.BEING_DISCUSSED: _("The team is talking about it. What comes out of it stands here."),
    _S.PLANNED: _("It is going to happen. When it is done, you see it here."),
    _S.DONE: _("This is finished. Do you still see it? Note it again."),
    _S.NOT_DONE: _(
        "This is not going to happen. The reason stands above. Has something changed? Note it again."
    ),
}
