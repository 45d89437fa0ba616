"""The states of a conversation, a topic and an action point, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ConversationState(models.TextChoices):
    PLANNED = "planned", _("planned")
    # The agenda stands and everyone can read it.
    SET = "set", _("the agenda is set")
    HELD = "held", _("held; the report follows")
    CLOSED = "closed", _("the report is there")


class TopicState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ON_AGENDA = "on_agenda", _("on the agenda")
    MERGED = "merged", _("joined with another topic")
    DROPPED = "dropped", _("not on the agenda, with the reason")
    LATER = "later", _("kept for the next conversation")


class ActionState(models.TextChoices):
    AGREED = "agreed", _("agreed")
    ADVANCED = "advanced", _("under way")
    DONE = "done", _("done")
    NOT_DONE = "not_done", _("not done, with the reason")
    REOPENED = "reopened", _("open again")


_C, _T, _A = ConversationState, TopicState, ActionState

# A step back is there as long as nothing was told that a step back would make untrue.
CONVERSATION: dict[ConversationState, frozenset[ConversationState]] = {
    _C.PLANNED: frozenset({_C.SET}),
    _C.SET: frozenset({_C.HELD}),
    _C.HELD: frozenset({_C.CLOSED}),
    _C.CLOSED: frozenset(),
}
TOPIC: dict[TopicState, frozenset[TopicState]] = {
    _T.PROPOSED: frozenset({_T.ON_AGENDA, _T.MERGED, _T.DROPPED, _T.LATER}),
    _T.ON_AGENDA: frozenset({_T.PROPOSED, _T.MERGED, _T.DROPPED, _T.LATER}),
    _T.LATER: frozenset({_T.PROPOSED, _T.ON_AGENDA, _T.DROPPED, _T.MERGED}),
    _T.DROPPED: frozenset({_T.PROPOSED, _T.ON_AGENDA}),
    _T.MERGED: frozenset(),
}
# Under way may follow itself: news on the way counts, also when little changed.
ACTION: dict[ActionState, frozenset[ActionState]] = {
    _A.AGREED: frozenset({_A.ADVANCED, _A.DONE, _A.NOT_DONE}),
    _A.ADVANCED: frozenset({_A.ADVANCED, _A.DONE, _A.NOT_DONE}),
    _A.REOPENED: frozenset({_A.ADVANCED, _A.DONE, _A.NOT_DONE}),
    _A.DONE: frozenset({_A.REOPENED}),
    _A.NOT_DONE: frozenset({_A.REOPENED}),
}
OPEN_ACTIONS = (_A.AGREED, _A.ADVANCED, _A.REOPENED)
