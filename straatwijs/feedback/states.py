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


class Milestone(models.TextChoices):
    """Steps from conversation and plan to result, told to those whose note it began with."""

    ON_AGENDA = "on_agenda", _("on the agenda of the conversation")
    LEFT_OFF = "left_off", _("not on the agenda, with the reason")
    LATER = "later", _("kept for the next conversation")
    DECIDED = "decided", _("agreed in the conversation")
    ADVANCED = "advanced", _("a step further")
    DONE = "done", _("done, as agreed")
    NOT_DONE = "not_done", _("agreed, but not done")
    REOPENED = "reopened", _("open again")
    IN_PLAN = "in_plan", _("agreed in the plan")
    WAITS = "waits", _("waits in the plan until there is room")
    STOPPED = "stopped", _("stopped, with the reason")


class Opinion(models.TextChoices):
    BETTER = "better", _("better")
    SAME = "same", _("the same")
    WORSE = "worse", _("worse")


_S, _M = State, Milestone
# Where a contribution stands after each step.
AFTER: dict[Milestone, State] = {
    _M.ON_AGENDA: _S.BEING_DISCUSSED,
    _M.LEFT_OFF: _S.NOT_DONE,
    _M.LATER: _S.BEING_DISCUSSED,
    _M.DECIDED: _S.PLANNED,
    _M.ADVANCED: _S.PLANNED,
    _M.DONE: _S.DONE,
    _M.NOT_DONE: _S.NOT_DONE,
    _M.REOPENED: _S.BEING_DISCUSSED,
    _M.IN_PLAN: _S.PLANNED,
    _M.WAITS: _S.BEING_DISCUSSED,
    _M.STOPPED: _S.NOT_DONE,
}
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
SETTLED = (_S.DONE, _S.NOT_DONE)


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
