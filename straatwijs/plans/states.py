"""The states of a plan, a step, an obstacle and a measure, and which may follow which."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PlanState(models.TextChoices):
    MAKING = "making", _("being made")
    ADOPTED = "adopted", _("adopted")
    AFTERCARE = "aftercare", _("aftercare: we keep looking")
    STOPPED = "stopped", _("stopped, with the reason")


class StepState(models.TextChoices):
    OPEN = "open", _("open")
    PASSED = "passed", _("passed")


class ObstacleState(models.TextChoices):
    OPEN = "open", _("still in the way")
    CLEARED = "cleared", _("out of the way")
    # It stays, and everyone may know: with the reason.
    NAMED = "named", _("it stays, and we say why")


class MeasureState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    WAITING = "waiting", _("waits until there is room")
    AGREED = "agreed", _("agreed")
    UNDER_WAY = "under_way", _("under way")
    DONE = "done", _("done")
    STOPPED = "stopped", _("stopped, with the reason")


_P, _S, _O, _M = PlanState, StepState, ObstacleState, MeasureState

# A plan follows its steps: passing the fourth adopts it, passing the seventh begins the aftercare.
PLAN: dict[PlanState, frozenset[PlanState]] = {
    _P.MAKING: frozenset({_P.ADOPTED, _P.STOPPED}),
    _P.ADOPTED: frozenset({_P.MAKING, _P.AFTERCARE, _P.STOPPED}),
    _P.AFTERCARE: frozenset({_P.MAKING, _P.ADOPTED, _P.STOPPED}),
    _P.STOPPED: frozenset({_P.MAKING}),
}
STEP: dict[StepState, frozenset[StepState]] = {
    _S.OPEN: frozenset({_S.PASSED}),
    _S.PASSED: frozenset({_S.OPEN}),
}
OBSTACLE: dict[ObstacleState, frozenset[ObstacleState]] = {
    _O.OPEN: frozenset({_O.CLEARED, _O.NAMED}),
    _O.CLEARED: frozenset({_O.OPEN}),
    _O.NAMED: frozenset({_O.OPEN, _O.CLEARED}),
}
# Under way may follow itself: news on the way counts. Done falls back when people say it is worse, as far as there is room.
MEASURE: dict[MeasureState, frozenset[MeasureState]] = {
    _M.PROPOSED: frozenset({_M.AGREED, _M.WAITING, _M.STOPPED}),
    _M.WAITING: frozenset({_M.AGREED, _M.STOPPED}),
    _M.AGREED: frozenset({_M.UNDER_WAY, _M.DONE, _M.STOPPED}),
    _M.UNDER_WAY: frozenset({_M.UNDER_WAY, _M.DONE, _M.STOPPED}),
    _M.DONE: frozenset({_M.UNDER_WAY, _M.WAITING}),
    _M.STOPPED: frozenset({_M.PROPOSED}),
}
# What asks for people's attention now: these count for the ceiling.
OPEN_MEASURES = (_M.AGREED, _M.UNDER_WAY)
